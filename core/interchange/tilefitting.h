#pragma once

#include "core/interchange/format.h"

namespace unisono {

/// The part of fitted() that is about times: levels the layer has, empty intervals, the ends of the track, tiling.
void fitSpans(FormatLayer& layer, const LayerDef& def, FrameCount frames, SampleRate rate, Issues* issues);

} // namespace unisono
