#pragma once

#include "core/annotation/model.h"

#include <QFlags>

#include <span>
#include <vector>

namespace unisono {

/// What an edge may snap to; zero crossings need audio and are looked for by the caller.
enum class SnapTarget { Downbeat = 1, Beat = 2, Boundary = 4 };
Q_DECLARE_FLAGS(SnapTargets, SnapTarget)
Q_DECLARE_OPERATORS_FOR_FLAGS(SnapTargets)

/// Frames to snap to, ascending, each once.
class SnapGrid {
public:
    /// Instants give beats and downbeats (beat == 1), intervals their edges.
    void add(LayerKind kind, const Items& items, SnapTargets targets);
    /// Sorts; call after the last add(). `without` is left out: where the moved edge was, else it would stick there.
    void finish(std::optional<Frame> without = std::nullopt);

    /// The nearest frame within `reach` of `f`; nullopt: none.
    std::optional<Frame> nearest(Frame f, FrameCount reach) const;
    /// The first frame after (before) `f`; nullopt: none.
    std::optional<Frame> next(Frame f) const;
    std::optional<Frame> previous(Frame f) const;

private:
    std::vector<Frame> m_frames;
};

} // namespace unisono
