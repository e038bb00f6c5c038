#pragma once

#include "core/annotation/model.h"
#include "core/base/issue.h"

#include <vector>

namespace unisono {

/// A finding at a place of a track: what to say and where to jump.
struct Finding {
    Issue issue; ///< code "check.*"; args: layer name, then what the sentence needs
    QString layer;
    AssignmentId assignment;
    ItemId item; ///< null: about a stretch without an item
    FrameSpan span;
};
using Findings = std::vector<Finding>;

/// Checks the items of one assignment against the rules of their layer.
/// Input:  items ordered; trackFrames 0 = unknown (gaps at the end are then not looked for)
/// Output: by time. Codes: check.unlabelled, check.foreign-label, check.unknown-label, check.gap, check.overlap,
///         check.beyond-track, check.same-time (two instants in one frame), check.beat-order (beat numbers that do not
///         count on), check.unsure (Info)
Findings checkItems(const LayerDef& layer, AssignmentId assignment, const Items& items, FrameCount trackFrames);

} // namespace unisono
