#include "core/agreement/coefficients/scott.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("scott_pi"), QStringLiteral("scott_pi"), scottPi);
}

} // namespace

void registerMetrics_scottpi(MetricRegistry& registry)
{
    registry.add({QStringLiteral("scottpi"),
                  1,
                  QStringLiteral("ratings"),
                  QStringLiteral("(pa - pe) / (1 - pe); pe = sum of w(c, k) p(c) p(k), p: both raters' shares "
                                 "together; units that both rated"),
                  QStringLiteral("Scott 1955, Reliability of content analysis; irrCAC scott2.table"),
                  true,
                  {{QStringLiteral("scott_pi"), {}, 1},
                   {QStringLiteral("scott_pi_linear"), {}, 1},
                   {QStringLiteral("scott_pi_quadratic"), {}, 1},
                   {QStringLiteral("scott_pi_ordinal"), {}, 1}},
                  compute});
}

} // namespace unisono
