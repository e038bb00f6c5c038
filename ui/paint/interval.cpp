#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <QHash>

namespace unisono {

void registerLayerPainters_interval(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("interval"), 44, [](QPainter& painter, const LaneModel& lane, const PaintContext& c) {
                      QHash<QString, QColor> colours;
                      return paintBoxes(painter, lane, c, [&](const Item& item) {
                          auto colour = colours.constFind(item.label);
                          if (colour == colours.constEnd())
                              colour = colours.insert(item.label, labelColour(lane.layer(), item.label, c.palette));
                          return BoxStyle{item.label.isEmpty() ? BoxFill::Hatched : BoxFill::Solid,
                                          *colour,
                                          labelText(lane.layer(), item),
                                          {}};
                      });
                  }});
}

} // namespace unisono
