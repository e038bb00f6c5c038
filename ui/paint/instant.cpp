#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kMergeUnderPx = 2;
constexpr double kGripPx = 4;
constexpr double kNumberFromPx = 36; // bars narrower than this go without numbers
constexpr double kNameFromPx = 18;   // room that a name needs
constexpr std::size_t kLookedAt = 8; // items of one merged line whose rank is looked at: four bars of two

struct InstantPainter {
    QPainter& p;
    const LaneModel& lane;
    const PaintContext& c;
    QFontMetricsF metrics;
    double taken = -1e9; // x up to which text stands
    double numberedTo = -1e9;
    PaintResult result = {};

    static bool isDownbeat(const Item& item)
    {
        const InstantValue* value = std::get_if<InstantValue>(&item.payload);
        return value && value->beat == 1;
    }
    static bool hasBeat(const Item& item)
    {
        const InstantValue* value = std::get_if<InstantValue>(&item.payload);
        return value && value->beat.has_value();
    }

    // A line at the middle of the lane, `share` of its height.
    void line(double x, double share, double widthPx, const QColor& colour, Qt::PenStyle style = Qt::SolidLine)
    {
        const double height = (c.area.height() - 6) * share;
        const double width = std::max(c.snapped(widthPx), c.devicePx());
        const double left = c.snapped(x - width / 2);
        const double top = c.snapped(c.area.center().y() - height / 2);
        const double bottom = c.snapped(c.area.center().y() + height / 2);
        if (style == Qt::SolidLine) {
            p.fillRect(QRectF(left, top, width, bottom - top), colour);
            return;
        }
        constexpr double kDash = 3;
        for (double y = top; y < bottom; y += 2 * kDash)
            p.fillRect(QRectF(left, y, width, std::min(kDash, bottom - y)), colour);
    }

    void paintText(double x, double room, const QString& text, const QColor& colour)
    {
        if (x < taken || room < kNameFromPx || text.isEmpty())
            return;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        p.setPen(colour);
        p.drawText(QPointF(c.snapped(x), c.snapped(c.area.top() + 2 + metrics.ascent())), shown);
        taken = x + metrics.horizontalAdvance(shown) + 4;
    }

    void paintOne(const Item& item, double roomPx)
    {
        const double x = c.xOf(item.span.start);
        const bool selected = lane.selected.count(item.id) > 0;
        const bool vague = item.confidence == Confidence::Unsure || lane.look == LaneLook::Hollow;
        const Qt::PenStyle style = vague ? Qt::DashLine : Qt::SolidLine;
        const bool downbeat = isDownbeat(item);
        QColor colour = downbeat ? c.palette.gold : blended(c.palette.panel, c.palette.dim, hasBeat(item) ? 0.75 : 1);
        if (!item.label.isEmpty())
            colour = labelColour(lane.layer(), item.label, c.palette);
        if (selected) {
            line(x, 1, 5, c.palette.base);
            line(x, 1, 3, c.palette.gold);
            const double y = c.area.top() + 3;
            p.fillRect(QRectF(c.snapped(x - 4), c.snapped(y), 8, 4), c.palette.gold);
        } else {
            const bool tall = downbeat || !hasBeat(item);
            line(x, tall ? 0.9 : 0.6, downbeat ? 2 : 1, colour, style);
        }
        const bool pending = !lane.pendingText.isEmpty() && item.id == lane.pendingItem;
        const InstantValue* value = std::get_if<InstantValue>(&item.payload);
        if (pending)
            paintText(x + 5, std::max(roomPx - 8, 60.0), lane.pendingText + QStringLiteral("▏"), c.palette.text);
        else if (const QString name = labelText(lane.layer(), item); !name.isEmpty())
            paintText(x + 5, roomPx - 8, name, c.palette.text);
        else if (downbeat && value->bar && x - numberedTo >= kNumberFromPx) {
            const QString number = QString::number(*value->bar);
            if (metrics.horizontalAdvance(number) + 7 <= roomPx) {
                paintText(x + 4, kNumberFromPx, number, c.palette.dim);
                numberedTo = x;
            }
        }
    }

    void addHit(const Item& item, double before, double after)
    {
        const double x = c.xOf(item.span.start);
        const QRectF rect = QRectF(x - std::min(kGripPx, before / 2), c.area.top(),
                                   std::min(kGripPx, before / 2) + std::min(kGripPx, after / 2), c.area.height()) &
                            c.area;
        if (!rect.isEmpty())
            result.hits.push_back({rect, item.id, ItemPart::Body, item.span.start, {}});
    }

    // Many in one pixel: how many shows as strength, a downbeat among them as its colour.
    void paintMerged(const ItemRow& row, std::size_t from, std::size_t to, double x)
    {
        bool downbeat = false;
        bool beats = false;
        for (std::size_t i = from; i < std::min(to, from + kLookedAt); ++i) {
            const Item& item = lane.items()[row.item(i)];
            downbeat = downbeat || isDownbeat(item);
            beats = beats || hasBeat(item);
        }
        const double opacity = std::min(0.9, 0.35 + 0.1 * double(to - from));
        const QColor colour = downbeat ? c.palette.gold : c.palette.dim;
        line(x, beats ? 0.6 : 0.9, c.devicePx(), blended(c.palette.panel, colour, opacity));
    }

    void paintRow(const ItemRow& row)
    {
        const FrameSpan view = c.visible();
        const double margin = std::max(kNameFromPx * 8, kGripPx) * c.axis.framesPerPx(); // names reach in from the left
        std::size_t i = row.firstFrom(view.start - FrameCount(margin));
        const std::size_t end = row.firstFrom(view.end + FrameCount(std::ceil(kGripPx * c.axis.framesPerPx())));
        const double mergeFrames = kMergeUnderPx * c.axis.framesPerPx();
        const double framesPerDev = c.axis.framesPerPx() * c.devicePx();
        const auto gap = [&](std::size_t a) { // to the next, in frames
            return a + 1 < row.size() ? double(row.start(a + 1) - row.start(a)) : 1e18;
        };
        double before = i > 0 ? gap(i - 1) : 1e18;
        while (i < end) {
            const double after = gap(i);
            if (std::min(before, after) >= mergeFrames) {
                const Item& item = lane.items()[row.item(i)];
                paintOne(item, after / c.axis.framesPerPx());
                addHit(item, before / c.axis.framesPerPx(), after / c.axis.framesPerPx());
                before = after;
                ++i;
                continue;
            }
            const std::int64_t column = std::int64_t(std::floor(double(row.start(i).value) / framesPerDev));
            const Frame columnEnd{FrameCount(std::ceil(double(column + 1) * framesPerDev))};
            const std::size_t next = std::clamp(row.firstFrom(columnEnd), i + 1, end);
            paintMerged(row, i, next, c.xOf(double(column) * framesPerDev));
            before = gap(next - 1);
            i = next;
        }
    }
};

PaintResult paintInstants(QPainter& painter, const LaneModel& lane, const PaintContext& c)
{
    painter.save();
    painter.setClipRect(c.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QFont font = laneFont();
    font.setPixelSize(11);
    painter.setFont(font);
    InstantPainter instants{painter, lane, c, QFontMetricsF(font)};
    instants.paintRow(lane.rows().front());
    painter.restore();
    return std::move(instants.result);
}

} // namespace

void registerLayerPainters_instant(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("instant"), 38, paintInstants});
}

} // namespace unisono
