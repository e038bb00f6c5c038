#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kMergeUnderPx = 1;

// Notes by time and pitch, as on a piano roll; loud ones stronger.
PaintResult paintNotes(QPainter& painter, const LaneModel& lane, const PaintContext& c)
{
    painter.save();
    painter.setClipRect(c.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    std::vector<HitRect> edges;
    std::vector<HitRect> bodies;
    const QRectF area = boxRow(c, 0, 1);
    const double semitones = std::max(1.0, (lane.valueTo() - lane.valueFrom()) / 100);
    const double thickness = std::max(std::clamp(area.height() / semitones, 2.0, 12.0), c.devicePx());
    const auto paint = [&](const Item& item) {
        const NoteValue* note = std::get_if<NoteValue>(&item.payload);
        if (!note)
            return;
        const double share = (note->pitchCents - lane.valueFrom()) / std::max(lane.valueTo() - lane.valueFrom(), 1.0);
        const double y = area.bottom() - std::clamp(share, 0.0, 1.0) * area.height();
        const double top = std::clamp(y - thickness / 2, area.top(), area.bottom() - thickness);
        const QRectF row(area.left(), c.snapped(top), area.width(), std::max(c.snapped(thickness), c.devicePx()));
        const QRectF rect = boxRect(c, row, item.span.start, item.span.end);
        const bool vague = item.confidence == Confidence::Unsure || lane.look == LaneLook::Hollow;
        const QColor own = item.label.isEmpty() ? c.palette.green : labelColour(lane.layer(), item.label, c.palette);
        const QColor colour = blended(c.palette.panel, own, 0.45 + 0.55 * note->velocity.value_or(1));
        if (lane.selected.count(item.id))
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), c.palette.gold);
        if (vague && rect.width() > 4) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colour, 1, Qt::DashLine));
            painter.drawRect(rect.adjusted(0, 0, -1, -1));
        } else {
            painter.fillRect(rect, colour);
        }
        addBoxHits(c, item, rect, edges, bodies);
    };
    const ItemRow& row = lane.rows().front();
    const FrameSpan view = c.visible();
    for (const std::size_t i : row.reachingOver(view.start))
        paint(lane.items()[row.item(i)]);
    // At most a few notes are drawn for each pixel: the eye gets no more, and the frame stays short.
    constexpr std::size_t kAPixel = 8;
    const double pixelFrames = kMergeUnderPx * c.axis.framesPerPx();
    const std::size_t end = row.firstFrom(view.end);
    for (std::size_t i = row.firstFrom(view.start); i < end;) {
        const Frame pixelEnd{row.start(i).value + std::max<FrameCount>(1, FrameCount(std::ceil(pixelFrames)))};
        const std::size_t stop = std::clamp(row.firstFrom(pixelEnd), i + 1, end);
        const std::size_t step = std::max<std::size_t>(1, (stop - i + kAPixel - 1) / kAPixel);
        for (; i < stop; i += step)
            paint(lane.items()[row.item(i)]);
        i = stop;
    }
    painter.restore();
    PaintResult result{std::move(edges)};
    result.hits.insert(result.hits.end(), bodies.begin(), bodies.end());
    return result;
}

} // namespace

void registerLayerPainters_note(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("note"), 88, paintNotes});
}

} // namespace unisono
