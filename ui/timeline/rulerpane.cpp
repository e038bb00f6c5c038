#include "ui/timeline/rulerpane.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>

namespace unisono {

namespace {

constexpr int kTimesOnly = 27;
constexpr int kTimesAndBars = 36;

/// A lane whose instants are counted in bars.
bool isMetric(const LaneModel& lane)
{
    if (lane.layer().kind != LayerKind::Instant || lane.items().empty())
        return false;
    const auto* first = std::get_if<InstantValue>(&lane.items().front().payload);
    return first && first->bar;
}

} // namespace

RulerPane::RulerPane(TimelineScene& scene, QWidget* parent)
    : TimelinePane(scene, parent)
{
    setAccessibleName(tr("Ruler"));
    setAccessibleDescription(tr("Click to seek, drag to select"));
    setFixedHeight(kTimesOnly);
    connect(&scene, &TimelineScene::lanesChanged, this, [this] {
        setFixedHeight(hasBars(this->scene().models()) ? kTimesAndBars : kTimesOnly);
        update();
    });
}

bool hasBars(const std::vector<LaneModel>& lanes)
{
    return std::any_of(lanes.begin(), lanes.end(), isMetric);
}

std::vector<BarMark> barMarksIn(const std::vector<LaneModel>& lanes, const FrameSpan& span)
{
    constexpr std::size_t kMostBeats = 4000;
    for (const LaneModel& lane : lanes) {
        if (!isMetric(lane))
            continue;
        const ItemRow& row = lane.rows().front();
        const std::size_t from = row.firstFrom(span.start);
        const std::size_t to = row.firstFrom(span.end);
        std::vector<BarMark> marks;
        for (std::size_t i = from; i < to && to - from <= kMostBeats; ++i) {
            const Item& item = lane.items()[row.item(i)];
            const auto* value = std::get_if<InstantValue>(&item.payload);
            if (value && value->bar && value->beat.value_or(1) == 1)
                marks.push_back({item.span.start, *value->bar});
        }
        return marks;
    }
    return {};
}

void RulerPane::paintCanvas(QPainter& painter, const QRect& dirty)
{
    painter.fillRect(dirty, currentPalette().base);
    if (scene().frames() > 0) {
        const PaintContext context = paintContext();
        paintRuler(painter, context, barMarksIn(scene().models(), context.visible()));
    }
    painter.fillRect(kHeaderWidth, height() - 1, canvasRect().width(), 1, currentPalette().line);
}

void RulerPane::paintHeader(QPainter& painter)
{
    const QString name = hasBars(scene().models()) ? tr("Time · bars") : tr("Time");
    paintName(painter, QRect(0, 0, kHeaderWidth, height()), name, {});
    painter.fillRect(0, height() - 1, kHeaderWidth, 1, currentPalette().line);
}

} // namespace unisono
