#include "core/agreement/music/key.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    if (!input[u"pairs"].isArray())
        return wrongInput(QStringLiteral("pairs"));
    QJsonArray scores;
    for (const QJsonValue pair : input[u"pairs"].toArray()) {
        if (!pair[u"reference"].isString() || !pair[u"estimate"].isString())
            return wrongInput(QStringLiteral("pairs[%1]").arg(scores.size()));
        const auto reference = keyOf(pair[u"reference"].toString());
        const auto estimate = keyOf(pair[u"estimate"].toString());
        scores.append(reference && estimate ? caseFigure(keyScore(*reference, *estimate))
                                            : QJsonValue(QJsonValue::Null));
    }
    return QJsonObject{{QStringLiteral("weighted_score"), scores}};
}

} // namespace

void registerMetrics_key(MetricRegistry& registry)
{
    registry.add({QStringLiteral("key"),
                  1,
                  QStringLiteral("key"),
                  QStringLiteral("Of each pair: the same key 1; the same mode a fifth above 0.5; the relative major or "
                                 "minor 0.3; the parallel one 0.2; any other 0. Undefined: a text that is no key"),
                  QStringLiteral("MIREX, Audio Key Detection; Raffel et al. 2014, mir_eval"),
                  false,
                  {{QStringLiteral("weighted_score"), {}, 1}},
                  compute});
}

} // namespace unisono
