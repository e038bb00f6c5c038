#pragma once

#include <QPoint>
#include <Qt>

namespace unisono {

/// What a turn of the wheel means: plain moves along the track, Ctrl zooms, Shift does either faster.
struct WheelMove {
    double scrollPx = 0; ///< positive: towards the end
    double zoom = 1;     ///< factor, above 1: in
};

/// Input: pixels (trackpads; may be null) and eighths of a degree, as Qt gives them; the larger direction counts.
WheelMove wheelMove(QPoint pixels, QPoint eighths, Qt::KeyboardModifiers modifiers);

} // namespace unisono
