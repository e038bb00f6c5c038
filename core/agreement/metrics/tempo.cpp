#include "core/agreement/music/tempo.h"

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

#include <QJsonArray>

namespace unisono {

namespace {

Result<TempoPair> tempiOf(const QJsonValue& value, const QString& place)
{
    const auto tempi = caseNumbers(value, place);
    if (!tempi)
        return tempi.error();
    if (tempi->size() != 2)
        return wrongInput(place);
    return TempoPair{{(*tempi)[0], (*tempi)[1]}};
}

Result<QJsonValue> scoreOf(const QJsonValue& item, const QString& place, double tolerance)
{
    auto reference = tempiOf(item[u"reference"], place + QStringLiteral(".reference"));
    if (!reference)
        return reference.error();
    const auto estimate = tempiOf(item[u"estimate"], place + QStringLiteral(".estimate"));
    if (!estimate)
        return estimate.error();
    if (!item[u"reference_weight"].isDouble())
        return wrongInput(place + QStringLiteral(".reference_weight"));
    reference->firstWeight = item[u"reference_weight"].toDouble();
    const std::optional<TempoAgreement> agreement = tempoAgreement(*reference, *estimate, tolerance);
    if (!agreement)
        return QJsonValue(QJsonValue::Null);
    return QJsonValue(QJsonObject{{QStringLiteral("p_score"), caseFigure(agreement->pScore)},
                                  {QStringLiteral("one_correct"), agreement->isOneRight},
                                  {QStringLiteral("both_correct"), agreement->areBothRight}});
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject& params)
{
    if (!input[u"items"].isArray())
        return wrongInput(QStringLiteral("items"));
    const double tolerance = params[u"tolerance"].toDouble(kTempoTolerance);
    if (!(tolerance >= 0 && tolerance <= 1))
        return wrongInput(QStringLiteral("tolerance"));
    QJsonArray scores;
    for (const QJsonValue item : input[u"items"].toArray()) {
        const auto score = scoreOf(item, QStringLiteral("items[%1]").arg(scores.size()), tolerance);
        if (!score)
            return score.error();
        scores.append(*score);
    }
    return QJsonObject{{QStringLiteral("scores"), scores}};
}

} // namespace

void registerMetrics_tempo(MetricRegistry& registry)
{
    registry.add({QStringLiteral("tempo"),
                  1,
                  QStringLiteral("tempo"),
                  QStringLiteral("Of each item: p_score = w h1 + (1 - w) h2, h = 1 where a tempo of the estimate is at "
                                 "most 8 % off the first, the second tempo of the reference, w the weight of the "
                                 "first; one_correct, both_correct: of h1 and h2. Undefined: no tempo above 0, a "
                                 "weight outside 0 to 1"),
                  QStringLiteral("McKinney and Moelants 2006, Ambiguity in tempo perception; Raffel et al. 2014, "
                                 "mir_eval"),
                  false,
                  {{QStringLiteral("scores"), {}, std::nullopt}},
                  compute});
}

} // namespace unisono
