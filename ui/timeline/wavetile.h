#pragma once

#include "core/audio/peakpyramid.h"
#include "core/base/result.h"
#include "ui/paint/palette.h"
#include "ui/timeline/tilecache.h"

namespace unisono {

/// How tiles of a waveform look. A value, copied into workers.
struct WaveTileLook {
    Palette palette;
    SampleRate rate;
    ChannelChoice channel = ChannelChoice::Mix;
    int heightPx = 0; ///< logical
    double devicePixelRatio = 1;
};

/// From the pyramid: quick enough for the GUI thread. Coarse where a pixel is less than a bucket. Threads: any
QImage waveTileFromPeaks(const PeakPyramid& peaks, const WaveTileLook& look, const TileKey& key);
/// From samples: exact at any scale below a bucket a pixel. Errors: those of PcmReader::read. Threads: any
Result<QImage> waveTileFromSamples(PcmReader& reader, const WaveTileLook& look, const TileKey& key);

} // namespace unisono
