#pragma once

#include "core/workflow/goldanswer.h"

namespace unisono {

/// What a gold unit is like, measured by independent passes over it. Both 0..1.
struct GoldMeasures {
    std::optional<double> difficulty; ///< 1 - mean score of the passes; nullopt: no passes
    std::optional<double> ambiguity;  ///< how far the passes differ among themselves; nullopt: fewer than two
};

/// Ambiguity is, of tags with one label or a path, the entropy of the labels as a share of the most there could be
/// among so many passes (Shannon 1948); of all other layers 1 - the mean of scoreGold() over ordered pairs of passes,
/// one taken for the answer of the other.
/// Input: `passes` over the track as `gold` has it: same frames and rate. Errors: as scoreGold()
Result<GoldMeasures> measureGold(const LayerDef& layer, const GoldAnswer& gold, const std::vector<Items>& passes);

/// Entropy of how often each of several things was said, as a share of the logarithm of how often anything was said:
/// 0 = all the same, 1 = all different. nullopt: fewer than two were said
std::optional<double> relativeEntropy(const std::vector<int>& counts);

} // namespace unisono
