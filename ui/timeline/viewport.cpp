#include "ui/timeline/viewport.h"

#include <algorithm>
#include <cmath>

namespace unisono {

FrameSpan openingSpan(FrameCount frames, SampleRate rate)
{
    constexpr int kOpeningSeconds = 40;
    return {{0}, {std::min<FrameCount>(frames, FrameCount(kOpeningSeconds) * std::max(rate.hz, 1))}};
}

TimeAxis zoomedInSteps(const TimeAxis& axis, double factor, double anchorPx, FrameCount frames, double widthPx)
{
    constexpr double kStepsPerOctave = 8;
    const double wished = axis.framesPerPx() / factor;
    double onLadder = std::exp2(std::round(std::log2(wished) * kStepsPerOctave) / kStepsPerOctave);
    // From a scale off the ladder (a fitted span) a fine step may round back to where it was, or the wrong way.
    if (factor > 1 ? onLadder >= axis.framesPerPx() : onLadder <= axis.framesPerPx())
        onLadder = wished;
    // Not by zoomedBy(): the scale has to be the same to the last bit whichever way it was reached.
    return TimeAxis(axis.frameAtX(anchorPx) - anchorPx * onLadder, onLadder).clamped(frames, widthPx);
}

std::optional<TimeAxis> followed(const TimeAxis& axis, double widthPx, FrameCount frames, SampleRate rate, Frame from,
                                 Frame to, FollowMode mode)
{
    const auto isSeen = [&](Frame f) { return axis.xOf(f) >= 0 && axis.xOf(f) < widthPx; };
    const FrameCount step = to - from;
    const bool jump = step < 0 || step > framesOf(kJumpSeconds, rate);
    if (!jump && !isSeen(from))
        return std::nullopt;
    TimeAxis next = axis;
    if (mode == FollowMode::Centre)
        next = axis.scrolledBy(axis.xOf(to) - widthPx / 2);
    else if (isSeen(to))
        return std::nullopt;
    else if (jump)
        next = withVisible(axis, widthPx, frames, to);
    else
        next = axis.scrolledBy(axis.xOf(to) - widthPx * 0.05);
    next = next.clamped(frames, widthPx);
    return next == axis ? std::nullopt : std::optional(next);
}

TimeAxis withVisible(const TimeAxis& axis, double widthPx, FrameCount frames, Frame f)
{
    const double margin = widthPx * 0.1;
    const double x = axis.xOf(f);
    if (x >= 0 && x < widthPx)
        return axis;
    // Nearby places scroll in, far ones come to the middle: there is nothing to keep in sight then.
    const bool near = x > -widthPx && x < 2 * widthPx;
    const double wanted = !near ? widthPx / 2 : x < 0 ? margin : widthPx - margin;
    return axis.scrolledBy(x - wanted).clamped(frames, widthPx);
}

TimeAxis onDevicePixels(const TimeAxis& axis, double devicePixelRatio)
{
    const double framesPerDevicePx = axis.framesPerPx() / devicePixelRatio;
    return {std::round(axis.originFrame() / framesPerDevicePx) * framesPerDevicePx, axis.framesPerPx()};
}

} // namespace unisono
