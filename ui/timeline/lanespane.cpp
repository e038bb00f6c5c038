#include "ui/timeline/lanespane.h"

#include "ui/common/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>

#include <cmath>

namespace unisono {

namespace {

QString heightKey(const QString& layer)
{
    return QStringLiteral("timeline/laneHeight/") + layer;
}

bool isMovable(const LayerDef& layer)
{
    return layer.kind == LayerKind::Instant || (layer.kind == LayerKind::Interval && !layer.tiling);
}

} // namespace

LanesPane::LanesPane(TimelineScene& scene, QWidget* parent)
    : TimelinePane(scene, parent),
      m_bar(new QScrollBar(Qt::Vertical, this))
{
    setAccessibleName(tr("Layers"));
    setAccessibleDescription(tr("Items of every layer in the visible time"));
    setMinimumHeight(LaneLayout::kLeastHeight);
    m_bar->setAccessibleName(tr("Scroll layers"));
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, &LanesPane::invalidate);
    connect(&scene, &TimelineScene::lanesChanged, this, &LanesPane::takeLanes);
    connect(&scene, &TimelineScene::laneLooksChanged, this, &LanesPane::invalidate);
    connect(&scene, &TimelineScene::axisChanged, this, [this] { m_picture = {}; });
    connect(&scene, &TimelineScene::mediaChanged, this, &LanesPane::invalidate);
}

void LanesPane::invalidate()
{
    m_picture = {};
    update();
}

void LanesPane::takeLanes()
{
    QStringList layers;
    for (const Lane& lane : scene().lanes())
        layers.append(lane.layer.id);
    if (layers == m_layers)
        return invalidate();
    m_layers = layers;
    m_resizedLane = -1;
    const QSettings settings;
    std::vector<int> heights;
    for (const Lane& lane : scene().lanes()) {
        const int usual = layerPainterOf(lane.layer.kind).heightPx;
        heights.push_back(settings.value(heightKey(lane.layer.id), usual).toInt());
    }
    const int before = contentHeight();
    m_layout = LaneLayout(std::move(heights));
    updateBar();
    invalidate();
    if (contentHeight() != before)
        Q_EMIT contentHeightChanged();
}

void LanesPane::updateBar()
{
    const int hidden = std::max(0, contentHeight() - height());
    m_bar->setRange(0, hidden);
    m_bar->setPageStep(std::max(1, height()));
    m_bar->setSingleStep(20);
    const int width = m_bar->sizeHint().width();
    m_bar->setGeometry(this->width() - width, 0, width, height());
    m_bar->setVisible(hidden > 0);
}

QRectF LanesPane::laneArea(int lane) const
{
    const QRect canvas = canvasRect();
    return {double(canvas.left()), double(m_layout.topOf(lane) - m_bar->value()), double(canvas.width()),
            double(m_layout.heightOf(lane))};
}

QRect LanesPane::laneRect(int lane) const
{
    return laneArea(lane).toRect().intersected(canvasRect());
}

