#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace unisono {

namespace {

constexpr double kChipGapPx = 6;
constexpr double kPaddingPx = 9;
constexpr double kSwatchPx = 8;

struct Chip {
    QString label;
    QString text;
    QColor colour;
};

std::vector<Chip> chipsOf(const LayerDef& layer, const Item& item, const Palette& palette)
{
    std::vector<Chip> chips;
    const TagValue* value = std::get_if<TagValue>(&item.payload);
    if (value && value->number) {
        QString text = QLocale().toString(*value->number, 'g', 6);
        if (!layer.valueUnit.isEmpty())
            text += QLatin1Char(' ') + layer.valueUnit;
        chips.push_back({{}, text, palette.dim});
    }
    if (!value)
        return chips;
    for (const QString& id : value->labels) {
        const LabelDef* label = layer.label(id);
        const QString text = layer.choice == TagChoice::Path ? layer.labelPath(id) : label ? label->name : id;
        chips.push_back({id, text, labelColour(layer, id, palette)});
    }
    if (chips.empty() && !item.foreignText.isEmpty())
        chips.push_back({{}, item.foreignText, palette.dim});
    return chips;
}

PaintResult paintTags(QPainter& painter, const LaneModel& lane, const PaintContext& c)
{
    PaintResult result;
    painter.save();
    painter.setClipRect(c.area, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(laneFont());
    const QFontMetricsF metrics(painter.font());
    const double height = std::min(22.0, c.area.height() - 4);
    const double top = c.snapped(c.area.center().y() - height / 2);
    const bool hollow = lane.look == LaneLook::Hollow;
    double x = c.area.left() + kChipGapPx;
    for (const Item& item : lane.items()) {
        for (const Chip& chip : chipsOf(lane.layer(), item, c.palette)) {
            const double room = c.area.right() - x - 2 * kPaddingPx - kSwatchPx - kPaddingPx / 2;
            if (room < 12 || height <= 0)
                break;
            const QString text = metrics.elidedText(chip.text, Qt::ElideRight, room);
            const double width = metrics.horizontalAdvance(text) + 2.5 * kPaddingPx + kSwatchPx;
            const QRectF rect(c.snapped(x), top, c.snapped(width), height);
            const QRectF inner = rect.adjusted(0.5, 0.5, -0.5, -0.5);
            const bool selected = lane.selected.count(item.id) > 0;
            const bool vague = hollow || item.confidence == Confidence::Unsure;
            painter.setPen(QPen(selected ? c.palette.gold
                                : vague  ? c.palette.dim
                                         : chip.colour,
                                selected ? 2 : 1, vague ? Qt::DashLine : Qt::SolidLine));
            painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(c.palette.raised));
            painter.drawRoundedRect(inner, height / 2, height / 2);
            painter.setPen(Qt::NoPen);
            painter.setBrush(chip.colour);
            const double middle = rect.center().y();
            painter.drawEllipse(QRectF(rect.left() + kPaddingPx, middle - kSwatchPx / 2, kSwatchPx, kSwatchPx));
            painter.setPen(c.palette.text);
            painter.drawText(QPointF(rect.left() + 1.5 * kPaddingPx + kSwatchPx,
                                     c.snapped(middle + (metrics.ascent() - metrics.descent()) / 2)),
                             text);
            result.hits.push_back({rect & c.area, item.id, ItemPart::Body, item.span.start, chip.label});
            x = rect.right() + kChipGapPx;
        }
    }
    painter.restore();
    return result;
}

} // namespace

void registerLayerPainters_tag(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("tag"), 34, paintTags});
}

} // namespace unisono
