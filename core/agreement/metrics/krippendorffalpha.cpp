#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

QJsonValue alphaBy(const Ratings& ratings, const AgreementWeights& weights)
{
    return caseFigure(krippendorffAlpha(sumsOf(ratings, weights), weights));
}

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<Ratings> ratings = ratingsFromCase(input);
    if (!ratings)
        return ratings.error();
    const AgreementWeights nominal = nominalWeights(ratings->categories);
    const bool numbers = !ratings->values.empty();
    return QJsonObject{{QLatin1String("krippendorff_alpha_nominal"), alphaBy(*ratings, nominal)},
                       {QLatin1String("krippendorff_alpha_ordinal"),
                        caseFigure(krippendorffAlphaOrdinal(sumsOf(*ratings, nominal, SumsDetail::Coincidences)))},
                       {QLatin1String("krippendorff_alpha_interval"),
                        numbers ? alphaBy(*ratings, intervalWeights(ratings->values)) : QJsonValue(QJsonValue::Null)},
                       {QLatin1String("krippendorff_alpha_ratio"),
                        numbers ? alphaBy(*ratings, ratioWeights(ratings->values)) : QJsonValue(QJsonValue::Null)}};
}

} // namespace

void registerMetrics_krippendorffalpha(MetricRegistry& registry)
{
    // Identical ratings of -v and v have no ratio distance, hence no alpha, so the ratio's figure depends on them.
    registry.add({QStringLiteral("krippendorffalpha"),
                  1,
                  QStringLiteral("ratings"),
                  QStringLiteral("1 - Do / De; Do, De: mean squared distance of pairs of ratings within units, of all "
                                 "pairs; units of two ratings or more. Interval and ratio need numbers"),
                  QStringLiteral("Krippendorff 2011, Computing Krippendorff's alpha-reliability"),
                  true,
                  {{QStringLiteral("krippendorff_alpha_nominal"), {}, 1},
                   {QStringLiteral("krippendorff_alpha_ordinal"), {}, 1},
                   {QStringLiteral("krippendorff_alpha_interval"), {}, std::nullopt},
                   {QStringLiteral("krippendorff_alpha_ratio"), {}, std::nullopt}},
                  compute});
}

} // namespace unisono
