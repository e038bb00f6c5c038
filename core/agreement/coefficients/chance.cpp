#include "core/agreement/coefficients/chance.h"

#include "core/agreement/coefficients/observed.h"

namespace unisono {

double lackByChance(const std::vector<double>& first, const std::vector<double>& second,
                    const AgreementWeights& weights)
{
    double lack = 0;
    for (int c = 0; c < weights.categories; ++c)
        for (int k = 0; k < weights.categories; ++k)
            lack += weights.lack(c, k) * first[std::size_t(c)] * second[std::size_t(k)];
    return lack;
}

std::optional<double> correctedForChance(const AgreementSums& sums, double lack)
{
    // Sums from which rows were taken away again are rounded: nothing is left as something very small.
    constexpr double kNothing = 1e-12;
    const std::optional<double> observed = observedAgreement(sums);
    if (!observed || lack <= kNothing)
        return std::nullopt;
    return 1 - (1 - *observed) / lack;
}

} // namespace unisono
