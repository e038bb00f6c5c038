#include "ui/text/schemawords.h"

#include "ui/text/words.h"

namespace unisono {

namespace {

QString listOf(const QStringList& texts)
{
    return texts.join(QStringLiteral(", "));
}

/// What the difference is about: "Label Drop of section".
QString partText(const SchemaDifference& d)
{
    switch (d.part) {
    case SchemaPart::Genre:
        return Words::fill(Words::tr("Genre %1"), {d.name});
    case SchemaPart::Layer:
        return Words::fill(Words::tr("Layer %1"), {d.name});
    case SchemaPart::Label:
        return Words::fill(Words::tr("Label %1 of %2"), {d.name, d.layer});
    case SchemaPart::Schema:
        break;
    }
    return Words::tr("Schema");
}

QString changeText(const SchemaDifference& d)
{
    switch (d.change) {
    case SchemaChange::Added:
        return Words::tr("is new.");
    case SchemaChange::Removed:
        return Words::tr("is gone.");
    case SchemaChange::Renamed:
        return Words::fill(Words::tr("was called “%1”, is called “%2” now."), {d.was, d.now});
    case SchemaChange::Moved:
        return Words::fill(
            Words::tr("was below “%1”, is below “%2” now."),
            {d.was.isEmpty() ? Words::tr("the top") : d.was, d.now.isEmpty() ? Words::tr("the top") : d.now});
    case SchemaChange::Merged:
        return Words::fill(Words::tr("was merged into %1."), {listOf(d.became)});
    case SchemaChange::Split:
        return Words::fill(Words::tr("was split into %1; every use needs a choice."), {listOf(d.became)});
    case SchemaChange::RuleChanged:
        return Words::fill(Words::tr("rules changed: %1."), {listOf(d.members)});
    case SchemaChange::TextChanged:
        break;
    }
    return Words::fill(Words::tr("texts changed: %1."), {listOf(d.members)});
}

} // namespace

QString schemaPartId(SchemaPart part)
{
    switch (part) {
    case SchemaPart::Genre:
        return QStringLiteral("genre");
    case SchemaPart::Layer:
        return QStringLiteral("layer");
    case SchemaPart::Label:
        return QStringLiteral("label");
    case SchemaPart::Schema:
        break;
    }
    return QStringLiteral("schema");
}

QString schemaChangeId(SchemaChange change)
{
    switch (change) {
    case SchemaChange::Added:
        return QStringLiteral("added");
    case SchemaChange::Removed:
        return QStringLiteral("removed");
    case SchemaChange::Renamed:
        return QStringLiteral("renamed");
    case SchemaChange::Moved:
        return QStringLiteral("moved");
    case SchemaChange::Merged:
        return QStringLiteral("merged");
    case SchemaChange::Split:
        return QStringLiteral("split");
    case SchemaChange::RuleChanged:
        return QStringLiteral("rule-changed");
    case SchemaChange::TextChanged:
        break;
    }
    return QStringLiteral("text-changed");
}

QString sentence(const SchemaDifference& difference)
{
    return Words::fill(Words::tr("%1: %2"), {partText(difference), changeText(difference)});
}

} // namespace unisono
