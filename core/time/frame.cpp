#include "core/time/frame.h"

#include <cmath>
#include <limits>

namespace unisono {

FrameCount framesOf(double seconds, SampleRate rate)
{
    const double frames = seconds * rate.hz;
    // Beyond this a double no longer holds every whole frame; such times come only from broken files.
    constexpr double kLimit = 9007199254740992.0; // 2^53
    if (!(std::abs(frames) < kLimit))
        return frames > 0 ? FrameCount(kLimit) : frames < 0 ? -FrameCount(kLimit) : 0;
    return std::llround(frames);
}

} // namespace unisono
