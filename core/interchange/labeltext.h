#pragma once

#include "core/interchange/format.h"

#include <QHash>
#include <QJsonObject>

#include <memory>

namespace unisono {

/// Maps the label texts of a file to a layer's ids, remembering what it found: files repeat few texts often.
class LabelMapper {
public:
    explicit LabelMapper(const LayerDef* layer)
        : m_layer(layer)
    {
    }
    /// Of a layer with every label that a genre adds to it.
    LabelMapper(const GenreSchema* schema, const QString& layerId);
    /// The id; "" where the layer has no such label or there is no layer.
    QString idOf(const QString& text);
    const LayerDef* layer() const { return m_layer; }

private:
    std::shared_ptr<const LayerDef> m_whole; ///< shared, so that copies keep what m_layer points to
    const LayerDef* m_layer = nullptr;
    QHash<QString, QString> m_found;
};

/// Gives the item the label that `text` means, keeping the very text in `extra` where it is not the id, so that an
/// export writes what was read; a text that means none stays in foreignText. False where it means none.
bool setLabelText(Item& item, const QString& text, LabelMapper& mapper);
/// What a file shows for the item's label: the text it came with while that still means the label, else the id, else
/// the foreign text.
QString labelText(const Item& item, LabelMapper& mapper);

/// Members of Item::extra and FormatLayer::extra, which are JSON objects as text ("" = none).
QJsonObject extraOf(const QString& extra);
QString extraText(const QJsonObject& object);
void setExtra(QString& extra, const QString& member, const QJsonValue& value);

} // namespace unisono
