#include "core/agreement/coefficients/conger.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("conger_kappa"), QStringLiteral("conger_kappa"), congerKappa);
}

} // namespace

void registerMetrics_congerkappa(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("congerkappa"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral("(pa - pe) / (1 - pe); pe: mean over pairs of raters of sum of w(c, k) p1(c) p2(k), each "
                        "rater's own shares"),
         QStringLiteral(
             "Conger 1980, Integration and generalization of kappas for multiple raters; irrCAC conger.kappa.raw"),
         true,
         {{QStringLiteral("conger_kappa"), {}, 1},
          {QStringLiteral("conger_kappa_linear"), {}, 1},
          {QStringLiteral("conger_kappa_quadratic"), {}, 1},
          {QStringLiteral("conger_kappa_ordinal"), {}, 1}},
         compute});
}

} // namespace unisono
