#include "ui/timeline/itemnames.h"

#include "ui/paint/layerpainter.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("unisono::spokenItem", text);
}

QString valueOf(const LayerDef& layer, const Item& item)
{
    if (const auto* instant = std::get_if<InstantValue>(&item.payload); instant && instant->bar)
        return instant->beat ? tr("bar %1, beat %2").arg(*instant->bar).arg(*instant->beat)
                             : tr("bar %1").arg(*instant->bar);
    if (const auto* chord = std::get_if<ChordValue>(&item.payload))
        return chord->harte;
    if (const auto* text = std::get_if<TextValue>(&item.payload))
        return text->text;
    if (const auto* tag = std::get_if<TagValue>(&item.payload)) {
        QStringList names;
        for (const QString& label : tag->labels)
            names.append(layer.labelPath(label));
        if (tag->number)
            names.append(QString::number(*tag->number));
        return names.join(QStringLiteral(", "));
    }
    return item.label.isEmpty() ? item.foreignText : layer.labelPath(item.label);
}

} // namespace

QString spokenItem(const LayerDef& layer, const Item& item, SampleRate rate)
{
    QStringList parts{layer.name};
    const QString value = valueOf(layer, item);
    parts.append(value.isEmpty() ? tr("no label") : value);
    const QString from = spokenTime(secondsOf(item.span.start, rate));
    if (layer.kind == LayerKind::Instant)
        parts.append(from);
    else if (layer.kind != LayerKind::Tag)
        parts.append(tr("%1 to %2").arg(from, spokenTime(secondsOf(item.span.end, rate))));
    if (item.confidence == Confidence::Sure)
        parts.append(tr("sure"));
    else if (item.confidence == Confidence::Unsure)
        parts.append(tr("unsure"));
    return parts.join(QStringLiteral(", "));
}

} // namespace unisono
