#include "core/agreement/coefficients/observed.h"

namespace unisono {

std::optional<double> observedAgreement(const AgreementSums& sums)
{
    if (sums.paired() <= 0)
        return std::nullopt;
    return sums.agreed() / sums.paired();
}

} // namespace unisono
