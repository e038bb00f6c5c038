#include "ui/paint/itembox.h"

#include "ui/paint/colour.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace unisono {

namespace {

constexpr double kMergeUnderPx = 2;
constexpr double kRadiusPx = 3;
constexpr double kTextInsetPx = 8;
constexpr double kTextFromPx = 20; // narrower boxes have no room for a name
constexpr double kGripInsidePx = 5;
constexpr double kGripOutsidePx = 3;
constexpr double kHatchPx = 12;

// What one call of paintBoxes keeps at hand.
struct BoxPainter {
    QPainter& p;
    const LaneModel& lane;
    const PaintContext& c;
    const std::function<BoxStyle(const Item&)>& style;
    QFontMetricsF metrics;
    QHash<QString, double> widths = {};
    std::vector<HitRect> edges = {};
    std::vector<HitRect> bodies = {};

    double textWidth(const QString& text)
    {
        const auto known = widths.constFind(text);
        return known != widths.constEnd() ? *known : *widths.insert(text, metrics.horizontalAdvance(text));
    }

    void paintText(const QRectF& box, const QString& text, const QColor& colour)
    {
        const double left = std::max(box.left(), c.area.left()) + kTextInsetPx;
        const double room = std::min(box.right(), c.area.right()) - left - kTextInsetPx / 2;
        if (text.isEmpty() || room < kTextFromPx - kTextInsetPx)
            return;
        const bool fits = textWidth(text) <= room;
        const QString shown = fits ? text : metrics.elidedText(text, Qt::ElideRight, room);
        const double baseline =
            std::min(box.top() + 4 + metrics.ascent(), box.center().y() + (metrics.ascent() - metrics.descent()) / 2);
        p.setPen(colour);
        p.drawText(QPointF(c.snapped(left), c.snapped(baseline)), shown);
    }

    void paintFrame(const QRectF& box, const QPen& pen)
    {
        const double half = pen.widthF() / 2;
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(box.adjusted(half, half, -half, -half), kRadiusPx - half, kRadiusPx - half);
    }

    void paintFill(const QRectF& box, const QColor& colour)
    {
        if (box.width() < 2 * kRadiusPx) {
            p.fillRect(box, colour);
            return;
        }
        p.setPen(Qt::NoPen);
        p.setBrush(colour);
        p.drawRoundedRect(box, kRadiusPx, kRadiusPx);
    }

    void paintBox(const Item& item, const QRectF& row)
    {
        const Palette& palette = c.palette;
        const QRectF whole = boxRect(c, row, item.span.start, item.span.end);
        // A device pixel between neighbours.
        const QRectF box = whole.width() > 3 ? whole.adjusted(0, 0, -c.devicePx(), 0) : whole;
        const BoxStyle s = style(item);
        const bool hollow = lane.look == LaneLook::Hollow;
        const bool unsure = item.confidence == Confidence::Unsure;
        const bool pending = !lane.pendingText.isEmpty() && item.id == lane.pendingItem;
        QColor ink;
        p.setRenderHint(QPainter::Antialiasing, box.width() >= 2 * kRadiusPx);
        if (hollow || s.fill == BoxFill::Hatched) {
            paintHatch(p, box, c.xOf(item.span.start), palette.raised,
                       blended(palette.raised, palette.dim, hollow ? 0.22 : 0.12));
            ink = hollow ? palette.text : palette.dim;
        } else {
            const QColor fill = unsure ? blended(palette.panel, s.colour, 0.6) : s.colour;
            paintFill(box, fill);
            ink = textOn(fill, palette);
        }
        if (s.strip.isValid() && box.width() > 8)
            p.fillRect(QRectF(box.left(), box.top(), 3, box.height()), s.strip);
        if (box.width() >= 6 && (hollow || unsure || s.fill == BoxFill::Hatched)) {
            const QColor edge = hollow || s.fill == BoxFill::Hatched ? palette.dim : s.colour;
            QPen pen(edge, 1, hollow || unsure ? Qt::DashLine : Qt::SolidLine);
            pen.setDashPattern({4, 3});
            if (!hollow && !unsure)
                pen = QPen(blended(palette.raised, palette.dim, 0.35), 1);
            paintFrame(box, pen);
        }
        if (lane.selected.count(item.id)) {
            // The dark line inside keeps the gold one visible on a golden label.
            if (box.width() >= 8)
                paintFrame(box.adjusted(2, 2, -2, -2), QPen(palette.base, 1));
            paintFrame(box, QPen(palette.gold, std::min(2.0, box.width() / 2)));
        }
        p.setRenderHint(QPainter::Antialiasing, false);
        if (pending)
            paintText(box, lane.pendingText + QStringLiteral("▏"), ink);
        else
            paintText(box, s.text, ink);
        addBoxHits(c, item, box, edges, bodies);
    }

    // All items of a row that begin in one device pixel and are too short to be seen alone.
    void paintDensity(const Item& first, std::size_t count, std::int64_t column, const QRectF& row, double framesPerDev)
    {
        const BoxStyle s = style(first);
        const double opacity = std::min(1.0, 0.55 + 0.15 * double(count));
        const bool vague = lane.look == LaneLook::Hollow || s.fill == BoxFill::Hatched;
        const QColor colour = vague ? c.palette.dim : s.colour;
        const double x = c.snapped(c.xOf(double(column) * framesPerDev));
        p.fillRect(QRectF(x, row.top(), c.devicePx(), row.height()), blended(c.palette.panel, colour, opacity));
    }

