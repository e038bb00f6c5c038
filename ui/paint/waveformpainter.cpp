#include "ui/paint/waveformpainter.h"

#include "ui/paint/colour.h"

#include <QLineF>
#include <QPainter>
#include <QVector>

#include <algorithm>
#include <cmath>
#include <vector>

namespace unisono {

namespace {

constexpr double kColumnsFrom = 64; // frames a pixel; below, samples cost less than a pyramid can give
constexpr double kLinesFrom = 1;
constexpr double kBarsFrom = 4; // frames a device pixel; above, lines cover each other: least to greatest says the same
constexpr double kStemsFromPx = 4; // closer dots have no room for stems

struct Colours {
    QColor range;
    QColor core;
};

Colours coloursOf(const WaveformLook& look, const Palette& palette)
{
    if (look.range.isValid())
        return {look.range, look.core.isValid() ? look.core : look.range};
    // The core stands out from the range on both grounds: lighter on dark, darker on light.
    if (palette.dark)
        return {blended(palette.base, palette.teal, 0.86), blended(palette.teal, Qt::white, 0.45)};
    return {blended(palette.base, palette.teal, 0.55), palette.teal};
}

// Value to y inside the area, kept in it.
struct Height {
    double middle;
    double half;
    double gain;
    double yOf(double value) const { return middle - std::clamp(value * gain, -1.0, 1.0) * half; }
};

Height heightOf(const PaintContext& c, const WaveformLook& look)
{
    return {c.area.center().y(), std::max(c.area.height() / 2 - 2, 1.0), look.gain};
}

// Least and greatest of the samples in each device pixel.
std::vector<PeakColumn> envelope(std::span<const float> samples, Frame first, const PaintContext& c)
{
    std::vector<PeakColumn> columns(std::size_t(waveformColumns(c)));
    const double framesPerColumn = c.axis.framesPerPx() * c.devicePx();
    const std::int64_t size = std::int64_t(samples.size());
    const auto indexAt = [&](double column) {
        const double frame = c.axis.originFrame() + column * framesPerColumn;
        return std::clamp<std::int64_t>(std::int64_t(std::floor(frame)) - first.value, 0, size);
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::int64_t from = indexAt(double(i));
        const std::int64_t to = indexAt(double(i) + 1);
        if (from >= to)
            continue;
        const auto [least, greatest] = std::minmax_element(samples.begin() + from, samples.begin() + to);
        columns[i] = {*least, *greatest, 0, true};
    }
    return columns;
}

} // namespace

WaveformDetail waveformDetail(const TimeAxis& axis)
{
    if (axis.framesPerPx() >= kColumnsFrom)
        return WaveformDetail::Columns;
    return axis.framesPerPx() >= kLinesFrom ? WaveformDetail::Lines : WaveformDetail::Dots;
}

int waveformColumns(const PaintContext& context)
{
    return std::max(0, int(std::ceil(context.area.width() * context.devicePixelRatio - 1e-6)));
}

void paintWaveform(QPainter& painter, std::span<const PeakColumn> columns, const PaintContext& context,
                   const WaveformLook& look)
{
    painter.save();
    painter.setClipRect(context.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const Colours colours = coloursOf(look, context.palette);
    const Height height = heightOf(context, look);
    const double pixel = context.devicePx();
    const double thinnest = std::max(context.snapped(1), pixel);
    const double left = context.snapped(context.area.left());
    QVector<QRectF> unknown, range, core;
    range.reserve(int(columns.size()));
    core.reserve(int(columns.size()));
    const PeakColumn* before = nullptr;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const PeakColumn& column = columns[i];
        const double x = left + double(i) * pixel;
        const auto bar = [&](double low, double high) {
            const double top = context.snapped(height.yOf(high));
            const double bottom = context.snapped(height.yOf(low));
            return QRectF(x, std::min(top, context.snapped(height.middle)), pixel, std::max(bottom - top, pixel));
        };
        if (!column.known) {
            unknown.append(QRectF(x, context.snapped(height.middle), pixel, pixel));
            before = nullptr;
            continue;
        }
        // Reaching over to the column before: a steep flank is a line, not two dots.
        double low = column.min;
        double high = column.max;
        if (before) {
            low = std::min<double>(low, before->max);
            high = std::max<double>(high, before->min);
        }
        const double top = context.snapped(height.yOf(high));
        const double bottom = context.snapped(height.yOf(low));
        range.append(QRectF(x, top, pixel, std::max(bottom - top, thinnest)));
        const double rmsLow = std::max<double>(-column.rms, column.min);
        const double rmsHigh = std::min<double>(column.rms, column.max);
        if (rmsHigh > rmsLow && (rmsHigh - rmsLow) * height.gain * height.half > 2 * pixel)
            core.append(bar(rmsLow, rmsHigh));
        before = &column;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(context.palette.base, context.palette.dim, 0.3));
    painter.drawRects(unknown);
    painter.setBrush(colours.range);
    painter.drawRects(range);
    painter.setBrush(colours.core);
    painter.drawRects(core);
    painter.restore();
}

void paintSamples(QPainter& painter, std::span<const float> samples, Frame first, const PaintContext& context,
                  const WaveformLook& look)
{
    if (samples.empty())
        return;
    const Colours colours = coloursOf(look, context.palette);
    if (context.axis.framesPerPx() * context.devicePx() > kBarsFrom) {
        WaveformLook bars = look;
        bars.range = colours.core;
        paintWaveform(painter, envelope(samples, first, context), context, bars);
        return;
    }
    painter.save();
    painter.setClipRect(context.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Height height = heightOf(context, look);
    const bool dots = waveformDetail(context.axis) == WaveformDetail::Dots;
    const auto pointOf = [&](std::size_t i) {
        return QPointF(context.xOf(first + FrameCount(i)), height.yOf(double(samples[i])));
    };
    // Single lines: the stroke of one long polyline takes a hundred times as long.
    QVector<QLineF> lines;
    lines.reserve(qsizetype(samples.size()));
    for (std::size_t i = 0; i + 1 < samples.size(); ++i)
        lines.append(QLineF(pointOf(i), pointOf(i + 1)));
    painter.setPen(QPen(colours.core, dots ? 1.0 : 1.3, Qt::SolidLine, Qt::SquareCap));
    painter.drawLines(lines);
    if (dots) {
        const double spacing = 1 / context.axis.framesPerPx();
        const double radius = std::clamp(spacing / 4, 1.0, 3.5);
        const double middle = context.snapped(height.middle);
        const QColor stem = blended(context.palette.base, colours.range, 0.6);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.core);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const QPointF p = pointOf(i);
            const QRectF line(context.snapped(p.x()), std::min(p.y(), middle), context.devicePx(),
                              std::abs(p.y() - middle));
            if (spacing >= kStemsFromPx)
                painter.fillRect(line, stem);
            painter.drawEllipse(p, radius, radius);
        }
    }
    painter.restore();
}

PaintContext waveformRow(const PaintContext& context, int index, int count)
{
    if (count <= 1)
        return context;
    PaintContext row = context;
    const double height = context.area.height() / count;
    const double top = context.snapped(context.area.top() + index * height);
    const double bottom = context.snapped(context.area.top() + (index + 1) * height);
    row.area = QRectF(context.area.left(), top, context.area.width(), bottom - top - (index + 1 < count ? 1 : 0));
    return row;
}

} // namespace unisono
