#pragma once

#include "core/time/frame.h"

namespace unisono {

/// Maps frames to horizontal pixels and back. `origin` is the (fractional) frame at x = 0; pixels are logical.
/// A value: views copy it, change it and hand it on. Zoom keeps the frame under an anchor where it is.
class TimeAxis {
public:
    TimeAxis() = default;
    TimeAxis(double originFrame, double framesPerPx);

    double originFrame() const { return m_originFrame; }
    double framesPerPx() const { return m_framesPerPx; }

    double xOf(Frame f) const { return (double(f.value) - m_originFrame) / m_framesPerPx; }
    double frameAtX(double xPx) const { return m_originFrame + xPx * m_framesPerPx; }
    Frame nearestFrame(double xPx) const;
    FrameSpan visible(double widthPx) const;

    TimeAxis scrolledBy(double dxPx) const;
    /// `factor` > 1 zooms in; the frame at anchorPx stays at anchorPx.
    TimeAxis zoomedBy(double factor, double anchorPx) const;
    /// Kept inside [0, length) as far as the width allows, between one frame per 32 px and the whole track in the
    /// width.
    TimeAxis clamped(FrameCount length, double widthPx) const;
    /// The axis on which `span` fills the width.
    static TimeAxis fitting(const FrameSpan& span, double widthPx);

    bool operator==(const TimeAxis&) const = default;

private:
    double m_originFrame = 0;
    double m_framesPerPx = 1;
};

} // namespace unisono
