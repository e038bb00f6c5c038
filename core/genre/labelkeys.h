#pragma once

#include "core/genre/schema.h"

namespace unisono {

/// Labels by two-stroke keys through a layer's tree: "d" gives Drop at once, "1" after it Drop › Main.
/// A value; keeps what was typed until reset().
class LabelKeys {
public:
    /// What was typed stays where the layer is the same one, for another genre.
    void setLayer(const LayerDef& layer);
    void reset() { m_pending.clear(); }

    /// The label that the stroke gives; empty: the layer has none on this key, nothing changes.
    QString press(const QString& key);
    /// Strokes that may follow: empty when nothing is typed or the label has no children.
    const QString& pending() const { return m_pending; }
    /// "D", "D 1": the strokes that lead to a label; empty where it has no keys.
    static QString strokes(const LayerDef& layer, const QString& labelId);

private:
    const LabelDef* child(const QString& parentId, const QString& key) const;
    LayerDef m_layer;
    QString m_pending; ///< label whose children the next stroke may choose
};

} // namespace unisono
