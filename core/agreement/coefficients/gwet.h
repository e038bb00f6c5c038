#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Gwet (2008) AC1, with weights other than nominal AC2 (2014; irrCAC gwet.ac1.raw). `weights` are those of the sums.
/// Categories of the scale count although nobody used them; a scale of one gives 1 as there.
/// nullopt: no unit of two ratings
std::optional<double> gwetAc(const AgreementSums& sums, const AgreementWeights& weights);

} // namespace unisono
