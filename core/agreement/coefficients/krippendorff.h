#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// Krippendorff's alpha (2011, Computing Krippendorff's Alpha-Reliability) over units of two ratings or more:
/// 1 - observed / expected disagreement, disagreement being what the weights lack. Any distance of categories goes
/// through weightsOfDistance(): alpha does not depend on its scale. `weights` are those of the sums.
/// nullopt: no unit of two ratings, or all ratings in such units are equal
std::optional<double> krippendorffAlpha(const AgreementSums& sums, const AgreementWeights& weights);

/// With the ordinal distance: (ratings from a to b, half of those of a and b)^2, which the ratings themselves give.
/// Input: sums of any weights with SumsDetail::Coincidences. nullopt: as above
std::optional<double> krippendorffAlphaOrdinal(const AgreementSums& sums);

/// Weights of (a - b)^2.
AgreementWeights intervalWeights(const std::vector<double>& values);
/// Weights of ((a - b) / (a + b))^2; 0 where a + b is 0.
AgreementWeights ratioWeights(const std::vector<double>& values);

/// What alpha compares, as means over pairs; nullopt: no unit of two ratings.
struct Disagreement {
    double observed = 0;
    double expected = 0;
};
std::optional<Disagreement> disagreementOf(const AgreementSums& sums, const AgreementWeights& weights);

} // namespace unisono
