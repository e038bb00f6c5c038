#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Mean over units of two ratings or more of how far their pairs agree by the weights of the sums (Gwet 2014,
/// percent agreement; irrCAC pa.coeff.raw). nullopt: no such unit
std::optional<double> observedAgreement(const AgreementSums& sums);

} // namespace unisono
