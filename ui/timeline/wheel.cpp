#include "ui/timeline/wheel.h"

#include <cmath>
#include <cstdlib>

namespace unisono {

WheelMove wheelMove(QPoint pixels, QPoint eighths, Qt::KeyboardModifiers modifiers)
{
    constexpr double kNotch = 120;  // eighths of a degree
    constexpr double kNotchPx = 80; // scrolled by a notch
    constexpr double kFaster = 4;
    const auto larger = [](QPoint p) { return std::abs(p.x()) > std::abs(p.y()) ? p.x() : p.y(); };
    const bool fast = modifiers & Qt::ShiftModifier;
    if (modifiers & Qt::ControlModifier) {
        const double notches = eighths.isNull() ? larger(pixels) / kNotchPx : larger(eighths) / kNotch;
        return {0, std::exp2(notches * (fast ? 1.0 : 0.5))};
    }
    const double px = pixels.isNull() ? larger(eighths) / kNotch * kNotchPx : larger(pixels);
    return {-px * (fast ? kFaster : 1), 1};
}

} // namespace unisono
