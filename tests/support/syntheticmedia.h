#pragma once

#include "core/annotation/model.h"
#include "core/audio/peakpyramid.h"

#include <memory>

namespace unisono::test {

/// A reader of `frames` frames that are a function of their place: tones with a swell every second. No file, any
/// length.
std::shared_ptr<PcmReader> syntheticReader(FrameCount frames, SampleRate rate);
/// The pyramid of the same track; `fraction` of it is known.
std::shared_ptr<PeakPyramid> syntheticPeaks(FrameCount frames, SampleRate rate, double fraction = 1);

/// Labelled intervals (labels "a".."d") or beats of `count` equal steps over the track.
LayerDef syntheticLayer(LayerKind kind, const QString& id, const QString& name);
std::shared_ptr<const Items> syntheticItems(const LayerDef& layer, int count, FrameCount frames);

} // namespace unisono::test
