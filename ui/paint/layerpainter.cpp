#include "ui/paint/layerpainter.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace unisono {

namespace {

// Pitch of all notes with a semitone of room, or the layer's range.
std::pair<double, double> valueRange(const LayerDef& layer, const Items& items)
{
    if (layer.kind != LayerKind::Note)
        return {layer.valueFrom, layer.valueTo};
    double low = 1e9;
    double high = -1e9;
    for (const Item& item : items) {
        if (const NoteValue* note = std::get_if<NoteValue>(&item.payload)) {
            low = std::min(low, note->pitchCents);
            high = std::max(high, note->pitchCents);
        }
    }
    if (low > high)
        return {layer.valueFrom, layer.valueTo};
    return {low - 100, high + 100};
}

} // namespace

LaneModel::LaneModel(LayerDef layerDef, std::shared_ptr<const Items> ordered)
    : m_layer(std::move(layerDef)),
      m_items(ordered ? std::move(ordered) : std::make_shared<const Items>()),
      m_rows(std::make_shared<const std::vector<ItemRow>>(
          itemRows(*m_items, m_layer.kind == LayerKind::Interval ? m_layer.levels : 1)))
{
    std::tie(m_valueFrom, m_valueTo) = valueRange(m_layer, *m_items);
}

const LayerPainterRegistry& layerPainters()
{
    static const LayerPainterRegistry registry = [] {
        LayerPainterRegistry r;
        registerLayerPainters(r);
        return r;
    }();
    return registry;
}

const LayerPainter& layerPainterOf(LayerKind kind)
{
    return *layerPainters().find(layerKindId(kind));
}

QString labelText(const LayerDef& layer, const Item& item)
{
    if (item.label.isEmpty())
        return item.foreignText;
    const LabelDef* label = layer.label(item.label);
    return label ? label->name : item.label;
}

} // namespace unisono
