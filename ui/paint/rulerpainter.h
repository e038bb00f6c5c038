#pragma once

#include "ui/paint/paintcontext.h"

#include <QString>

#include <span>
#include <vector>

class QPainter;

namespace unisono {

enum class TickRank { Major, Minor };

struct TimeTick {
    double xPx = 0; ///< as the context's x
    double frame = 0;
    TickRank rank = TickRank::Major;
    QString text; ///< majors only: "1:04", "1:04.250", and below a millisecond the frame number
};
/// Ticks of the visible time, by x, at round times from hours down to single frames; majors at least minGapPx apart.
/// Ticks depend on the axis only by scale: scrolling moves them and nothing else.
std::vector<TimeTick> timeTicks(const PaintContext& context, double minGapPx = 84);

/// A bar's first beat and its number.
struct BarMark {
    Frame at;
    int number = 0;
};

/// Ticks hanging from the top with their times; bars, where given, as gold marks with numbers at the bottom where there
/// is room. Threads: any, on a QImage
void paintRuler(QPainter& painter, const PaintContext& context, std::span<const BarMark> bars = {});

} // namespace unisono
