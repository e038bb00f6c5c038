#include "ui/paint/colour.h"
#include "ui/paint/itembox.h"

#include <optional>

namespace unisono {

namespace {

// Place of a Harte chord's root on the circle of fifths, C = 0; nullopt for "N", "X" and what is no chord.
std::optional<int> rootFifth(const QString& harte)
{
    static const QString naturals = QStringLiteral("FCGDAEB");
    if (harte.isEmpty())
        return std::nullopt;
    const int natural = int(naturals.indexOf(harte.at(0)));
    if (natural < 0)
        return std::nullopt;
    int fifth = natural - 1;
    for (int i = 1; i < harte.size() && (harte.at(i) == QLatin1Char('#') || harte.at(i) == QLatin1Char('b')); ++i)
        fifth += harte.at(i) == QLatin1Char('#') ? 7 : -7;
    return (fifth % 12 + 12) % 12;
}

} // namespace

void registerLayerPainters_chord(LayerPainterRegistry& registry)
{
    registry.add({QStringLiteral("chord"), 36, [](QPainter& painter, const LaneModel& lane, const PaintContext& c) {
                      const QColor fill = blended(c.palette.raised, c.palette.dim, 0.12);
                      return paintBoxes(painter, lane, c, [&](const Item& item) {
                          const ChordValue* chord = std::get_if<ChordValue>(&item.payload);
                          const QString text = chord ? chord->harte : labelText(lane.layer(), item);
                          const std::optional<int> fifth = rootFifth(text);
                          const QColor strip = fifth ? QColor::fromHsv(*fifth * 30, 150, 210) : c.palette.dim;
                          return BoxStyle{text.isEmpty() ? BoxFill::Hatched : BoxFill::Solid, fill, text, strip};
                      });
                  }});
}

} // namespace unisono
