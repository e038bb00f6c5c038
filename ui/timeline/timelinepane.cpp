#include "ui/timeline/timelinepane.h"

#include "ui/common/theme.h"
#include "ui/paint/overviewpainter.h"
#include "ui/timeline/wheel.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>

#include <cmath>

namespace unisono {

TimelinePane::TimelinePane(TimelineScene& scene, QWidget* parent)
    : QWidget(parent),
      m_scene(scene)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    grabGesture(Qt::PinchGesture);
    connect(&scene, &TimelineScene::axisChanged, this, [this] { update(canvasRect()); });
    connect(&scene, &TimelineScene::mediaChanged, this, [this] { update(); });
    connect(&scene, &TimelineScene::playheadMoved, this, [this](Frame from, Frame to) {
        updateFrames(double(from.value), double(from.value));
        updateFrames(double(to.value), double(to.value));
    });
    connect(&scene, &TimelineScene::guideMoved, this, [this](const std::optional<Frame>& before) {
        for (const std::optional<Frame>& f : {before, m_scene.guide()})
            if (f)
                updateFrames(double(f->value), double(f->value));
    });
    connect(&scene, &TimelineScene::selectionMoved, this, [this](const std::optional<FrameSpan>& before) {
        for (const std::optional<FrameSpan>& span : {before, m_scene.selection()})
            if (span)
                updateFrames(double(span->start.value), double(span->end.value));
    });
}

TimeAxis TimelinePane::paneAxis() const
{
    return onDevicePixels(m_scene.axis(), devicePixelRatioF());
}

PaintContext TimelinePane::paintContext() const
{
    return {paneAxis(), QRectF(canvasRect()), m_scene.rate(), currentPalette(), devicePixelRatioF()};
}

void TimelinePane::updateFrames(double fromFrame, double toFrame)
{
    const PaintContext context = paintContext();
    // Lines are a pixel or two wide, and the guide has soft edges.
    constexpr int kMargin = 3;
    const double left = std::clamp(context.xOf(fromFrame), -1e6, 1e6);
    const double right = std::clamp(context.xOf(toFrame), -1e6, 1e6);
    const QRect strip(QPoint(int(std::floor(left)) - kMargin, 0),
                      QPoint(int(std::ceil(right)) + kMargin, height() - 1));
    update(strip.intersected(canvasRect()));
}

void TimelinePane::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    for (const QRect& dirty : event->region()) {
        const QRect onCanvas = dirty.intersected(canvasRect());
        if (!onCanvas.isEmpty()) {
            painter.save();
            painter.setClipRect(onCanvas);
            paintCanvas(painter, onCanvas);
            paintAbove(painter, onCanvas);
            painter.restore();
        }
        if (dirty.left() < kHeaderWidth) {
            const Palette& palette = currentPalette();
            painter.save();
            painter.setClipRect(dirty.intersected(QRect(0, 0, kHeaderWidth, height())));
            painter.fillRect(0, 0, kHeaderWidth, height(), palette.panel);
            paintHeader(painter);
            painter.fillRect(kHeaderWidth - 1, 0, 1, height(), palette.line);
            if (m_hasKeyFocus)
                painter.fillRect(0, 0, 2, height(), palette.gold);
            painter.restore();
        }
    }
}

void TimelinePane::paintAbove(QPainter& painter, const QRect& dirty)
{
    Q_UNUSED(dirty)
    const PaintContext context = paintContext();
    if (m_scene.selection())
        paintSelection(painter, *m_scene.selection(), context);
    if (m_scene.guide())
        paintGuide(painter, *m_scene.guide(), context);
    if (m_scene.frames() > 0)
        paintPlayhead(painter, m_scene.playhead(), context);
}

void TimelinePane::paintName(QPainter& painter, const QRect& rect, const QString& name, const QString& caption,
                             bool isActive) const
{
    const Palette& palette = currentPalette();
    constexpr int kInset = 10;
    QFont font = this->font();
    font.setPixelSize(12);
    const QFontMetrics metrics(font);
    const int space = rect.width() - 2 * kInset - (isActive ? 14 : 0);
    const int lines = caption.isEmpty() || rect.height() < 34 ? 1 : 2;
    const int top = rect.top() + std::clamp((rect.height() - lines * 15) / 2, 1, 8);
    const QString shown = metrics.elidedText(name, Qt::ElideRight, space);
    painter.setFont(font);
    painter.setPen(palette.text);
    painter.drawText(QRect(rect.left() + kInset, top, space, 16), Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (isActive) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.gold);
        painter.drawEllipse(QPointF(rect.left() + kInset + metrics.horizontalAdvance(shown) + 10, top + 8.5), 4, 4);
        painter.restore();
    }
    if (lines < 2)
        return;
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(palette.dim);
    const QRect below(rect.left() + kInset, top + 16, rect.width() - 2 * kInset, 15);
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(caption, Qt::ElideRight, below.width()));
}

PointerTarget TimelinePane::targetAt(QPointF position) const
{
    PointerTarget target;
    if (!m_scene.selection())
        return target;
    const TimeAxis axis = paneAxis();
    const double toStart = std::abs(canvasX(position) - axis.xOf(m_scene.selection()->start));
    const double toEnd = std::abs(canvasX(position) - axis.xOf(m_scene.selection()->end));
    constexpr double kGrabPx = 5;
    if (std::min(toStart, toEnd) <= kGrabPx)
        target.selectionEdge = toStart < toEnd ? Edge::Start : Edge::End;
    return target;
}

