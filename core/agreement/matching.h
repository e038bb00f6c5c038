#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace unisono {

/// Places in the reference and in the estimate that belong together. Each place occurs once at most.
struct MatchedPair {
    std::size_t reference = 0;
    std::size_t estimate = 0;
    bool operator==(const MatchedPair&) const = default;
};
using MatchedPairs = std::vector<MatchedPair>;

/// A largest matching of a bipartite graph (Hopcroft and Karp 1973).
/// Input: for each estimate the references it may be matched with, ascending, each below `references`.
/// Output: by estimate. Of several largest matchings the one that mir_eval finds, of which the overlap of notes
/// depends: estimates take turns by their first reference, then by their own place. Cost: edges x sqrt(nodes)
MatchedPairs largestMatching(const std::vector<std::vector<std::size_t>>& candidates, std::size_t references);

/// A largest matching of times that lie no further apart than the window, edges included:
/// estimate - window <= reference <= estimate + window, in floating point as mir_eval compares them.
/// Input: both ascending, in seconds. Output: ascending on both sides, so that no two pairs cross; as many pairs as
/// largestMatching() finds. Cost: linear
MatchedPairs matchedTimes(std::span<const double> reference, std::span<const double> estimate, double windowSeconds);

} // namespace unisono
