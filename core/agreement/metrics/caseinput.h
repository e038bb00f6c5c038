#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QString>

#include <optional>
#include <vector>

namespace unisono {

// Reads the parts of a case's input. `place` names the part in an error: "reference.hz".
// Errors: Parse -> absent or of another form; detail is the place.

Error wrongInput(const QString& place);

/// An array of finite numbers.
Result<std::vector<double>> caseNumbers(const QJsonValue& value, const QString& place);
/// The same, ascending.
Result<std::vector<double>> caseTimes(const QJsonValue& value, const QString& place);

/// A number as JSON; null where it is undefined or not finite.
QJsonValue caseFigure(std::optional<double> value);

} // namespace unisono
