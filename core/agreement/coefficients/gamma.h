#pragma once

#include "core/agreement/coefficients/alignment.h"

#include <cstdint>
#include <optional>

namespace unisono {

struct GammaPlan {
    Dissimilarity dissimilarity;
    /// How far the expected disorder may be off, as a share of it, at 95 %; 0.005..0.5.
    double precision = 0.02;
    std::uint64_t seed = 1;
};

/// How well annotators agree on where units are and which.
struct GammaAgreement {
    Alignment best;
    /// Mean disorder of random continua; nullopt: there are no units.
    std::optional<double> expected;
    int samples = 0; ///< continua drawn
    /// 1 - disorder / expected. nullopt: no units, or random ones would be in as good an order
    std::optional<double> gamma;
    /// The same of labels alone, over pairs of annotators in the parts, each pair by how near its units are (Mathet
    /// 2017, gamma-cat). A unit where another annotator has none counts as another label, with weight deltaEmpty, as in
    /// pygamma-agreement. nullopt: no pair of weight, or labels would agree at random
    std::optional<double> gammaCat;
};

/// Gamma (Mathet, Widlöcher and Métivier 2015, The Unified and Holistic Method Gamma). A random continuum has for every
/// annotator the units of one drawn at random, moved round the whole span by an amount drawn at random, amounts being
/// half a mean unit apart where there is room (5.2). 30 of them are drawn, then as many as the precision takes
/// (5.3), at most 3,000. The order of annotators does not matter; equal seeds give equal results.
/// Errors: Invalid -> a precision out of range; TooLarge -> over 1e9 ways to align in all; those of
///         bestAlignment()
Result<GammaAgreement> gammaAgreement(Continuum continuum, const GammaPlan& plan, const JobContext& job);

} // namespace unisono
