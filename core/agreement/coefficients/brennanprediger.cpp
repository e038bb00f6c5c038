#include "core/agreement/coefficients/brennanprediger.h"

#include "core/agreement/coefficients/chance.h"
#include "core/agreement/coefficients/fleiss.h"

namespace unisono {

std::optional<double> brennanPrediger(const AgreementSums& sums, const AgreementWeights& weights)
{
    const int categories = sums.shape.categories;
    if (categories < 1)
        return std::nullopt;
    const std::vector<double> alike(std::size_t(categories), 1.0 / categories);
    return correctedForChance(sums, categories < 2 ? 1 : lackByChance(alike, alike, weights));
}

std::optional<double> randolphKappa(const Ratings& ratings)
{
    if (!ratedEquallyOften(ratings) || ratings.categories < 2)
        return std::nullopt;
    const AgreementWeights weights = nominalWeights(ratings.categories);
    return brennanPrediger(sumsOf(ratings, weights), weights);
}

} // namespace unisono
