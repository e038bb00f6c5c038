#pragma once

#include "ui/timeline/lanelayout.h"
#include "ui/timeline/timelinepane.h"

#include <QImage>

class QScrollBar;

namespace unisono {

/// One lane for each layer, with a header each; scrolled vertically by the bar or the wheel over the headers where they
/// do not fit. Lane heights are changed at the lower edge of a header and remembered by layer. Threads: GUI.
class LanesPane : public TimelinePane {
    Q_OBJECT
public:
    LanesPane(TimelineScene& scene, QWidget* parent);
    int contentHeight() const { return m_layout.contentHeight(); }
    /// Canvas rectangle of an item's lane; empty: not seen. For screen readers.
    QRect laneRect(int lane) const;

Q_SIGNALS:
    void contentHeightChanged();

protected:
    void paintCanvas(QPainter& painter, const QRect& dirty) override;
    void paintHeader(QPainter& painter) override;
    void paintAbove(QPainter& painter, const QRect& dirty) override;
    PointerTarget targetAt(QPointF position) const override;
    void hovered(const PointerTarget& target) override;
    void wheelOnHeader(int dyPx) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void takeLanes();
    void invalidate();
    void drawPicture();
    void updateBar();
    int laneEdgeAt(QPointF position) const;
    QRectF laneArea(int lane) const;

    QStringList m_layers; ///< ids of the lanes that m_layout is for
    LaneLayout m_layout;
    QImage m_picture; ///< lanes as last drawn; null: to be drawn. The playhead moves over it without painting it anew
    std::vector<PaintResult> m_results; ///< by lane, of the picture
    PointerTarget m_hover;
    QScrollBar* m_bar;
    int m_resizedLane = -1;
};

} // namespace unisono
