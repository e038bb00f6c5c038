#include "ui/text/publishwords.h"

#include "ui/text/sentences.h"
#include "ui/text/words.h"

#include <QHash>
#include <QLocale>

namespace unisono {

namespace {

struct Member {
    const char* name;
    const char* text;
};

constexpr Member kMembers[] = {
    {"agreement", QT_TRANSLATE_NOOP("Words", "agreement")},
    {"aliases", QT_TRANSLATE_NOOP("Words", "aliases")},
    {"atMost", QT_TRANSLATE_NOOP("Words", "at most")},
    {"blind", QT_TRANSLATE_NOOP("Words", "hidden metadata")},
    {"colour", QT_TRANSLATE_NOOP("Words", "colour")},
    {"confusable", QT_TRANSLATE_NOOP("Words", "what it is confused with")},
    {"definition", QT_TRANSLATE_NOOP("Words", "definition")},
    {"description", QT_TRANSLATE_NOOP("Words", "description")},
    {"exclusive", QT_TRANSLATE_NOOP("Words", "labels that rule each other out")},
    {"exemplars", QT_TRANSLATE_NOOP("Words", "exemplars")},
    {"goldTolerance", QT_TRANSLATE_NOOP("Words", "gold tolerance")},
    {"inside", QT_TRANSLATE_NOOP("Words", "what it lies inside")},
    {"isNot", QT_TRANSLATE_NOOP("Words", "what does not count")},
    {"key", QT_TRANSLATE_NOOP("Words", "key")},
    {"kind", QT_TRANSLATE_NOOP("Words", "kind")},
    {"links", QT_TRANSLATE_NOOP("Words", "links")},
    {"longest", QT_TRANSLATE_NOOP("Words", "longest")},
    {"names", QT_TRANSLATE_NOOP("Words", "names in other languages")},
    {"noFiner", QT_TRANSLATE_NOOP("Words", "“no finer than this”")},
    {"passes", QT_TRANSLATE_NOOP("Words", "passes")},
    {"refine", QT_TRANSLATE_NOOP("Words", "layers refined there")},
    {"required", QT_TRANSLATE_NOOP("Words", "required")},
    {"shortest", QT_TRANSLATE_NOOP("Words", "shortest")},
    {"snap", QT_TRANSLATE_NOOP("Words", "snap")},
    {"value", QT_TRANSLATE_NOOP("Words", "range and unit")},
    {"why", QT_TRANSLATE_NOOP("Words", "reason")},
    {"without", QT_TRANSLATE_NOOP("Words", "layers switched off there")},
};

QString nameOf(const SchemaDifference& d, const QString& id, const GenreSchema& schema)
{
    if (d.part == SchemaPart::Genre) {
        const GenreDef* genre = schema.genre(id);
        return genre ? genre->name : id;
    }
    const LayerDef* layer = schema.layer(d.part == SchemaPart::Layer ? id : d.layer);
    if (d.part == SchemaPart::Layer)
        return layer ? layer->name : id;
    return layer ? layer->labelPath(id) : id;
}

QString place(const QString& names)
{
    return names.isEmpty() ? Words::tr("the top") : names;
}

QString annotations(std::int64_t count)
{
    return count == 1 ? Words::tr("1 annotation")
                      : Words::fill(Words::tr("%1 annotations"), {QLocale().toString(qlonglong(count))});
}

} // namespace

QString memberName(const QString& member)
{
    static const QHash<QString, const char*> table = [] {
        QHash<QString, const char*> all;
        for (const Member& one : kMembers)
            all.insert(QLatin1String(one.name), one.text);
        return all;
    }();
    const char* text = table.value(member);
    return text ? QCoreApplication::translate("Words", text) : member;
}

QString changeVerb(SchemaChange change)
{
    switch (change) {
    case SchemaChange::Added:
        return Words::tr("Add");
    case SchemaChange::Removed:
        return Words::tr("Remove");
    case SchemaChange::Renamed:
        return Words::tr("Rename");
    case SchemaChange::Moved:
        return Words::tr("Move");
    case SchemaChange::Merged:
        return Words::tr("Merge");
    case SchemaChange::Split:
        return Words::tr("Split");
    case SchemaChange::RuleChanged:
        return Words::tr("Rules of");
    case SchemaChange::TextChanged:
        return Words::tr("Text of");
    }
    return {};
}

QString changeText(const SchemaDifference& d, const GenreSchema& before, const GenreSchema& after)
{
    QString name = d.name;
    const bool isGone =
        d.change == SchemaChange::Removed || d.change == SchemaChange::Merged || d.change == SchemaChange::Split;
    if (d.part == SchemaPart::Label) {
        const GenreSchema& schema = isGone ? before : after;
        const LayerDef* layer = schema.layer(d.layer);
        if (d.change != SchemaChange::Renamed)
            name = Words::fill(Words::tr("%1 (%2)"), {nameOf(d, d.id, schema), layer ? layer->name : d.layer});
    } else if (d.part == SchemaPart::Layer) {
        name = Words::fill(Words::tr("the layer %1"), {d.name});
    } else if (d.part == SchemaPart::Schema) {
        name = Words::fill(Words::tr("the schema %1"), {d.name});
    }
    QStringList became;
    for (const QString& id : d.became)
        became << nameOf(d, id, after);
    QStringList members;
    for (const QString& member : d.members)
        members << memberName(member);
    switch (d.change) {
    case SchemaChange::Added:
    case SchemaChange::Removed:
        return name;
    case SchemaChange::Renamed:
        return Words::fill(Words::tr("%1 → %2"), {d.was, d.now});
    case SchemaChange::Moved:
        return Words::fill(Words::tr("%1: %2 → %3"), {name, place(d.was), place(d.now)});
    case SchemaChange::Merged:
    case SchemaChange::Split:
        return Words::fill(Words::tr("%1 → %2"), {name, became.join(QStringLiteral(" / "))});
    case SchemaChange::RuleChanged:
    case SchemaChange::TextChanged:
        return Words::fill(Words::tr("%1: %2"), {name, members.join(QStringLiteral(", "))});
    }
    return name;
}

QString effectText(const MigrationEffect& effect, const GenreSchema& after)
{
    const SchemaDifference& d = effect.difference;
    if (d.part != SchemaPart::Genre && d.part != SchemaPart::Label)
        return {};
    switch (d.change) {
    case SchemaChange::Renamed:
    case SchemaChange::Moved:
        return effect.items == 1 ? Words::tr("1 annotation follows")
                                 : Words::fill(Words::tr("%1 follow"), {annotations(effect.items)});
    case SchemaChange::Merged:
        return Words::fill(effect.items == 1 ? Words::tr("%1 becomes %2") : Words::tr("%1 become %2"),
                           {annotations(effect.items), nameOf(d, d.became.value(0), after)});
    case SchemaChange::Split:
        return effect.items == 0
                   ? Words::tr("0 in use")
                   : Words::fill(Words::tr("%1 need a choice, queued to their authors"), {annotations(effect.items)});
    case SchemaChange::Removed:
        return effect.items == 0 ? Words::tr("0 in use")
                                 : Words::fill(Words::tr("%1 stay as they are and need a choice, queued to their "
                                                         "authors"),
                                               {annotations(effect.items)});
    default:
        return {};
    }
}

QString shortKindText(const LayerDef& layer)
{
    QString text = layerKindName(layer.kind).toLower();
    if (layer.tiling)
        text = Words::fill(Words::tr("%1, tiling"), {text});
    if (layer.kind == LayerKind::Tag)
        switch (layer.choice) {
        case TagChoice::One:
            return Words::tr("one label");
        case TagChoice::Several:
            return Words::tr("several labels");
        case TagChoice::Path:
            return layer.ofGenres ? Words::tr("one genre") : Words::tr("one of a tree");
        case TagChoice::Number:
            return Words::tr("a number");
        }
    return text;
}

QString kindText(const LayerDef& layer)
{
    QStringList parts{shortKindText(layer)};
    if (layer.tiling)
        parts = {Words::fill(Words::tr("%1 that tile the track without gaps"), {layerKindName(layer.kind).toLower()})};
    else if (layer.kind == LayerKind::Interval || layer.kind == LayerKind::Note || layer.kind == LayerKind::Chord)
        parts << (layer.overlaps ? Words::tr("may overlap") : Words::tr("do not overlap"));
    if (layer.levels > 1)
        parts << Words::fill(Words::tr("%1 levels"), {QString::number(layer.levels)});
    if (layer.kind == LayerKind::Curve || layer.choice == TagChoice::Number)
        parts << Words::fill(Words::tr("%1 to %2 %3"),
                             {QString::number(layer.valueFrom), QString::number(layer.valueTo), layer.valueUnit})
                     .trimmed();
    if (!layer.inside.isEmpty())
        parts << Words::fill(Words::tr("inside those of %1"), {layer.inside});
    return parts.join(QStringLiteral(", "));
}

QString tracksText(std::int64_t tracks)
{
    return tracks == 1 ? Words::tr("1 track") : Words::tr("%1 tracks").arg(QLocale().toString(qlonglong(tracks)));
}

QString useText(std::int64_t items, std::int64_t tracks)
{
    if (items == 0)
        return {};
    const QString many = Words::tr("%1 annotations").arg(QLocale().toString(qlonglong(items)));
    return Words::fill(Words::tr("%1 in %2"), {items == 1 ? Words::tr("1 annotation") : many, tracksText(tracks)});
}

} // namespace unisono
