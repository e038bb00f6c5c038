#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Conger (1980), Cohen's kappa for several raters: chance is the mean over pairs of raters of each one's own use of
/// the categories, in all that they rated (irrCAC conger.kappa.raw). `weights` are those of the sums.
/// A scale of one category gives 1 as there. nullopt: fewer than two raters, one of them rated nothing of a larger
/// scale, no unit of two ratings, or every rater used the same category alone
std::optional<double> congerKappa(const AgreementSums& sums, const AgreementWeights& weights);

} // namespace unisono
