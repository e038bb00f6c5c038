#pragma once

#include "ui/timeline/timelinepane.h"

#include <QImage>

namespace unisono {

/// The whole track as a strip with the visible window in gold: drag it to scroll, its edges to zoom, click to jump.
class OverviewPane : public TimelinePane {
    Q_OBJECT
public:
    OverviewPane(TimelineScene& scene, QWidget* parent);

protected:
    void paintCanvas(QPainter& painter, const QRect& dirty) override;
    void paintAbove(QPainter& painter, const QRect& dirty) override;
    void paintHeader(QPainter& painter) override;
    PointerTarget targetAt(QPointF position) const override;
    TimeAxis paneAxis() const override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void repaintStrip();
    void drawStrip();
    QImage m_strip; ///< null: to be drawn
};

} // namespace unisono
