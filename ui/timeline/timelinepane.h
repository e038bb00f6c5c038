#pragma once

#include "ui/paint/paintcontext.h"
#include "ui/timeline/interaction.h"
#include "ui/timeline/timelinescene.h"

#include <QBasicTimer>
#include <QWidget>

class QGestureEvent;

namespace unisono {

/// Width of the column of names on the left of every pane.
inline constexpr int kHeaderWidth = 128;

/// One band of the timeline: a header on the left, the canvas on the right with selection, guide and playhead above
/// what the pane itself paints. Wheel, pinch and drags work the same on all of them. Threads: GUI.
class TimelinePane : public QWidget {
    Q_OBJECT
public:
    TimelinePane(TimelineScene& scene, QWidget* parent);

    QRect canvasRect() const { return {kHeaderWidth, 0, std::max(0, width() - kHeaderWidth), height()}; }
    bool isInteracting() const { return m_interaction.isPressed(); }

protected:
    /// Paints the canvas without what lies above it; `dirty` is inside canvasRect().
    virtual void paintCanvas(QPainter& painter, const QRect& dirty) = 0;
    virtual void paintHeader(QPainter& painter) = 0;
    virtual void paintAbove(QPainter& painter, const QRect& dirty);
    virtual PointerTarget targetAt(QPointF position) const;
    virtual void hovered(const PointerTarget& target) { Q_UNUSED(target) }
    virtual void wheelOnHeader(int dyPx) { Q_UNUSED(dyPx) }
    /// The axis the pane's x belongs to; the scene's, but for the whole-track strip.
    virtual TimeAxis paneAxis() const;
    PaintContext paintContext() const;
    double canvasX(QPointF position) const { return position.x() - kHeaderWidth; }
    void paintName(QPainter& painter, const QRect& rect, const QString& name, const QString& caption,
                   bool isActive = false) const;
    TimelineScene& scene() const { return m_scene; }

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    PointerInput inputAt(QPointF position, Qt::KeyboardModifiers modifiers) const;
    void perform(const Intents& intents);
    void cancelDrag();
    void updateCursor(const PointerTarget& target);
    void updateFrames(double fromFrame, double toFrame);
    void scrollAtEdge();

    TimelineScene& m_scene;
    Interaction m_interaction;
    QBasicTimer m_edgeScroll;
    QPointF m_lastPosition;
    Qt::KeyboardModifiers m_lastModifiers;
    bool m_isPanning = false;
    bool m_hasKeyFocus = false;
};

} // namespace unisono
