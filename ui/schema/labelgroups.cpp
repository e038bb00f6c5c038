#include "ui/schema/labelgroups.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("LabelGroups", text);
}

/// The shortest text that is read as this label again.
QString textOf(const QString& id, const LayerDef& layer)
{
    static const QRegularExpression separators(QStringLiteral("[,;]"));
    const LabelDef* label = layer.label(id);
    for (const QString& text : {label ? label->name : id, layer.labelPath(id)})
        if (const LabelDef* read = layer.labelByText(text); read && read->id == id && !text.contains(separators))
            return text;
    return id;
}

} // namespace

LabelGroups labelGroupsOf(const QString& text, const LayerDef& layer)
{
    LabelGroups all;
    for (const QString& part : text.split(QLatin1Char(';'))) {
        QStringList group;
        for (const QString& name : part.split(QLatin1Char(','))) {
            if (name.trimmed().isEmpty())
                continue;
            const LabelDef* label = layer.labelByText(name);
            if (!label)
                all.refusal = tr("The layer has no label “%1”.").arg(name.trimmed());
            else if (!group.contains(label->id))
                group << label->id;
        }
        if (!group.isEmpty())
            all.groups.push_back(std::move(group));
    }
    return all;
}

QString labelGroupsText(const std::vector<QStringList>& groups, const LayerDef& layer)
{
    QStringList texts;
    for (const QStringList& group : groups) {
        QStringList names;
        for (const QString& id : group)
            names << textOf(id, layer);
        texts << names.join(QStringLiteral(", "));
    }
    return texts.join(QStringLiteral("; "));
}

} // namespace unisono