    void paintRow(const ItemRow& items, const QRectF& row)
    {
        const FrameSpan view = c.visible();
        for (const std::size_t i : items.reachingOver(view.start))
            paintBox(lane.items()[items.item(i)], row);
        const double framesPerDev = c.axis.framesPerPx() * c.devicePx();
        const FrameCount shortest = FrameCount(std::ceil(kMergeUnderPx * c.axis.framesPerPx())) - 1;
        const std::size_t end = items.firstFrom(view.end);
        for (std::size_t i = items.firstFrom(view.start); i < end;) {
            const Item& item = lane.items()[items.item(i)];
            if (items.end(i) - items.start(i) > shortest) {
                paintBox(item, row);
                ++i;
                continue;
            }
            // Columns are counted from the track's start, so that scrolling does not make them flicker.
            const std::int64_t column = std::int64_t(std::floor(double(items.start(i).value) / framesPerDev));
            const Frame columnEnd{FrameCount(std::ceil(double(column + 1) * framesPerDev))};
            const std::size_t stop = std::clamp(items.firstFrom(columnEnd), i + 1, end);
            const std::size_t next = items.firstLongerThan(shortest, i, stop);
            paintDensity(item, next - i, column, row, framesPerDev);
            i = next;
        }
    }
};

} // namespace

QFont laneFont(QFont::Weight weight)
{
    QFont font;
    font.setPixelSize(12);
    font.setWeight(weight);
    return font;
}

QRectF boxRow(const PaintContext& context, int level, int levels)
{
    const QRectF& area = context.area;
    const double inset = area.height() >= 32 ? 5 : area.height() >= 16 ? 2 : 0;
    const double height = (area.height() - 2 * inset) / std::max(levels, 1);
    const double top = context.snapped(area.top() + inset + level * height);
    const double bottom = context.snapped(area.top() + inset + (level + 1) * height - (level + 1 < levels ? 1 : 0));
    return {area.left(), top, area.width(), bottom - top};
}

QRectF boxRect(const PaintContext& context, const QRectF& row, Frame start, Frame end)
{
    constexpr double kBeyondPx = 2 * kRadiusPx;
    const double left = std::clamp(context.xOf(start), row.left() - kBeyondPx, row.right() + kBeyondPx);
    const double right = std::clamp(context.xOf(end), row.left() - kBeyondPx, row.right() + kBeyondPx);
    const double snappedLeft = context.snapped(left);
    return {snappedLeft, row.top(), std::max(context.snapped(right) - snappedLeft, context.devicePx()), row.height()};
}

void addBoxHits(const PaintContext& context, const Item& item, const QRectF& box, std::vector<HitRect>& edges,
                std::vector<HitRect>& bodies)
{
    const QRectF& area = context.area;
    const QRectF body = box & area;
    if (body.isEmpty())
        return;
    bodies.push_back({body, item.id, ItemPart::Body, item.span.start, {}});
    const double inside = std::min(kGripInsidePx, box.width() / 3);
    const auto grip = [&](double x, double before, double after, ItemPart part, Frame at) {
        if (x >= area.left() && x <= area.right())
            edges.push_back(
                {QRectF(x - before, box.top(), before + after, box.height()) & area, item.id, part, at, {}});
    };
    grip(context.xOf(item.span.start), kGripOutsidePx, inside, ItemPart::StartEdge, item.span.start);
    grip(context.xOf(item.span.end), inside, kGripOutsidePx, ItemPart::EndEdge, item.span.end);
}

void paintHatch(QPainter& painter, const QRectF& rect, double phasePx, const QColor& ground, const QColor& stripe)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (rect.width() >= 2 * kRadiusPx) {
        QPainterPath shape;
        shape.addRoundedRect(rect, kRadiusPx, kRadiusPx);
        painter.fillPath(shape, ground);
    } else {
        painter.fillRect(rect, ground);
    }
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(stripe, kHatchPx / 2 / std::numbers::sqrt2, Qt::SolidLine, Qt::FlatCap));
    const double height = rect.height();
    const double phase = std::fmod(phasePx, kHatchPx);
    const double first = std::floor((rect.left() - height - phase) / kHatchPx) * kHatchPx + phase;
    for (double x = first; x < rect.right(); x += kHatchPx)
        painter.drawLine(QPointF(x - 2, rect.bottom() + 2), QPointF(x + height + 2, rect.top() - 2));
    painter.restore();
}

PaintResult paintBoxes(QPainter& painter, const LaneModel& lane, const PaintContext& context,
                       const std::function<BoxStyle(const Item&)>& style)
{
    painter.save();
    painter.setClipRect(context.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(laneFont(QFont::DemiBold));
    BoxPainter boxes{painter, lane, context, style, QFontMetricsF(painter.font())};
    const int levels = int(lane.rows().size());
    for (int level = 0; level < levels; ++level)
        boxes.paintRow(lane.rows()[std::size_t(level)], boxRow(context, level, levels));
    painter.restore();
    PaintResult result{std::move(boxes.edges)};
    result.hits.insert(result.hits.end(), boxes.bodies.begin(), boxes.bodies.end());
    return result;
}

} // namespace unisono
