#include "core/agreement/coefficients/fleiss.h"

#include "core/agreement/coefficients/chance.h"

namespace unisono {

std::optional<double> fleissKappa(const AgreementSums& sums, const AgreementWeights& weights)
{
    if (sums.paired() <= 0)
        return std::nullopt;
    std::vector<double> shares;
    for (int c = 0; c < sums.shape.categories; ++c)
        shares.push_back(sums.share(c) / sums.rated());
    return correctedForChance(sums, sums.shape.categories < 2 ? 1 : lackByChance(shares, shares, weights));
}

bool ratedEquallyOften(const Ratings& ratings)
{
    if (ratings.units() == 0)
        return false;
    const std::size_t first = ratingsOf(ratings, 0);
    for (std::size_t unit = 1; unit < ratings.units(); ++unit)
        if (ratingsOf(ratings, unit) != first)
            return false;
    return first >= 2;
}

std::optional<double> fleissKappaComplete(const Ratings& ratings)
{
    if (!ratedEquallyOften(ratings) || ratings.categories < 2)
        return std::nullopt;
    const AgreementWeights weights = nominalWeights(ratings.categories);
    return fleissKappa(sumsOf(ratings, weights), weights);
}

} // namespace unisono
