#include "core/agreement/coefficients/fleiss.h"
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
    return QJsonObject{{QLatin1String("fleiss_kappa"), caseFigure(fleissKappaComplete(*ratings))}};
}

} // namespace

void registerMetrics_fleisskappa(MetricRegistry& registry)
{
    registry.add(
        {QStringLiteral("fleisskappa"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral(
             "(P - Pe) / (1 - Pe); Pe = sum of squared shares of the categories; every unit rated equally often"),
         QStringLiteral("Fleiss 1971, Measuring nominal scale agreement among many raters, statsmodels fleiss_kappa"),
         true,
         {{QStringLiteral("fleiss_kappa"), {}, 1}},
         compute});
}

} // namespace unisono
