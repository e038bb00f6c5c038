#include "core/agreement/metrics/caseinput.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace unisono {

Error wrongInput(const QString& place)
{
    return {ErrorCode::Parse, QStringLiteral("input of another form"), {}, place};
}

Result<std::vector<double>> caseNumbers(const QJsonValue& value, const QString& place)
{
    if (!value.isArray())
        return wrongInput(place);
    std::vector<double> numbers;
    const QJsonArray array = value.toArray();
    numbers.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonValue each = array[i];
        if (!each.isDouble() || !std::isfinite(each.toDouble()))
            return wrongInput(QStringLiteral("%1[%2]").arg(place).arg(i));
        numbers.push_back(each.toDouble());
    }
    return numbers;
}

Result<std::vector<double>> caseTimes(const QJsonValue& value, const QString& place)
{
    Result<std::vector<double>> times = caseNumbers(value, place);
    if (times && !std::is_sorted(times->begin(), times->end()))
        return wrongInput(place);
    return times;
}

QJsonValue caseFigure(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

} // namespace unisono
