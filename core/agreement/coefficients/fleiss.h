#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Fleiss (1971) for raters who miss units, with weights (Gwet 2014; irrCAC fleiss.kappa.raw): agreement is of units
/// with two ratings or more, chance of all units with one. `weights` are those of the sums.
/// A scale of one category gives 1 as there. nullopt: no unit of two ratings, or all ratings are one of several
/// categories
std::optional<double> fleissKappa(const AgreementSums& sums, const AgreementWeights& weights);

/// Fleiss (1971) as it was written, every unit rated equally often (statsmodels fleiss_kappa).
/// nullopt: units differ in the number of ratings, have one or none, or all ratings are one category
std::optional<double> fleissKappaComplete(const Ratings& ratings);

/// Whether every unit has the same number of ratings, two at least; no units: no.
bool ratedEquallyOften(const Ratings& ratings);

} // namespace unisono
