#include "core/agreement/coefficients/gwet.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("gwet_ac1"), QStringLiteral("gwet_ac2"), gwetAc);
}

} // namespace

void registerMetrics_gwetac(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("gwetac"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral(
             "(pa - pe) / (1 - pe); pe = sum of all weights * sum of p(c) (1 - p(c)) / (q (q - 1)), q categories"),
         QStringLiteral("Gwet 2008, Computing inter-rater reliability and its variance in the presence of high "
                        "agreement; Gwet 2014; irrCAC gwet.ac1.raw"),
         true,
         {{QStringLiteral("gwet_ac1"), {}, 1},
          {QStringLiteral("gwet_ac2_linear"), {}, 1},
          {QStringLiteral("gwet_ac2_quadratic"), {}, 1},
          {QStringLiteral("gwet_ac2_ordinal"), {}, 1}},
         compute});
}

} // namespace unisono
