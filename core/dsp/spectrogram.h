#pragma once

#include "core/audio/pcmreader.h"

#include <vector>

namespace unisono {

/// Hann-windowed magnitude spectra. 0 dB is a full-scale sine (window gain taken off); kFloorDb where there is silence.
struct SpectrogramParams {
    int windowFrames = 2048; ///< a power of two, 64..32768; also the transform's length
    ChannelChoice channel = ChannelChoice::Mix;
    bool operator==(const SpectrogramParams&) const = default;
};
inline constexpr float kSpectrumFloorDb = -120.0f;

/// Spectra at equally spaced centres.
/// Input:  fromFrame: centre of column 0 is fromFrame + framesPerColumn/2; columns >= 0
/// Output: columns x (windowFrames/2 + 1), column-major (each spectrum contiguous), dB
/// Where columns are farther apart than the window, up to a bounded number of spectra spread over the column are
/// combined by their maximum, so that short events do not vanish at coarse zoom.
/// Errors: Cancelled; those of PcmReader::read; Invalid -> parameters out of range             Threads: any
Result<std::vector<float>> spectrogramColumns(PcmReader& reader, const SpectrogramParams& params, double fromFrame,
                                              double framesPerColumn, int columns, JobContext& context);

} // namespace unisono
