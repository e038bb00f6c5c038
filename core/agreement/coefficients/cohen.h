#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Cohen (1960, 1968): two raters, over the units that both rated; chance is each rater's own use of the categories in
/// these units. Plain with nominal weights. `weights` are those of the sums; scikit-learn's cohen_kappa_score weighs by
/// the rank of categories (weights of ranks()), irrCAC's kappa2.table by their values.
/// nullopt: not two raters, no unit in common, or both used one category only
std::optional<double> cohenKappa(const AgreementSums& sums, const AgreementWeights& weights);

} // namespace unisono
