#include "core/agreement/coefficients/cohen.h"
#include "core/agreement/metrics/metric.h"
#include "core/agreement/metrics/ratingcase.h"

namespace unisono {

namespace {

Result<QJsonObject> compute(const QJsonObject& input, const QJsonObject&)
{
    const Result<Ratings> ratings = ratingsFromCase(input);
    if (!ratings)
        return ratings.error();
    // Ranks are those of the categories that occur where both rated, as scikit-learn sees them.
    const Ratings both = usedOnly(completeOnly(*ratings));
    QJsonObject figures;
    for (const Weighting weighting : {Weighting::None, Weighting::Linear, Weighting::Quadratic, Weighting::Ordinal})
        figures[QStringLiteral("cohen_kappa") + weightingSuffix(weighting)] =
            weightedFigure(both, weighting, WeightsBy::Rank, cohenKappa);
    return figures;
}

} // namespace

void registerMetrics_cohenkappa(MetricRegistry& registry)
{
    registry.add({QStringLiteral("cohenkappa"),
                  1,
                  QStringLiteral("ratings"),
                  QStringLiteral("(pa - pe) / (1 - pe); pe = sum of w(c, k) p1(c) p2(k), each rater's own shares; two "
                                 "raters, units that both rated; linear and quadratic weights by rank of categories"),
                  QStringLiteral("Cohen 1960, A coefficient of agreement for nominal scales; Cohen 1968, Weighted "
                                 "kappa; scikit-learn cohen_kappa_score"),
                  true,
                  {{QStringLiteral("cohen_kappa"), {}, 1},
                   {QStringLiteral("cohen_kappa_linear"), {}, 1},
                   {QStringLiteral("cohen_kappa_quadratic"), {}, 1},
                   {QStringLiteral("cohen_kappa_ordinal"), {}, 1}},
                  compute});
}

} // namespace unisono
