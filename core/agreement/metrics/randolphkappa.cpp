#include "core/agreement/coefficients/brennanprediger.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<Ratings> ratings = ratingsFromCase(input);
    if (!ratings)
        return ratings.error();
    return QJsonObject{{QLatin1String("randolph_kappa"), caseFigure(randolphKappa(*ratings))}};
}

} // namespace

void registerMetrics_randolphkappa(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("randolphkappa"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral("(P - 1 / q) / (1 - 1 / q), q categories; every unit rated equally often"),
         QStringLiteral("Randolph 2005, Free-marginal multirater kappa, statsmodels fleiss_kappa with method randolph"),
         true,
         {{QStringLiteral("randolph_kappa"), {}, 1}},
         compute});
}

} // namespace unisono
