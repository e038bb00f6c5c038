#pragma once

#include "core/annotation/model.h"
#include "core/base/registry.h"
#include "core/genre/schema.h"
#include "ui/paint/itemindex.h"
#include "ui/paint/paintcontext.h"

#include <functional>
#include <memory>
#include <set>

class QPainter;

namespace unisono {

/// Solid: annotated. Hollow: suggestions, drawn as hatched outlines until they are accepted.
enum class LaneLook { Solid, Hollow };

/// What a lane shows. Cheap to copy; items and their index are shared and never changed.
class LaneModel {
public:
    LaneModel() = default;
    /// Builds the index: linear in the items. Keep the model for as long as the items are the same.
    LaneModel(LayerDef layerDef, std::shared_ptr<const Items> ordered);

    const LayerDef& layer() const { return m_layer; }
    const Items& items() const { return *m_items; }
    const std::vector<ItemRow>& rows() const { return *m_rows; } ///< at least one
    /// Range of the value axis: of the layer, or of all notes there are.
    double valueFrom() const { return m_valueFrom; }
    double valueTo() const { return m_valueTo; }

    std::set<ItemId> selected;
    ItemId pendingItem;  ///< whose label is being typed
    QString pendingText; ///< what is typed so far
    LaneLook look = LaneLook::Solid;

private:
    LayerDef m_layer;
    std::shared_ptr<const Items> m_items = std::make_shared<const Items>();
    std::shared_ptr<const std::vector<ItemRow>> m_rows = std::make_shared<const std::vector<ItemRow>>(itemRows({}, 1));
    double m_valueFrom = 0;
    double m_valueTo = 1;
};

/// How items of one layer kind are drawn; the entry's file stem is its id, which is layerKindId().
/// paint draws the lane's items on whatever is in context.area (no background). Labels of items that begin left of the
/// area stay in view at its edge: paint all of the visible lane at once. Threads: any, on a QImage
struct LayerPainter {
    QString id;
    int heightPx = 40; ///< of a lane that nobody has resized
    std::function<PaintResult(QPainter& painter, const LaneModel& lane, const PaintContext& context)> paint;
};
using LayerPainterRegistry = Registry<LayerPainter>;

/// Written by CMake: adds every entry of this folder.
void registerLayerPainters(LayerPainterRegistry& registry);
/// All of them, registered at the first call.
const LayerPainterRegistry& layerPainters();
/// There is one for every kind.
const LayerPainter& layerPainterOf(LayerKind kind);

/// Name of an item's label as lanes show it: the label's name, the imported text of an unmapped one, empty where there
/// is none.
QString labelText(const LayerDef& layer, const Item& item);

} // namespace unisono
