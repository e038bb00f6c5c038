#include "core/agreement/coefficients/icc.h"
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
    const IntraclassCorrelations found = intraclassCorrelations(numbersFromCase(*ratings));
    return QJsonObject{{QLatin1String("icc_1"), caseFigure(found.one)},
                       {QLatin1String("icc_2_1"), caseFigure(found.two)},
                       {QLatin1String("icc_2_k"), caseFigure(found.twoMean)}};
}

} // namespace

void registerMetrics_icc(MetricRegistry& registry)
{
    // Identical answers give 1 where they are numbers.
    registry.add(
        {QStringLiteral("icc"),
         1,
         QStringLiteral("ratings"),
         QStringLiteral("(MSB - MSW) / (MSB + (k - 1) MSW); (MSB - MSE) / (MSB + (k - 1) MSE + k (MSR - MSE) / n); "
                        "(MSB - MSE) / (MSB + (MSR - MSE) / n); n units that all k raters rated with numbers"),
         QStringLiteral("Shrout and Fleiss 1979, Intraclass correlations: uses in assessing rater reliability"),
         true,
         {{QStringLiteral("icc_1"), {}, std::nullopt},
          {QStringLiteral("icc_2_1"), {}, std::nullopt},
          {QStringLiteral("icc_2_k"), {}, std::nullopt}},
         compute});
}

} // namespace unisono
