#include "core/agreement/coefficients/fleiss.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("fleiss_kappa_irr"), QStringLiteral("fleiss_kappa_irr"), fleissKappa);
}

} // namespace

void registerMetrics_fleisskappairr(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("fleisskappairr"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral("(pa - pe) / (1 - pe); pe = sum of w(c, k) p(c) p(k), p: mean share of a category in units of "
                        "one rating or more; raters may miss units"),
         QStringLiteral("Fleiss 1971; Gwet 2014, Handbook of Inter-Rater Reliability; irrCAC fleiss.kappa.raw"),
         true,
         {{QStringLiteral("fleiss_kappa_irr"), {}, 1},
          {QStringLiteral("fleiss_kappa_irr_linear"), {}, 1},
          {QStringLiteral("fleiss_kappa_irr_quadratic"), {}, 1},
          {QStringLiteral("fleiss_kappa_irr_ordinal"), {}, 1}},
         compute});
}

} // namespace unisono
