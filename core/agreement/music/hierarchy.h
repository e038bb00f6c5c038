#pragma once

#include "core/agreement/scores.h"
#include "core/agreement/segmentf.h"
#include "core/base/result.h"

#include <optional>
#include <span>
#include <vector>

namespace unisono {

inline constexpr double kHierarchyFrameSeconds = 0.1;

/// A hierarchy above these is not compared: frames, levels, places where a side changes, and pairs of stretches between
/// such places that a segment of it holds, summed over the segments.
inline constexpr double kMostHierarchyFrames = 200'000;
inline constexpr std::size_t kMostLevels = 64;
inline constexpr std::size_t kMostChanges = 6'000;
inline constexpr double kMostHeldPairs = 2e9;

/// Segmentations from the coarsest to the finest. Labels are numbers as in Segment.
using Hierarchy = std::vector<Segments>;

/// Which levels of the reference are held against each other.
enum class LevelPairs {
    Neighbours, ///< "reduced": levels next to each other in number
    All         ///< "full"
};

/// How well two hierarchies rank the frames around a frame: by the deepest level at which both lie in one segment
/// (T-measure), or in segments of one label (L-measure). Of pairs of frames that one side ranks differently, the share
/// that the other ranks alike, mean over the frames that have such pairs; recall: the reference's pairs, precision: the
/// estimate's. 0: there are none.
/// mir_eval.hierarchy.tmeasure and lmeasure.
/// Input: every level of both sides from 0 to one end (filledTo()); at most the limits above.
/// nullopt, where mir_eval refuses: a side is empty; a segment is before 0 or has no length; the levels end at
/// different times; there is one frame, or one in the window; shorter than a frame: 0 Errors: TooLarge -> above a limit
/// Source: McFee, Nieto and Bello 2015, Hierarchical evaluation of segment boundary detection; McFee, Nieto, Farbood
/// and Bello 2017, Evaluating hierarchical structure in music annotations
Result<std::optional<FScore>> tMeasure(const Hierarchy& reference, const Hierarchy& estimate, double windowSeconds,
                                       LevelPairs pairs, double frameSeconds = kHierarchyFrameSeconds);
Result<std::optional<FScore>> lMeasure(const Hierarchy& reference, const Hierarchy& estimate,
                                       double frameSeconds = kHierarchyFrameSeconds);

} // namespace unisono
