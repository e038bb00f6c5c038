#include "core/agreement/coefficients/cohen.h"

#include "core/agreement/coefficients/chance.h"

namespace unisono {

std::optional<double> cohenKappa(const AgreementSums& sums, const AgreementWeights& weights)
{
    if (sums.shape.raters != 2 || sums.paired() <= 0)
        return std::nullopt;
    std::vector<double> shares[2];
    for (std::size_t rater = 0; rater < 2; ++rater)
        for (int c = 0; c < sums.shape.categories; ++c)
            shares[rater].push_back(sums.pairedByRater(rater, c) / sums.paired());
    return correctedForChance(sums, lackByChance(shares[0], shares[1], weights));
}

} // namespace unisono
