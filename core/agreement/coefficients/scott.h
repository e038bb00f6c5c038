#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Scott (1955): two raters, over the units that both rated; chance is their common use of the categories in these
/// units (irrCAC scott2.table). `weights` are those of the sums.
/// nullopt: not two raters, no unit in common, or one category only
std::optional<double> scottPi(const AgreementSums& sums, const AgreementWeights& weights);

} // namespace unisono
