#pragma once

#include "core/base/result.h"
#include "core/package/packagelimits.h"

#include <QByteArray>
#include <QJsonObject>

namespace unisono {

/// A JSON object from elsewhere. Depth, counts and lengths of texts are judged before anything is made of it, so that
/// a small text cannot take much memory. `entry` names it in errors.
/// Errors: Refused -> package.json, package.json-deep, package.json-values, package.too-many-items, package.text-long
Result<QJsonObject> untrustedObject(const QByteArray& json, const QString& entry, const PackageLimits& limits);

} // namespace unisono
