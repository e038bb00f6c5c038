#include "core/agreement/coefficients/observed.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    return weightedFigures(input, QStringLiteral("percent_agreement"), QStringLiteral("percent_agreement"),
                           [](const AgreementSums& sums, const AgreementWeights&) { return observedAgreement(sums); });
}

} // namespace

void registerMetrics_percentagreement(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("percentagreement"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral(
             "mean over units of two ratings or more of the share of pairs that agree, in part by the weights"),
         QStringLiteral("Gwet 2014, Handbook of Inter-Rater Reliability; irrCAC pa.coeff.raw"),
         true,
         {{QStringLiteral("percent_agreement"), {}, 1},
          {QStringLiteral("percent_agreement_linear"), {}, 1},
          {QStringLiteral("percent_agreement_quadratic"), {}, 1},
          {QStringLiteral("percent_agreement_ordinal"), {}, 1}},
         compute});
}

} // namespace unisono
