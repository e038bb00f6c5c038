#include "core/time/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {
constexpr double kFinestFramesPerPx = 1.0 / 32;
}

TimeAxis::TimeAxis(double originFrame, double framesPerPx)
    : m_originFrame(originFrame),
      m_framesPerPx(std::max(framesPerPx, kFinestFramesPerPx))
{
}

Frame TimeAxis::nearestFrame(double xPx) const
{
    return {std::llround(frameAtX(xPx))};
}

FrameSpan TimeAxis::visible(double widthPx) const
{
    return {{FrameCount(std::floor(m_originFrame))}, {FrameCount(std::ceil(frameAtX(widthPx)))}};
}

TimeAxis TimeAxis::scrolledBy(double dxPx) const
{
    return {m_originFrame + dxPx * m_framesPerPx, m_framesPerPx};
}

TimeAxis TimeAxis::zoomedBy(double factor, double anchorPx) const
{
    const double framesPerPx = std::max(m_framesPerPx / factor, kFinestFramesPerPx);
    return {frameAtX(anchorPx) - anchorPx * framesPerPx, framesPerPx};
}

TimeAxis TimeAxis::clamped(FrameCount length, double widthPx) const
{
    if (length <= 0 || widthPx <= 0)
        return *this;
    const double coarsest = std::max(double(length) / widthPx, kFinestFramesPerPx);
    const double framesPerPx = std::clamp(m_framesPerPx, kFinestFramesPerPx, coarsest);
    const double last = std::max(0.0, double(length) - widthPx * framesPerPx);
    return {std::clamp(m_originFrame, 0.0, last), framesPerPx};
}

TimeAxis TimeAxis::fitting(const FrameSpan& span, double widthPx)
{
    return {double(span.start.value), double(span.length()) / std::max(widthPx, 1.0)};
}

} // namespace unisono
