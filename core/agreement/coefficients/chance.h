#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

/// How much of agreement is lacking by chance where two ratings fall to categories with these probabilities, each on
/// its own.
double lackByChance(const std::vector<double>& first, const std::vector<double>& second,
                    const AgreementWeights& weights);

/// 1 - (1 - observed agreement) / lack by chance; nullopt: no unit has two ratings, or chance alone agrees fully.
std::optional<double> correctedForChance(const AgreementSums& sums, double lack);

} // namespace unisono
