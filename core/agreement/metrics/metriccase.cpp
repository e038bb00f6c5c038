#include "core/agreement/metrics/metriccase.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/genre/schematext.h"

#include <QJsonDocument>

namespace unisono {

Result<MetricCase> metricCaseFromJson(const QByteArray& json)
{
    if (json.size() > kMostCaseBytes)
        return Error{ErrorCode::TooLarge, QStringLiteral("a case of too many bytes"), {}, {}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return wrongInput(placeOf(json, error.offset));
    const QJsonObject all = document.object();
    if (!all[u"kind"].isString())
        return wrongInput(QStringLiteral("kind"));
    if (!all[u"input"].isObject())
        return wrongInput(QStringLiteral("input"));
    return MetricCase{all[u"name"].toString(), all[u"kind"].toString(), all[u"input"].toObject(),
                      all[u"params"].toObject(), all[u"expected"].toObject().keys()};
}

Result<QJsonObject> computeWanted(const MetricCase& metricCase)
{
    Result<QJsonObject> all = computeCase(metricCase.kind, metricCase.input, metricCase.params);
    if (!all || metricCase.wanted.isEmpty())
        return all;
    QJsonObject wanted;
    for (const QString& id : metricCase.wanted)
        wanted[id] = all->contains(id) ? (*all)[id] : QJsonValue(QJsonValue::Null);
    return wanted;
}

} // namespace unisono