void LanesPane::drawPicture()
{
    const Palette& palette = currentPalette();
    const double ratio = devicePixelRatioF();
    m_picture = QImage(canvasRect().size() * ratio, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(palette.base);
    m_results.assign(scene().models().size(), {});
    if (m_picture.isNull() || scene().frames() <= 0)
        return;
    QPainter painter(&m_picture);
    painter.setFont(font());
    painter.translate(-kHeaderWidth, 0);
    for (int i = 0; i < m_layout.count(); ++i) {
        PaintContext context = paintContext();
        context.area = laneArea(i);
        if (!context.area.intersects(QRectF(canvasRect())))
            continue;
        const LaneModel& model = scene().models()[std::size_t(i)];
        painter.save();
        painter.setClipRect(context.area);
        m_results[std::size_t(i)] = layerPainterOf(model.layer().kind).paint(painter, model, context);
        painter.restore();
        painter.fillRect(QRectF(context.area.left(), context.area.bottom(), context.area.width(), 1), palette.line);
    }
}

void LanesPane::paintCanvas(QPainter& painter, const QRect& dirty)
{
    Q_UNUSED(dirty)
    if (m_picture.isNull())
        drawPicture();
    painter.drawImage(canvasRect().topLeft(), m_picture);
}

void LanesPane::paintAbove(QPainter& painter, const QRect& dirty)
{
    if (!m_hover.item.isNull() && m_hover.part != ItemPart::Body) {
        for (int i = 0; i < m_layout.count(); ++i) {
            if (scene().lanes()[std::size_t(i)].layer.id != m_hover.layer)
                continue;
            const QRectF area = laneArea(i);
            painter.fillRect(QRectF(paintContext().xOf(m_hover.partAt) - 1.5, area.top(), 3, area.height()),
                             currentPalette().text);
        }
    }
    TimelinePane::paintAbove(painter, dirty);
}

void LanesPane::paintHeader(QPainter& painter)
{
    const Palette& palette = currentPalette();
    for (int i = 0; i < m_layout.count(); ++i) {
        const Lane& lane = scene().lanes()[std::size_t(i)];
        const QRect rect(0, m_layout.topOf(i) - m_bar->value(), kHeaderWidth, m_layout.heightOf(i));
        paintName(painter, rect, lane.layer.name, lane.caption, lane.layer.id == scene().activeLayer());
        painter.fillRect(0, rect.bottom() + 1, kHeaderWidth, 1, palette.line);
    }
}

PointerTarget LanesPane::targetAt(QPointF position) const
{
    PointerTarget target = TimelinePane::targetAt(position);
    const int lane = m_layout.laneAt(position.y() + m_bar->value());
    if (lane < 0)
        return target;
    const LaneModel& model = scene().models()[std::size_t(lane)];
    const LayerDef& layer = model.layer();
    target.layer = layer.id;
    target.selectionEdge.reset(); // in a lane edges of items are meant
    target.zone = canvasX(position) < 0 ? Zone::LaneHeader : Zone::Lane;
    if (target.zone == Zone::LaneHeader || std::size_t(lane) >= m_results.size())
        return target;
    target.movable = isMovable(layer);
    if (const HitRect* hit = m_results[std::size_t(lane)].at(position)) {
        target.item = hit->item;
        target.chip = hit->label;
        target.partAt = hit->at;
        // Layers of other kinds are read-only: their edges are not offered.
        target.part = layer.kind == LayerKind::Interval ? hit->part : ItemPart::Body;
        return target;
    }
    // Items closer than the eye can tell apart have no rectangles of their own.
    const Item* item = itemAt(model.items(), layer.kind, paneAxis().nearestFrame(canvasX(position)));
    if (!item || layer.kind == LayerKind::Tag)
        return target;
    constexpr double kGrabPx = 5;
    const double away = std::abs(paneAxis().xOf(item->span.start) - canvasX(position));
    if (layer.kind == LayerKind::Instant ? away <= kGrabPx : layer.levels == 1) {
        target.item = item->id;
        target.partAt = item->span.start;
    }
    return target;
}

void LanesPane::hovered(const PointerTarget& target)
{
    const bool same = target.item == m_hover.item && target.part == m_hover.part && target.layer == m_hover.layer;
    if (same)
        return;
    const auto repaintEdge = [this](const PointerTarget& t) {
        if (t.item.isNull() || t.part == ItemPart::Body)
            return;
        const int x = int(paintContext().xOf(t.partAt));
        update(QRect(x - 3, 0, 7, height()).intersected(canvasRect()));
    };
    repaintEdge(m_hover);
    m_hover = target;
    repaintEdge(m_hover);
}

void LanesPane::wheelOnHeader(int dyPx)
{
    m_bar->setValue(m_bar->value() + dyPx);
}

int LanesPane::laneEdgeAt(QPointF position) const
{
    return canvasX(position) < 0 ? m_layout.edgeAt(position.y() + m_bar->value()) : -1;
}

void LanesPane::mousePressEvent(QMouseEvent* event)
{
    m_resizedLane = event->button() == Qt::LeftButton ? laneEdgeAt(event->position()) : -1;
    if (m_resizedLane < 0)
        TimelinePane::mousePressEvent(event);
}

void LanesPane::mouseMoveEvent(QMouseEvent* event)
{
    if (m_resizedLane < 0) {
        TimelinePane::mouseMoveEvent(event);
        if (event->buttons() == Qt::NoButton && laneEdgeAt(event->position()) >= 0)
            setCursor(Qt::SplitVCursor);
        return;
    }
    const int top = m_layout.topOf(m_resizedLane) - m_bar->value();
    m_layout.setHeight(m_resizedLane, int(event->position().y()) - top);
    updateBar();
    invalidate();
}

void LanesPane::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_resizedLane < 0)
        return TimelinePane::mouseReleaseEvent(event);
    QSettings().setValue(heightKey(scene().lanes()[std::size_t(m_resizedLane)].layer.id),
                         m_layout.heightOf(m_resizedLane));
    m_resizedLane = -1;
    Q_EMIT contentHeightChanged();
}

void LanesPane::resizeEvent(QResizeEvent* event)
{
    TimelinePane::resizeEvent(event);
    m_picture = {};
    updateBar();
}

void LanesPane::changeEvent(QEvent* event)
{
    m_picture = {};
    TimelinePane::changeEvent(event);
}

} // namespace unisono
