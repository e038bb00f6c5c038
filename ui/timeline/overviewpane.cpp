#include "ui/timeline/overviewpane.h"

#include "ui/common/theme.h"
#include "ui/paint/overviewpainter.h"
#include "ui/paint/waveformpainter.h"
#include "ui/text/sentences.h"

#include <QPainter>

#include <vector>

namespace unisono {

OverviewPane::OverviewPane(TimelineScene& scene, QWidget* parent)
    : TimelinePane(scene, parent)
{
    setAccessibleName(tr("Whole track"));
    setAccessibleDescription(tr("Drag the window to scroll, its edges to zoom; click to jump"));
    setFixedHeight(44);
    connect(&scene, &TimelineScene::mediaChanged, this, &OverviewPane::repaintStrip);
    connect(&scene, &TimelineScene::peaksGrew, this, &OverviewPane::repaintStrip);
    connect(&scene, &TimelineScene::lookChanged, this, &OverviewPane::repaintStrip);
}

void OverviewPane::repaintStrip()
{
    m_strip = {};
    update();
}

TimeAxis OverviewPane::paneAxis() const
{
    return TimeAxis::fitting({{0}, {scene().frames()}}, canvasRect().width());
}

void OverviewPane::drawStrip()
{
    const double ratio = devicePixelRatioF();
    const QSize size = canvasRect().size();
    m_strip = QImage(size * ratio, QImage::Format_RGB32);
    m_strip.setDevicePixelRatio(ratio);
    m_strip.fill(currentPalette().base);
    const auto& peaks = scene().media().peaks;
    if (!peaks || scene().frames() <= 0)
        return;
    PaintContext context = paintContext();
    context.area = QRectF(QPointF(0, 0), QSizeF(size));
    std::vector<PeakColumn> columns(std::size_t(waveformColumns(context)));
    peaks->columns(scene().channel(), 0, context.axis.framesPerPx() / ratio, columns);
    QPainter painter(&m_strip);
    paintOverview(painter, columns, context);
}

void OverviewPane::paintCanvas(QPainter& painter, const QRect& dirty)
{
    Q_UNUSED(dirty)
    if (m_strip.isNull())
        drawStrip();
    painter.drawImage(canvasRect().topLeft(), m_strip);
    painter.fillRect(kHeaderWidth, height() - 1, canvasRect().width(), 1, currentPalette().line);
    if (scene().frames() > 0)
        paintOverviewWindow(painter, scene().window(), paintContext());
}

void OverviewPane::paintAbove(QPainter& painter, const QRect& dirty)
{
    Q_UNUSED(dirty)
    if (scene().frames() > 0)
        paintPlayhead(painter, scene().playhead(), paintContext());
}

void OverviewPane::paintHeader(QPainter& painter)
{
    const QString length = scene().frames() > 0 ? timeText(Frame{scene().frames()}, scene().rate()) : QString();
    paintName(painter, QRect(0, 0, kHeaderWidth, height()), tr("Whole track"), length);
    painter.fillRect(0, height() - 1, kHeaderWidth, 1, currentPalette().line);
}

PointerTarget OverviewPane::targetAt(QPointF position) const
{
    constexpr double kGrabPx = 5;
    PointerTarget target;
    target.zone = Zone::Overview;
    const TimeAxis axis = paneAxis();
    const double left = axis.xOf(scene().window().start);
    const double right = axis.xOf(scene().window().end);
    const double x = canvasX(position);
    // A narrow window keeps a middle to hold it by.
    const double inside = std::min(kGrabPx, (right - left) / 4);
    if (x > left + inside && x < right - inside)
        target.window = WindowPart::Body;
    else if (x >= left - kGrabPx && x <= left + inside)
        target.window = WindowPart::StartEdge;
    else if (x >= right - inside && x <= right + kGrabPx)
        target.window = WindowPart::EndEdge;
    return target;
}

void OverviewPane::resizeEvent(QResizeEvent* event)
{
    TimelinePane::resizeEvent(event);
    m_strip = {};
}

void OverviewPane::changeEvent(QEvent* event)
{
    m_strip = {};
    TimelinePane::changeEvent(event);
}

} // namespace unisono
