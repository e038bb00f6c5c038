#include "core/annotation/snap.h"

#include <algorithm>

namespace unisono {

void SnapGrid::add(LayerKind kind, const Items& items, SnapTargets targets)
{
    for (const Item& item : items) {
        if (kind == LayerKind::Instant) {
            const auto* value = std::get_if<InstantValue>(&item.payload);
            const bool downbeat = value && value->beat == 1;
            if (targets.testFlag(SnapTarget::Beat) || (downbeat && targets.testFlag(SnapTarget::Downbeat)))
                m_frames.push_back(item.span.start);
        } else if (kind == LayerKind::Interval && targets.testFlag(SnapTarget::Boundary)) {
            m_frames.push_back(item.span.start);
            m_frames.push_back(item.span.end);
        }
    }
}

void SnapGrid::finish(std::optional<Frame> without)
{
    if (without)
        std::erase(m_frames, *without);
    std::sort(m_frames.begin(), m_frames.end());
    m_frames.erase(std::unique(m_frames.begin(), m_frames.end()), m_frames.end());
}

std::optional<Frame> SnapGrid::nearest(Frame f, FrameCount reach) const
{
    const auto after = std::lower_bound(m_frames.begin(), m_frames.end(), f);
    std::optional<Frame> best;
    if (after != m_frames.end() && *after - f <= reach)
        best = *after;
    if (after != m_frames.begin() && f - after[-1] <= reach && (!best || f - after[-1] < *best - f))
        best = after[-1];
    return best;
}

std::optional<Frame> SnapGrid::next(Frame f) const
{
    const auto it = std::upper_bound(m_frames.begin(), m_frames.end(), f);
    return it == m_frames.end() ? std::nullopt : std::optional(*it);
}

std::optional<Frame> SnapGrid::previous(Frame f) const
{
    const auto it = std::lower_bound(m_frames.begin(), m_frames.end(), f);
    return it == m_frames.begin() ? std::nullopt : std::optional(it[-1]);
}

} // namespace unisono
