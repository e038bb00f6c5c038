#include "core/agreement/coefficients/brennanprediger.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("brennan_prediger"), QStringLiteral("brennan_prediger"),
                           brennanPrediger);
}

} // namespace

void registerMetrics_brennanprediger(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("brennanprediger"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral("(pa - pe) / (1 - pe); pe = mean of the weights of all pairs of categories, 1 / categories "
                        "without weights"),
         QStringLiteral(
             "Brennan and Prediger 1981, Coefficient kappa: some uses, misuses, and alternatives; irrCAC bp.coeff.raw"),
         true,
         {{QStringLiteral("brennan_prediger"), {}, 1},
          {QStringLiteral("brennan_prediger_linear"), {}, 1},
          {QStringLiteral("brennan_prediger_quadratic"), {}, 1},
          {QStringLiteral("brennan_prediger_ordinal"), {}, 1}},
         compute});
}

} // namespace unisono
