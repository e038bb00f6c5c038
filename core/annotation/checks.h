#pragma once

#include "core/annotation/model.h"
#include "core/base/issue.h"
#include "core/genre/schema.h"

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

/// One unit as one person annotated it, and what its rules refer to.
struct CheckedUnit {
    const LayerDef& layer; ///< as it is for the track's genre
    AssignmentId assignment;
    const Items& items;         ///< ordered
    FrameCount trackFrames = 0; ///< 0 = unknown: gaps at the end are then not looked for
    SampleRate rate;
    const Items* beats = nullptr;     ///< of the same person; lengths in beats and bars need them
    const LayerDef* holder = nullptr; ///< layer that this one lies inside
    const Items* holderItems = nullptr;
    const GenreSchema* schema = nullptr; ///< for what became of retired labels
};

/// Checks a unit against its layer.
/// Output: by time. Codes: check.unlabelled, check.foreign-label, check.unknown-label, check.other-genre (of the same
///         layer for another genre), check.retired-label (choices), check.gap, check.overlap, check.beyond-track,
///         check.same-time (two instants in one frame), check.beat-order (beat numbers that do not count on),
///         check.unsure (Info), check.too-short, check.too-long, check.no-beats (Info: lengths in bars cannot be told),
///         check.too-many, check.too-many-labels, check.label-missing, check.exclusive, check.more (how many of a code
///         are not listed), check.outside, check.wrong-parent, check.too-nested, check.value-range,
///         check.genre-unfinished
Findings checkUnit(const CheckedUnit& unit);

/// The rules of a layer alone, without tiling, labels and order of instants. By time.
Findings checkRules(const CheckedUnit& unit);

} // namespace unisono
