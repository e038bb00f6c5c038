#include "core/interchange/labeltext.h"

#include "core/genre/resolve.h"

#include <QJsonDocument>

namespace unisono {

namespace {
const QString kText = QStringLiteral("labelText");
} // namespace

LabelMapper::LabelMapper(const GenreSchema* schema, const QString& layerId)
{
    if (std::optional<LayerDef> whole = schema ? wholeLayer(*schema, layerId) : std::nullopt) {
        m_whole = std::make_shared<const LayerDef>(std::move(*whole));
        m_layer = m_whole.get();
    }
}

QString LabelMapper::idOf(const QString& text)
{
    if (!m_layer || text.isEmpty())
        return {};
    const auto it = m_found.constFind(text);
    if (it != m_found.constEnd())
        return *it;
    const LabelDef* label = m_layer->label(text);
    if (!label)
        label = m_layer->labelByText(text);
    return *m_found.insert(text, label ? label->id : QString());
}

bool setLabelText(Item& item, const QString& text, LabelMapper& mapper)
{
    item.label = mapper.idOf(text);
    item.foreignText = item.label.isEmpty() ? text : QString();
    if (!item.label.isEmpty() && item.label != text)
        setExtra(item.extra, kText, text);
    return !item.label.isEmpty() || text.isEmpty();
}

QString labelText(const Item& item, LabelMapper& mapper)
{
    if (item.label.isEmpty())
        return item.foreignText;
    if (!item.extra.isEmpty() && mapper.layer()) {
        const QString kept = extraOf(item.extra).value(kText).toString();
        if (!kept.isEmpty() && mapper.idOf(kept) == item.label)
            return kept;
    }
    return item.label;
}

QJsonObject extraOf(const QString& extra)
{
    return extra.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(extra.toUtf8()).object();
}

QString extraText(const QJsonObject& object)
{
    return object.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void setExtra(QString& extra, const QString& member, const QJsonValue& value)
{
    QJsonObject object = extraOf(extra);
    object.insert(member, value);
    extra = extraText(object);
}

} // namespace unisono
