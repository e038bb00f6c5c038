#include "core/agreement/coefficients/scott.h"

#include "core/agreement/coefficients/chance.h"

namespace unisono {

std::optional<double> scottPi(const AgreementSums& sums, const AgreementWeights& weights)
{
    if (sums.shape.raters != 2 || sums.paired() <= 0)
        return std::nullopt;
    std::vector<double> shares;
    for (int c = 0; c < sums.shape.categories; ++c)
        shares.push_back(sums.margin(c) / sums.pairable());
    return correctedForChance(sums, lackByChance(shares, shares, weights));
}

} // namespace unisono
