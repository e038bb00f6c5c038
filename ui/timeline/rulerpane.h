#pragma once

#include "ui/paint/rulerpainter.h"
#include "ui/timeline/timelinepane.h"

namespace unisono {

/// Times, and bars where a lane has them. Drag to select, click to seek.
class RulerPane : public TimelinePane {
    Q_OBJECT
public:
    RulerPane(TimelineScene& scene, QWidget* parent);

protected:
    void paintCanvas(QPainter& painter, const QRect& dirty) override;
    void paintHeader(QPainter& painter) override;
};

/// Whether a lane counts bars.
bool hasBars(const std::vector<LaneModel>& lanes);
/// First beats of bars with their numbers in `span`, of the first lane that has any; none where there are too many to
/// be told apart.
std::vector<BarMark> barMarksIn(const std::vector<LaneModel>& lanes, const FrameSpan& span);

} // namespace unisono
