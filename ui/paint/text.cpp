#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

namespace unisono {

void registerLayerPainters_text(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("text"), 36, [](QPainter& painter, const LaneModel& lane, const PaintContext& c) {
                      const QColor fill = blended(c.palette.raised, c.palette.dim, 0.12);
                      return paintBoxes(painter, lane, c, [&](const Item& item) {
                          const TextValue* value = std::get_if<TextValue>(&item.payload);
                          QString text = value ? value->text.simplified() : labelText(lane.layer(), item);
                          const BoxFill how = text.isEmpty() ? BoxFill::Hatched : BoxFill::Solid;
                          return BoxStyle{how, fill, std::move(text), {}};
                      });
                  }});
}

} // namespace unisono