PointerInput TimelinePane::inputAt(QPointF position, Qt::KeyboardModifiers modifiers) const
{
    const double x = canvasX(position);
    return {{}, x, paneAxis().nearestFrame(x), modifiers};
}

void TimelinePane::perform(const Intents& intents)
{
    m_scene.isHeld = m_interaction.isDragging();
    m_scene.perform(intents);
}

void TimelinePane::updateCursor(const PointerTarget& target)
{
    const bool onItemEdge = !target.item.isNull() && target.part != ItemPart::Body;
    const bool onEdge = onItemEdge || target.selectionEdge || target.window == WindowPart::StartEdge ||
                        target.window == WindowPart::EndEdge;
    if (onEdge)
        setCursor(Qt::SplitHCursor);
    else if (target.zone == Zone::Overview && target.window == WindowPart::Body)
        setCursor(m_interaction.isPressed() ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
    else if (!target.chip.isEmpty())
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void TimelinePane::mousePressEvent(QMouseEvent* event)
{
    m_lastPosition = event->position();
    m_lastModifiers = event->modifiers();
    if (event->button() == Qt::MiddleButton) {
        m_isPanning = true;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && m_scene.frames() > 0) {
        PointerInput input = inputAt(event->position(), event->modifiers());
        input.target = targetAt(event->position());
        if (input.xPx >= 0 || input.target.zone == Zone::LaneHeader)
            perform(m_interaction.press(input, {m_scene.selection(), m_scene.window(), m_scene.frames()}));
    }
}

void TimelinePane::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF moved = event->position() - m_lastPosition;
    m_lastPosition = event->position();
    m_lastModifiers = event->modifiers();
    if (m_isPanning) {
        m_scene.scrollBy(-moved.x() * paneAxis().framesPerPx() / m_scene.axis().framesPerPx());
    } else if (m_interaction.isPressed()) {
        perform(m_interaction.move(inputAt(event->position(), event->modifiers())));
        scrollAtEdge();
    } else {
        const PointerTarget target = targetAt(event->position());
        updateCursor(target);
        hovered(target);
    }
}

void TimelinePane::mouseReleaseEvent(QMouseEvent* event)
{
    m_edgeScroll.stop();
    if (event->button() == Qt::MiddleButton && m_isPanning) {
        m_isPanning = false;
        unsetCursor();
    } else if (event->button() == Qt::LeftButton && m_interaction.isPressed()) {
        perform(m_interaction.release(inputAt(event->position(), event->modifiers())));
    }
}

void TimelinePane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_scene.frames() <= 0)
        return;
    PointerInput input = inputAt(event->position(), event->modifiers());
    input.target = targetAt(event->position());
    if (input.xPx >= 0)
        perform(m_interaction.doubleClick(input));
}

void TimelinePane::leaveEvent(QEvent* event)
{
    hovered({});
    QWidget::leaveEvent(event);
}

void TimelinePane::cancelDrag()
{
    m_edgeScroll.stop();
    perform(m_interaction.cancel());
}

void TimelinePane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_interaction.isPressed())
        cancelDrag();
    else
        QWidget::keyPressEvent(event);
}

void TimelinePane::scrollAtEdge()
{
    constexpr int kTickMs = 16;
    const double x = canvasX(m_lastPosition);
    const bool outside = m_interaction.isDragging() && (x < 0 || x >= canvasRect().width());
    if (outside && paneAxis() == onDevicePixels(m_scene.axis(), devicePixelRatioF())) {
        if (!m_edgeScroll.isActive())
            m_edgeScroll.start(kTickMs, this);
    } else {
        m_edgeScroll.stop();
    }
}

void TimelinePane::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_edgeScroll.timerId())
        return QWidget::timerEvent(event);
    constexpr double kShare = 0.25; // of the distance outside, each tick
    const double x = canvasX(m_lastPosition);
    m_scene.scrollBy((x < 0 ? x : x - canvasRect().width()) * kShare);
    perform(m_interaction.move(inputAt(m_lastPosition, m_lastModifiers)));
}

void TimelinePane::wheelEvent(QWheelEvent* event)
{
    const WheelMove move = wheelMove(event->pixelDelta(), event->angleDelta(), event->modifiers());
    event->accept();
    const double x = canvasX(event->position());
    if (x < 0)
        wheelOnHeader(int(std::lround(move.scrollPx)));
    else if (move.zoom != 1)
        m_scene.zoomBy(move.zoom, m_scene.axis().xOf(paneAxis().nearestFrame(x)));
    else
        m_scene.scrollBy(move.scrollPx);
}

bool TimelinePane::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            m_scene.zoomBy(1 + gesture->value(), canvasX(gesture->position()));
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture))) {
            m_scene.zoomBy(pinch->scaleFactor(), canvasX(mapFromGlobal(pinch->centerPoint())));
            return true;
        }
    } else if (event->type() == QEvent::ShortcutOverride && m_interaction.isPressed() &&
               static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Esc belongs to the drag, whatever the workspace binds it to
        return true;
    }
    return QWidget::event(event);
}

void TimelinePane::focusInEvent(QFocusEvent* event)
{
    m_hasKeyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                    event->reason() == Qt::ShortcutFocusReason;
    update(0, 0, kHeaderWidth, height());
}

void TimelinePane::focusOutEvent(QFocusEvent* event)
{
    m_hasKeyFocus = false;
    if (m_interaction.isPressed() && event->reason() != Qt::PopupFocusReason)
        cancelDrag();
    update(0, 0, kHeaderWidth, height());
}

void TimelinePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace unisono
