#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

// Value to height: frequencies by octave, all else straight.
class ValueScale {
public:
    ValueScale(const LaneModel& lane, const QRectF& area)
        : m_area(area),
          m_log(lane.layer().valueUnit.compare(QStringLiteral("Hz"), Qt::CaseInsensitive) == 0 && lane.valueFrom() > 0)
    {
        m_from = warped(lane.valueFrom());
        m_range = warped(lane.valueTo()) - m_from;
    }
    double yOf(double value) const
    {
        const double share = m_range > 0 ? (warped(value) - m_from) / m_range : 0.5;
        return m_area.bottom() - std::clamp(share, 0.0, 1.0) * m_area.height();
    }

private:
    double warped(double value) const { return m_log ? std::log2(std::max(value, 1e-6)) : value; }
    QRectF m_area;
    bool m_log;
    double m_from = 0;
    double m_range = 1;
};

// The visible part of a curve as lines: at most four points for each pixel (first, least, greatest, last), gaps where
// it is unvoiced. A value holds towards the next point; a lone one is a short dash.
QPainterPath curvePath(const std::vector<CurvePoint>& points, const ValueScale& scale, const PaintContext& c)
{
    QPainterPath path;
    const FrameSpan view = c.visible();
    const auto byTime = [](const CurvePoint& p, Frame f) { return p.at < f; };
    auto from = std::lower_bound(points.begin(), points.end(), view.start, byTime);
    auto to = std::lower_bound(from, points.end(), view.end, byTime);
    if (from != points.begin())
        --from;
    if (to != points.end())
        ++to;
    bool down = false; // the pen
    for (auto it = from; it != to;) {
        if (!it->value || !std::isfinite(*it->value)) {
            down = false;
            ++it;
            continue;
        }
        const double x = c.xOf(it->at);
        const double first = scale.yOf(*it->value);
        double low = first;
        double high = first;
        double last = first;
        ++it;
        for (; it != to && it->value && std::isfinite(*it->value) && c.xOf(it->at) < x + c.devicePx(); ++it) {
            last = scale.yOf(*it->value);
            low = std::min(low, last);
            high = std::max(high, last);
        }
        if (down)
            path.lineTo(x, first);
        else
            path.moveTo(x, first);
        if (low != high) {
            path.lineTo(x, low);
            path.lineTo(x, high);
            path.lineTo(x, last);
        } else if (!down) {
            path.lineTo(x + c.devicePx(), first);
        }
        down = true;
    }
    return path;
}

PaintResult paintCurves(QPainter& painter, const LaneModel& lane, const PaintContext& c)
{
    PaintResult result;
    painter.save();
    painter.setClipRect(c.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    const QRectF area = c.area.adjusted(0, 4, 0, -4);
    const ValueScale scale(lane, area);
    const ItemRow& row = lane.rows().front();
    const FrameSpan view = c.visible();
    const auto paint = [&](const Item& item) {
        const CurveValue* curve = std::get_if<CurveValue>(&item.payload);
        if (!curve)
            return;
        const bool selected = lane.selected.count(item.id) > 0;
        const bool vague = item.confidence == Confidence::Unsure || lane.look == LaneLook::Hollow;
        const QColor own = item.label.isEmpty() ? c.palette.green : labelColour(lane.layer(), item.label, c.palette);
        QPen pen(selected ? c.palette.gold : own, selected ? 2.5 : 1.8, vague ? Qt::DashLine : Qt::SolidLine,
                 Qt::FlatCap, Qt::RoundJoin);
        painter.setPen(pen);
        painter.drawPath(curvePath(curve->points, scale, c));
        const QRectF body = boxRect(c, c.area, item.span.start, item.span.end) & c.area;
        if (!body.isEmpty())
            result.hits.push_back({body, item.id, ItemPart::Body, item.span.start, {}});
    };
    for (const std::size_t i : row.reachingOver(view.start))
        paint(lane.items()[row.item(i)]);
    // A curve shorter than a pixel shows as the first of its pixel.
    const std::size_t end = row.firstFrom(view.end);
    const FrameCount pixel = std::max<FrameCount>(1, FrameCount(c.axis.framesPerPx() * c.devicePx()));
    for (std::size_t i = row.firstFrom(view.start); i < end;) {
        paint(lane.items()[row.item(i)]);
        const std::size_t stop = std::clamp(row.firstFrom(row.start(i) + pixel), i + 1, end);
        i = row.firstLongerThan(pixel, i + 1, stop);
    }
    painter.restore();
    return result;
}

} // namespace

void registerLayerPainters_curve(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("curve"), 40, paintCurves});
}

} // namespace unisono
