#pragma once

#include "core/agreement/scores.h"

#include <optional>
#include <vector>

namespace unisono {

/// A labelled stretch [start, end) in seconds. Labels are numbers given by the caller: equal = the same label.
struct Segment {
    double start = 0;
    double end = 0;
    int label = 0;
    bool operator==(const Segment&) const = default;
};
/// By start.
using Segments = std::vector<Segment>;

/// Whether the first and the last boundary, which a tiling has for nothing, count.
enum class Ends { Kept, Trimmed };

/// Windows of boundary detection in common use, in seconds.
inline constexpr double kBoundaryWindowSeconds = 0.5;
inline constexpr double kWideBoundaryWindowSeconds = 3;
inline constexpr double kPairwiseFrameSeconds = 0.1;

/// Starts and ends, rounded to 5 decimals, ascending, each once (mir_eval.util.intervals_to_boundaries).
std::vector<double> boundariesOf(const Segments& segments, Ends ends);

/// mir_eval.segment.detection. Scores are 0 where a side has no boundary left, also where both have none.
FScore boundaryF(const Segments& reference, const Segments& estimate, double windowSeconds, Ends ends);

/// Median distance in seconds from each boundary to the nearest one of the other side (mir_eval.segment.deviation);
/// nullopt: a side has no boundary.
struct BoundaryDeviations {
    std::optional<double> referenceToEstimate;
    std::optional<double> estimateToReference;
};
BoundaryDeviations boundaryDeviations(const Segments& reference, const Segments& estimate, Ends ends);

/// The later of all starts and ends; 0: no segments.
double endOf(const Segments& segments);

/// The segments cut or filled up to [from, to) (mir_eval.util.adjust_intervals); what is filled in takes the labels
/// given. Left out are those before the first that ends at `from` or later, and those from the first on that starts
/// after `to`; what is cut off altogether keeps its place, without a length. No segments: one of the label `before`.
/// Input: in any order, as it was written down
Segments filledTo(Segments segments, double from, double to, int before, int after);

/// The label of each frame, of floor(end / frameSeconds) frames, as mir_eval.util.intervals_to_samples has them: the
/// time is kept in single precision, the last segment of the list wins where two meet.
/// Input: `gap` = the label where there is none; the number of frames is for the caller to bound
std::vector<int> frameLabels(const Segments& segments, double frameSeconds, int gap);

/// How well pairs of moments that one side gives one label have one label on the other (Levy and Sandler 2008).
/// mir_eval.segment.pairwise samples frames, of which gaps are a label of their own; sampled here just so
/// (frameLabels()).
/// Input: both sides from 0 to one end (filledTo()). Empty sides: 0 as in mir_eval.
/// nullopt: the sides end at different frames, or have no pair of frames with one label
std::optional<FScore> pairwiseF(const Segments& reference, const Segments& estimate,
                                double frameSeconds = kPairwiseFrameSeconds);
/// The same without frames: the limit for frames of no length.
/// Input: segments of a side do not overlap. nullopt: a side has no length
std::optional<FScore> pairwiseByDuration(const Segments& reference, const Segments& estimate);

} // namespace unisono
