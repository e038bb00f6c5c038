#include "core/genre/labelkeys.h"

namespace unisono {

void LabelKeys::setLayer(const LayerDef& layer)
{
    if (layer.id != m_layer.id || !layer.label(m_pending))
        m_pending.clear();
    m_layer = layer;
}

const LabelDef* LabelKeys::child(const QString& parentId, const QString& key) const
{
    for (const LabelDef& label : m_layer.labels)
        if (label.parentId == parentId && !label.key.isEmpty() && label.key.compare(key, Qt::CaseInsensitive) == 0)
            return &label;
    return nullptr;
}

QString LabelKeys::press(const QString& key)
{
    const LabelDef* label = m_pending.isEmpty() ? nullptr : child(m_pending, key);
    if (!label)
        label = child({}, key);
    if (!label)
        return {};
    m_pending = m_layer.children(label->id).empty() ? QString() : label->id;
    return label->id;
}

QString LabelKeys::strokes(const LayerDef& layer, const QString& labelId)
{
    QStringList keys;
    for (const LabelDef* label = layer.label(labelId); label; label = layer.label(label->parentId)) {
        if (label->key.isEmpty())
            return {};
        keys.prepend(label->key.toUpper());
        if (label->parentId.isEmpty())
            break;
    }
    return keys.join(QLatin1Char(' '));
}

} // namespace unisono
