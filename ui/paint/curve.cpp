#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QLineF>
#include <QPainter>
#include <QVector>

#include <algorithm>
#include <cmath>
#include <optional>

namespace unisono {

namespace {

constexpr double kBeyondPx = 16;

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

// Lines, whole or in dashes that stay with the curve when it is scrolled.
class LineSink {
public:
    LineSink(Qt::PenStyle style, double phasePx)
        : m_dashed(style == Qt::DashLine),
          m_phase(phasePx)
    {
    }
    void add(QPointF from, QPointF to)
    {
        if (!m_dashed) {
            m_lines.append(QLineF(from, to));
            return;
        }
        // Dashes are counted along x: a curve never goes back.
        const double length = to.x() - from.x();
        const auto at = [&](double x) {
            return length > 0 ? QPointF(x, from.y() + (to.y() - from.y()) * (x - from.x()) / length) : from;
        };
        double dash = std::floor((from.x() - m_phase) / kDashPx);
        do {
            const double begin = std::max(from.x(), m_phase + dash * kDashPx);
            const double end = std::min(to.x(), m_phase + (dash + kDashShare) * kDashPx);
            if (end >= begin)
                m_lines.append(QLineF(at(begin), length > 0 ? at(end) : to));
            dash += 1;
        } while (m_phase + dash * kDashPx < to.x());
    }
    const QVector<QLineF>& lines() const { return m_lines; }

private:
    static constexpr double kDashPx = 9;
    static constexpr double kDashShare = 0.6;
    bool m_dashed;
    double m_phase;
    QVector<QLineF> m_lines;
};

// The visible part of a curve: for each device pixel a line to it and one from its least to its greatest, gaps where it
// is unvoiced; a lone point is a short dash. Single lines: the stroke of one long path takes a hundred times as long.
void addCurve(const std::vector<CurvePoint>& points, const ValueScale& scale, const PaintContext& c, LineSink& sink)
{
    const FrameSpan view = c.visible();
    const auto byTime = [](const CurvePoint& p, Frame f) { return p.at < f; };
    auto from = std::lower_bound(points.begin(), points.end(), view.start, byTime);
    auto to = std::lower_bound(from, points.end(), view.end, byTime);
    if (from != points.begin())
        --from;
    if (to != points.end())
        ++to;
    const auto voiced = [](const CurvePoint& p) { return p.value && std::isfinite(*p.value); };
    // Cut to the view with a margin: neighbours outside it may be hours, and a thousand million pixels, away.
    const double leftmost = c.area.left() - kBeyondPx;
    const double rightmost = c.area.right() + kBeyondPx;
    const auto draw = [&](QPointF a, QPointF b) {
        const auto cut = [&](double x) { return QPointF(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())); };
        const QPointF begin = a.x() < leftmost && b.x() > a.x() ? cut(leftmost) : a;
        const QPointF end = b.x() > rightmost && b.x() > a.x() ? cut(rightmost) : b;
        if (end.x() >= leftmost && begin.x() <= rightmost)
            sink.add(begin, end);
    };
    std::optional<QPointF> pen;
    for (auto it = from; it != to;) {
        if (!voiced(*it)) {
            pen.reset();
            ++it;
            continue;
        }
        const double x = c.xOf(it->at);
        const double first = scale.yOf(*it->value);
        double low = first;
        double high = first;
        double last = first;
        for (++it; it != to && voiced(*it) && c.xOf(it->at) < x + c.devicePx(); ++it) {
            last = scale.yOf(*it->value);
            low = std::min(low, last);
            high = std::max(high, last);
        }
        if (pen)
            draw(*pen, {x, first});
        if (low != high)
            draw({x, low}, {x, high});
        else if (!pen && (it == to || !voiced(*it)))
            draw({x, first}, {x + c.devicePx(), first});
        pen = QPointF(x, last);
    }
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
        LineSink sink(vague ? Qt::DashLine : Qt::SolidLine, c.xOf(item.span.start));
        addCurve(curve->points, scale, c, sink);
        painter.setPen(QPen(selected ? c.palette.gold : own, selected ? 2.5 : 1.8, Qt::SolidLine,
                            vague ? Qt::FlatCap : Qt::SquareCap));
        painter.drawLines(sink.lines());
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
