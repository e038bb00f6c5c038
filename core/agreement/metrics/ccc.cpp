#include "core/agreement/coefficients/ccc.h"
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
    return QJsonObject{{QLatin1String("ccc"), caseFigure(concordance(numbersFromCase(*ratings)))}};
}

} // namespace

void registerMetrics_ccc(MetricRegistry& registry)
{
    // Identical answers give 1 where they are numbers.
    registry.add({QStringLiteral("ccc"),
                  1,
                  QStringLiteral("ratings"),
                  QStringLiteral("2 s12 / (s1^2 + s2^2 + (m1 - m2)^2); two raters, units that both rated with numbers"),
                  QStringLiteral("Lin 1989, A concordance correlation coefficient to evaluate reproducibility"),
                  true,
                  {{QStringLiteral("ccc"), {}, std::nullopt}},
                  compute});
}

} // namespace unisono
