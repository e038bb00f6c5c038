#include "core/agreement/coefficients/gwet.h"

#include "core/agreement/coefficients/chance.h"

#include <numeric>

namespace unisono {

std::optional<double> gwetAc(const AgreementSums& sums, const AgreementWeights& weights)
{
    if (sums.paired() <= 0)
        return std::nullopt;
    const int categories = sums.shape.categories;
    if (categories < 2)
        return correctedForChance(sums, 1);
    double spread = 0;
    for (int c = 0; c < categories; ++c) {
        const double share = sums.share(c) / sums.rated();
        spread += share * (1 - share);
    }
    const double all = std::accumulate(weights.values.begin(), weights.values.end(), 0.0);
    return correctedForChance(sums, 1 - all * spread / (categories * (categories - 1.0)));
}

} // namespace unisono
