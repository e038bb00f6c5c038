#include "core/genre/schema.h"

#include "core/genre/schemareader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace unisono {

namespace {

struct KindName {
    LayerKind kind;
    const char* id;
};
constexpr std::array kKinds{
    KindName{LayerKind::Interval, "interval"}, KindName{LayerKind::Instant, "instant"},
    KindName{LayerKind::Curve, "curve"},       KindName{LayerKind::Note, "note"},
    KindName{LayerKind::Chord, "chord"},       KindName{LayerKind::Text, "text"},
    KindName{LayerKind::Tag, "tag"},
};

QString choiceId(TagChoice choice)
{
    switch (choice) {
    case TagChoice::One:
        return QStringLiteral("one");
    case TagChoice::Several:
        return QStringLiteral("several");
    case TagChoice::Path:
        return QStringLiteral("path");
    case TagChoice::Number:
        return QStringLiteral("number");
    }
    return {};
}

void put(QJsonObject& object, const QString& name, const QString& text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

QJsonArray labelsToJson(const LayerDef& layer, const QString& parentId)
{
    QJsonArray list;
    for (const LabelDef* label : layer.children(parentId)) {
        QJsonObject object{{QStringLiteral("id"), label->id}, {QStringLiteral("name"), label->name}};
        put(object, QStringLiteral("key"), label->key);
        put(object, QStringLiteral("colour"), label->colour);
        put(object, QStringLiteral("definition"), label->definition);
        put(object, QStringLiteral("isNot"), label->isNot);
        if (!label->aliases.isEmpty())
            object.insert(QStringLiteral("aliases"), QJsonArray::fromStringList(label->aliases));
        if (const QJsonArray children = labelsToJson(layer, label->id); !children.isEmpty())
            object.insert(QStringLiteral("labels"), children);
        list.append(object);
    }
    return list;
}

QJsonObject layerToJson(const LayerDef& layer)
{
    QJsonObject object{{QStringLiteral("id"), layer.id},
                       {QStringLiteral("name"), layer.name},
                       {QStringLiteral("kind"), layerKindId(layer.kind)}};
    put(object, QStringLiteral("definition"), layer.definition);
    if (layer.tiling)
        object.insert(QStringLiteral("tiling"), true);
    if (layer.levels != 1)
        object.insert(QStringLiteral("levels"), layer.levels);
    if (layer.kind == LayerKind::Tag)
        object.insert(QStringLiteral("choice"), choiceId(layer.choice));
    QJsonObject value{{QStringLiteral("from"), layer.valueFrom}, {QStringLiteral("to"), layer.valueTo}};
    put(value, QStringLiteral("unit"), layer.valueUnit);
    if (layer.valueFrom != 0 || layer.valueTo != 1 || !layer.valueUnit.isEmpty())
        object.insert(QStringLiteral("value"), value);
    if (!layer.labels.empty())
        object.insert(QStringLiteral("labels"), labelsToJson(layer, {}));
    return object;
}

const QString kFolder = QStringLiteral(":/schemas/");

} // namespace

QString layerKindId(LayerKind kind)
{
    const auto* it = std::find_if(kKinds.begin(), kKinds.end(), [kind](const KindName& k) { return k.kind == kind; });
    return it == kKinds.end() ? QString() : QString::fromLatin1(it->id);
}

std::optional<LayerKind> layerKindFromId(const QString& id)
{
    for (const KindName& k : kKinds)
        if (id == QLatin1String(k.id))
            return k.kind;
    return std::nullopt;
}

const LabelDef* LayerDef::label(const QString& labelId) const
{
    const auto it = std::find_if(labels.begin(), labels.end(), [&](const LabelDef& l) { return l.id == labelId; });
    return it == labels.end() ? nullptr : &*it;
}

std::vector<const LabelDef*> LayerDef::children(const QString& parentId) const
{
    std::vector<const LabelDef*> found;
    for (const LabelDef& l : labels)
        if (l.parentId == parentId)
            found.push_back(&l);
    return found;
}

const LabelDef* LayerDef::labelByText(const QString& text) const
{
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return nullptr;
    const auto first = [this](auto matches) -> const LabelDef* {
        const auto it = std::find_if(labels.begin(), labels.end(), matches);
        return it == labels.end() ? nullptr : &*it;
    };
    const auto same = [&wanted](const QString& s) { return s.trimmed().compare(wanted, Qt::CaseInsensitive) == 0; };
    if (const LabelDef* root = first([&](const LabelDef& l) { return l.parentId.isEmpty() && same(l.name); }))
        return root;
    if (const LabelDef* byAlias =
            first([&](const LabelDef& l) { return std::any_of(l.aliases.begin(), l.aliases.end(), same); }))
        return byAlias;
    // What exports write: the id, or the path of names.
    if (const LabelDef* byPath = first([&](const LabelDef& l) { return same(l.id) || same(labelPath(l.id)); }))
        return byPath;
    // A child's bare name says which only where no other has it ("Minor" is in every key).
    const auto named = [&](const LabelDef& l) { return same(l.name); };
    return std::count_if(labels.begin(), labels.end(), named) == 1 ? first(named) : nullptr;
}

QString LayerDef::labelPath(const QString& labelId) const
{
    QStringList names;
    const LabelDef* at = label(labelId);
    // Bounded: a schema made in code could name a label as its own ancestor.
    for (std::size_t i = 0; at && i <= labels.size(); ++i) {
        names.prepend(at->name);
        at = at->parentId.isEmpty() ? nullptr : label(at->parentId);
    }
    return names.isEmpty() ? labelId : names.join(QStringLiteral(" › "));
}

const LayerDef* GenreSchema::layer(const QString& layerId) const
{
    const auto it = std::find_if(layers.begin(), layers.end(), [&](const LayerDef& l) { return l.id == layerId; });
    return it == layers.end() ? nullptr : &*it;
}

Result<GenreSchema> schemaFromJson(const QByteArray& json, Issues* issues)
{
    return SchemaReader(issues).read(json);
}

QByteArray schemaToJson(const GenreSchema& schema)
{
    QJsonArray layers;
    for (const LayerDef& layer : schema.layers)
        layers.append(layerToJson(layer));
    QJsonObject object{{QStringLiteral("id"), schema.id},
                       {QStringLiteral("version"), schema.version},
                       {QStringLiteral("name"), schema.name},
                       {QStringLiteral("layers"), layers}};
    put(object, QStringLiteral("description"), schema.description);
    return QJsonDocument(object).toJson();
}

QStringList shippedSchemaIds()
{
    QStringList ids;
    const QStringList files = QDir(kFolder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString& file : files)
        if (!file.endsWith(QStringLiteral(".schema.json")))
            ids.append(file.chopped(5));
    // The general one first: it is what a new project gets without a choice.
    const QString general = QStringLiteral("general");
    if (ids.removeOne(general))
        ids.prepend(general);
    return ids;
}

Result<GenreSchema> shippedSchema(const QString& id)
{
    QFile file(kFolder + id + QStringLiteral(".json"));
    if (!shippedSchemaIds().contains(id) || !file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QStringLiteral("no such schema"), id, shippedSchemaIds().join(u' ')};
    return schemaFromJson(file.readAll(), nullptr);
}

} // namespace unisono
