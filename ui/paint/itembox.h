#pragma once

#include "ui/paint/layerpainter.h"

#include <QColor>
#include <QFont>
#include <QString>

#include <functional>

class QPainter;

namespace unisono {

/// How a box stands for what is known of its item; never by colour alone.
enum class BoxFill { Solid, Hatched };

struct BoxStyle {
    BoxFill fill = BoxFill::Solid;
    QColor colour;
    QString text;
    QColor strip; ///< a mark at the left edge; invalid: none
};

/// Items with a length as boxes with a name, levels above each other; unsure ones pale with a dashed outline,
/// suggestions hatched with a dashed outline, selected ones outlined in gold, the pending text instead of a name.
/// Boxes under 2 px are merged into density. The shared way of interval, chord and text layers.
PaintResult paintBoxes(QPainter& painter, const LaneModel& lane, const PaintContext& context,
                       const std::function<BoxStyle(const Item&)>& style);

/// The stretch of the area that level `level` of `levels` gets, on device pixels.
QRectF boxRow(const PaintContext& context, int level, int levels);

/// The stretch of x that an item covers, on device pixels, at least one wide, cut to the area with a margin that hides
/// its rounded ends.
QRectF boxRect(const PaintContext& context, const QRectF& row, Frame start, Frame end);

/// Hit rectangles of an item with two edges; edges go to `edges`, the body to `bodies`.
void addBoxHits(const PaintContext& context, const Item& item, const QRectF& box, std::vector<HitRect>& edges,
                std::vector<HitRect>& bodies);

/// Diagonal stripes, fixed to `phasePx` so that they move with what they fill.
void paintHatch(QPainter& painter, const QRectF& rect, double phasePx, const QColor& ground, const QColor& stripe);

/// 12 px, for names on lanes.
QFont laneFont(QFont::Weight weight = QFont::Normal);

} // namespace unisono
