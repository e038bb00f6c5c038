#pragma once

#include "core/interchange/format.h"

namespace unisono {

/// Whether items of a file's kind can become items of `to`: times with labels become intervals that last until the
/// next, intervals with texts become chords or text, and back.
bool fits(LayerKind from, LayerKind to);

/// A layer of a file made fit for a layer of the schema: kind, labels, levels, tiling.
/// Input:  layer as read; frames of the track, 0 = unknown
/// Output: items by time. Texts that mean no label stay in foreignText ("import.unknown-label", each text once, with
///         how often). Times beyond the track are kept and told ("import.beyond-track"); a tiling layer is cut to the
///         track, its gaps are filled with unlabelled intervals, overlaps end where the next begins; what was cut
///         is kept in Item::extra under "import".
FormatLayer fitted(FormatLayer layer, const LayerDef& def, FrameCount frames, SampleRate rate, Issues* issues);

} // namespace unisono
