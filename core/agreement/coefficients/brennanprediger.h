#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Brennan and Prediger (1981): chance gives every category of the scale alike (irrCAC bp.coeff.raw). `weights` are
/// those of the sums. Categories of the scale count although nobody used them; a scale of one gives 1 as there.
/// nullopt: no unit of two ratings
std::optional<double> brennanPrediger(const AgreementSums& sums, const AgreementWeights& weights);

/// Randolph's free-marginal kappa (2005): the same without weights, every unit rated equally often (statsmodels
/// fleiss_kappa, method randolph). nullopt: units differ in the number of ratings or have fewer than two, or the scale
/// has one category
std::optional<double> randolphKappa(const Ratings& ratings);

} // namespace unisono
