#pragma once

#include "core/base/id.h"
#include "core/time/timeaxis.h"
#include "ui/paint/palette.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace unisono {

/// Where and how a painter paints. `area` is in logical pixels of the painter; x of a frame is area.left() +
/// axis.xOf(frame). Painters stay inside `area` and leave the painter's state as it was. A value: hand it to workers.
struct PaintContext {
    TimeAxis axis;
    QRectF area;
    SampleRate rate;
    Palette palette;
    double devicePixelRatio = 1;

    double xOf(Frame f) const { return area.left() + axis.xOf(f); }
    double xOf(double frame) const { return area.left() + (frame - axis.originFrame()) / axis.framesPerPx(); }
    double frameAtX(double xPx) const { return axis.frameAtX(xPx - area.left()); }
    FrameSpan visible() const { return axis.visible(area.width()); }
    /// Nearest position that begins a device pixel: lines and edges placed there are sharp.
    double snapped(double px) const;
    double devicePx() const { return 1 / devicePixelRatio; }
};

/// Which part of an item the pointer is on.
enum class ItemPart { Body, StartEdge, EndEdge };

/// A place that stands for an item, for hit tests and accessible names.
struct HitRect {
    QRectF rect; ///< logical pixels, inside the context's area
    ItemId item;
    ItemPart part = ItemPart::Body;
    Frame at;      ///< of the part: start of a body or start edge, end of an end edge
    QString label; ///< tag chips: the label id; else empty
};

/// What a painter says about what it drew. Items merged into density (closer than 2 px) have no rectangle of their
/// own: ask itemAt(). Order: the first that contains a point wins.
struct PaintResult {
    std::vector<HitRect> hits;
    const HitRect* at(QPointF p) const;
};

} // namespace unisono
