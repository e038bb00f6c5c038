#pragma once

#include "core/base/result.h"
#include "core/package/package.h"
#include "core/package/packagefile.h"

#include <QJsonObject>

namespace unisono {

// The values of a package as JSON. Reading takes objects as untrustedObject() gives them, and judges every member:
// forms of ids, ranges of numbers, control characters, and that what is referred to exists.
// Errors: Refused -> package.member, package.id, package.number, package.text-control, package.reference,
// package.duplicate-id, package.layer, package.schema, package.too-many-items; NewerVersion

/// package.json of an offer, without its schema, which is an entry of its own.
QByteArray offerToJson(const PackageOffer& offer);
Result<PackageOffer> offerFromJson(const QJsonObject& head, const QByteArray& schemaJson, const PackageLimits& limits);

/// A unit of training as it stands in package.json.
QJsonObject trainingToJson(const PackageTraining& training);
Result<PackageTraining> trainingFromJson(const QJsonObject& object);

/// package.json and answers.json of a return.
QByteArray returnToJson(const PackageReturn& value);
QByteArray answersToJson(const PackageReturn& value);
Result<PackageReturn> returnFromJson(const QJsonObject& head, const QJsonObject& answers, const PackageLimits& limits);

/// What package.json says it belongs to. Errors: NewerVersion; Refused -> package.member
Result<PackageKind> kindFromJson(const QJsonObject& head);

} // namespace unisono
