#include "ui/paint/overviewpainter.h"

#include "ui/paint/colour.h"
#include "ui/paint/waveformpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace unisono {

void paintOverview(QPainter& painter, std::span<const PeakColumn> columns, const PaintContext& context)
{
    WaveformLook look;
    look.range = blended(context.palette.base, context.palette.dim, 0.45);
    look.core = blended(context.palette.base, context.palette.dim, 0.7);
    paintWaveform(painter, columns, context, look);
}

QRectF paintOverviewWindow(QPainter& painter, const FrameSpan& window, const PaintContext& context)
{
    constexpr double kLeastPx = 3;
    double left = std::clamp(context.xOf(window.start), context.area.left(), context.area.right());
    double right = std::clamp(context.xOf(window.end), context.area.left(), context.area.right());
    if (right - left < kLeastPx) {
        left = std::clamp((left + right - kLeastPx) / 2, context.area.left(), context.area.right() - kLeastPx);
        right = left + kLeastPx;
    }
    const QRectF rect(context.snapped(left), context.area.top(), context.snapped(right) - context.snapped(left),
                      context.area.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    QColor wash = context.palette.gold;
    wash.setAlphaF(0.18f);
    painter.setBrush(wash);
    painter.setPen(QPen(context.palette.gold, 1));
    const double radius = std::min(2.0, rect.width() / 2);
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
    return rect;
}

namespace {

void paintLine(QPainter& painter, double xPx, const QColor& colour, Qt::PenStyle style, const PaintContext& context)
{
    const double width = std::max(context.snapped(1), context.devicePx());
    const double left = context.snapped(xPx - width / 2);
    if (left + width <= context.area.left() || left >= context.area.right())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (style == Qt::SolidLine) {
        painter.fillRect(QRectF(left, context.area.top(), width, context.area.height()), colour);
    } else {
        constexpr double kDashPx = 3;
        for (double y = context.area.top(); y < context.area.bottom(); y += 2 * kDashPx)
            painter.fillRect(QRectF(left, y, width, std::min(kDashPx, context.area.bottom() - y)), colour);
    }
    painter.restore();
}

} // namespace

void paintPlayhead(QPainter& painter, Frame at, const PaintContext& context)
{
    // A veil on either side keeps the line apart from any picture below it, dark spectrogram or light ground.
    const bool dark = context.palette.dark;
    QColor veil(dark ? Qt::black : Qt::white);
    veil.setAlphaF(dark ? 0.35f : 0.6f);
    const double x = context.xOf(at);
    const double width = std::max(context.snapped(1), context.devicePx());
    paintLine(painter, x - width, veil, Qt::SolidLine, context);
    paintLine(painter, x + width, veil, Qt::SolidLine, context);
    paintLine(painter, x, dark ? QColor(Qt::white) : QColor(Qt::black), Qt::SolidLine, context);
}

void paintSelection(QPainter& painter, const FrameSpan& span, const PaintContext& context)
{
    const double left = context.snapped(std::max(context.xOf(span.start), context.area.left()));
    const double right = context.snapped(std::min(context.xOf(span.end), context.area.right()));
    if (right > left) {
        QColor wash = context.palette.text;
        wash.setAlphaF(0.06f);
        painter.fillRect(QRectF(left, context.area.top(), right - left, context.area.height()), wash);
    }
    QColor edge = context.palette.text;
    edge.setAlphaF(0.55f);
    paintLine(painter, context.xOf(span.start), edge, Qt::DashLine, context);
    paintLine(painter, context.xOf(span.end), edge, Qt::DashLine, context);
}

void paintGuide(QPainter& painter, Frame at, const PaintContext& context)
{
    paintLine(painter, context.xOf(at), context.palette.gold, Qt::SolidLine, context);
}

} // namespace unisono
