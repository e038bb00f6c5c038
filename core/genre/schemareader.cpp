#include "core/genre/schemareader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace unisono {

namespace {

constexpr int kDeepestLabel = 12;
constexpr int kMostLevels = 16;

bool isOneStroke(const QString& key)
{
    return key.size() == 1 || (key.size() == 2 && key[0].isHighSurrogate() && key[1].isLowSurrogate());
}

/// "line 3, column 7" of a byte offset.
QString placeOf(const QByteArray& json, int offset)
{
    const QByteArray before = json.left(offset);
    const auto line = before.count('\n') + 1;
    return QStringLiteral("line %1, column %2").arg(line).arg(offset - before.lastIndexOf('\n'));
}

} // namespace

void SchemaReader::fail(const QString& path, const QString& message)
{
    if (!m_error)
        m_error = Error{ErrorCode::Parse, message, {}, path};
}

void SchemaReader::note(const QString& code, const QString& path, const QStringList& args)
{
    if (m_issues)
        m_issues->push_back({Severity::Warning, code, path, args});
}

QString SchemaReader::text(const QJsonObject& object, const QString& name, const QString& path, bool needed)
{
    const QJsonValue value = object.value(name);
    const QString here = path + QLatin1Char('.') + name;
    if (value.isUndefined()) {
        if (needed)
            fail(here, QStringLiteral("missing"));
        return {};
    }
    if (!value.isString())
        fail(here, QStringLiteral("must be a string"));
    else if (needed && value.toString().trimmed().isEmpty())
        fail(here, QStringLiteral("must not be empty"));
    return value.toString();
}

QString SchemaReader::identifier(const QJsonObject& object, const QString& path)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z0-9][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)*$"));
    const QString id = text(object, QStringLiteral("id"), path, true);
    if (!m_error && !pattern.match(id).hasMatch())
        fail(path + QStringLiteral(".id"),
             QStringLiteral("must be lower-case letters, digits, '-' and '_', joined by dots"));
    return id;
}

double SchemaReader::number(const QJsonObject& object, const QString& name, const QString& path, double fallback)
{
    const QJsonValue value = object.value(name);
    if (value.isUndefined())
        return fallback;
    if (!value.isDouble() || !std::isfinite(value.toDouble())) {
        fail(path + QLatin1Char('.') + name, QStringLiteral("must be a number"));
        return fallback;
    }
    return value.toDouble();
}

int SchemaReader::integer(const QJsonObject& object, const QString& name, const QString& path, int fallback, int from,
                          int to)
{
    const double value = number(object, name, path, fallback);
    if (value != std::floor(value) || value < from || value > to) {
        fail(path + QLatin1Char('.') + name, QStringLiteral("must be a whole number from %1 to %2").arg(from).arg(to));
        return fallback;
    }
    return int(value);
}

bool SchemaReader::flag(const QJsonObject& object, const QString& name, const QString& path)
{
    const QJsonValue value = object.value(name);
    if (!value.isUndefined() && !value.isBool())
        fail(path + QLatin1Char('.') + name, QStringLiteral("must be true or false"));
    return value.toBool();
}

void SchemaReader::onlyMembers(const QJsonObject& object, const QString& path, const QStringList& known)
{
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!known.contains(it.key()))
            note(QStringLiteral("schema.unknown-member"), path + QLatin1Char('.') + it.key(), {it.key()});
}

Result<GenreSchema> SchemaReader::read(const QByteArray& json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return Error{ErrorCode::Parse, parsed.errorString(), {}, placeOf(json, parsed.offset)};
    if (!document.isObject())
        return Error{ErrorCode::Parse, QStringLiteral("must be an object"), {}, QStringLiteral("$")};
    const QString root = QStringLiteral("$");
    const QJsonObject object = document.object();
    onlyMembers(object, root,
                {QStringLiteral("$schema"), QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("name"),
                 QStringLiteral("description"), QStringLiteral("layers")});
    GenreSchema schema;
    schema.id = identifier(object, root);
    schema.version = integer(object, QStringLiteral("version"), root, 1, 1, 1'000'000);
    schema.name = text(object, QStringLiteral("name"), root, true);
    schema.description = text(object, QStringLiteral("description"), root);
    const QJsonValue layers = object.value(QStringLiteral("layers"));
    if (!layers.isArray() || layers.toArray().isEmpty())
        fail(QStringLiteral("$.layers"), QStringLiteral("must be a list of at least one layer"));
    const QJsonArray list = layers.toArray();
    for (qsizetype i = 0; i < list.size() && !m_error; ++i) {
        const QString path = QStringLiteral("$.layers[%1]").arg(i);
        if (!list[i].isObject()) {
            fail(path, QStringLiteral("must be an object"));
            break;
        }
        LayerDef layer;
        readLayer(list[i].toObject(), path, layer);
        if (schema.layer(layer.id))
            fail(path + QStringLiteral(".id"), QStringLiteral("a layer of this id is there already: ") + layer.id);
        schema.layers.push_back(std::move(layer));
    }
    if (m_error)
        return *m_error;
    return schema;
}

void SchemaReader::readLayer(const QJsonObject& object, const QString& path, LayerDef& layer)
{
    onlyMembers(object, path,
                {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("kind"), QStringLiteral("definition"),
                 QStringLiteral("tiling"), QStringLiteral("levels"), QStringLiteral("choice"), QStringLiteral("value"),
                 QStringLiteral("labels")});
    layer.id = identifier(object, path);
    layer.name = text(object, QStringLiteral("name"), path, true);
    layer.definition = text(object, QStringLiteral("definition"), path);
    const QString kind = text(object, QStringLiteral("kind"), path, true);
    if (const auto known = layerKindFromId(kind))
        layer.kind = *known;
    else
        fail(path + QStringLiteral(".kind"), QStringLiteral("no such kind: ") + kind);
    readTiling(object, path, layer);
    readValue(object, path, layer);
    readLabels(object.value(QStringLiteral("labels")), path + QStringLiteral(".labels"), {}, 1, layer);
    if (!m_error)
        checkLabels(layer, path);
}

void SchemaReader::readTiling(const QJsonObject& object, const QString& path, LayerDef& layer)
{
    layer.tiling = flag(object, QStringLiteral("tiling"), path);
    layer.levels = integer(object, QStringLiteral("levels"), path, 1, 1, kMostLevels);
    if (layer.kind != LayerKind::Interval && layer.tiling)
        fail(path + QStringLiteral(".tiling"), QStringLiteral("only interval layers tile"));
    if (layer.kind != LayerKind::Interval && layer.levels != 1)
        fail(path + QStringLiteral(".levels"), QStringLiteral("only interval layers nest"));
}

void SchemaReader::readValue(const QJsonObject& object, const QString& path, LayerDef& layer)
{
    const QString choice = text(object, QStringLiteral("choice"), path);
    if (!choice.isEmpty()) {
        static const QHash<QString, TagChoice> choices{{QStringLiteral("one"), TagChoice::One},
                                                       {QStringLiteral("several"), TagChoice::Several},
                                                       {QStringLiteral("path"), TagChoice::Path},
                                                       {QStringLiteral("number"), TagChoice::Number}};
        if (layer.kind != LayerKind::Tag)
            fail(path + QStringLiteral(".choice"), QStringLiteral("only tag layers have a choice"));
        else if (!choices.contains(choice))
            fail(path + QStringLiteral(".choice"), QStringLiteral("must be one, several, path or number"));
        layer.choice = choices.value(choice, TagChoice::One);
    }
    const QJsonValue value = object.value(QStringLiteral("value"));
    if (value.isUndefined())
        return;
    const QString here = path + QStringLiteral(".value");
    if (!value.isObject())
        return fail(here, QStringLiteral("must be an object"));
    const QJsonObject range = value.toObject();
    onlyMembers(range, here, {QStringLiteral("from"), QStringLiteral("to"), QStringLiteral("unit")});
    layer.valueFrom = number(range, QStringLiteral("from"), here, 0);
    layer.valueTo = number(range, QStringLiteral("to"), here, 1);
    layer.valueUnit = text(range, QStringLiteral("unit"), here);
    if (!(layer.valueFrom < layer.valueTo))
        fail(here + QStringLiteral(".to"), QStringLiteral("must be above from"));
}

void SchemaReader::readLabels(const QJsonValue& value, const QString& path, const QString& parentId, int depth,
                              LayerDef& layer)
{
    if (value.isUndefined() || m_error)
        return;
    if (!value.isArray())
        return fail(path, QStringLiteral("must be a list"));
    if (depth > kDeepestLabel)
        return fail(path, QStringLiteral("nested deeper than %1").arg(kDeepestLabel));
    const QJsonArray list = value.toArray();
    QHash<QString, QString> keys; // stroke -> label, among siblings
    for (qsizetype i = 0; i < list.size() && !m_error; ++i) {
        const QString here = path + QStringLiteral("[%1]").arg(i);
        if (!list[i].isObject())
            return fail(here, QStringLiteral("must be an object"));
        LabelDef label;
        label.parentId = parentId;
        readLabel(list[i].toObject(), here, label);
        if (!parentId.isEmpty() && !label.id.startsWith(parentId + QLatin1Char('.')))
            fail(here + QStringLiteral(".id"), QStringLiteral("must begin with its parent's id and a dot"));
        if (layer.label(label.id))
            fail(here + QStringLiteral(".id"), QStringLiteral("a label of this id is there already: ") + label.id);
        const QString stroke = label.key.toLower();
        if (!stroke.isEmpty() && keys.contains(stroke))
            fail(here + QStringLiteral(".key"), QStringLiteral("is the key of %1 too").arg(keys.value(stroke)));
        keys.insert(stroke, label.id);
        const QString id = label.id;
        layer.labels.push_back(std::move(label));
        readLabels(list[i].toObject().value(QStringLiteral("labels")), here + QStringLiteral(".labels"), id, depth + 1,
                   layer);
    }
}

void SchemaReader::readLabel(const QJsonObject& object, const QString& path, LabelDef& label)
{
    static const QRegularExpression colour(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    onlyMembers(object, path,
                {QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("key"), QStringLiteral("colour"),
                 QStringLiteral("definition"), QStringLiteral("isNot"), QStringLiteral("aliases"),
                 QStringLiteral("labels")});
    label.id = identifier(object, path);
    label.name = text(object, QStringLiteral("name"), path, true);
    label.key = text(object, QStringLiteral("key"), path);
    label.colour = text(object, QStringLiteral("colour"), path);
    label.definition = text(object, QStringLiteral("definition"), path);
    label.isNot = text(object, QStringLiteral("isNot"), path);
    if (!label.key.isEmpty() && !isOneStroke(label.key))
        fail(path + QStringLiteral(".key"), QStringLiteral("must be one character"));
    if (!label.colour.isEmpty() && !colour.match(label.colour).hasMatch())
        fail(path + QStringLiteral(".colour"), QStringLiteral("must be #rrggbb"));
    const QJsonValue aliases = object.value(QStringLiteral("aliases"));
    if (!aliases.isUndefined() && !aliases.isArray())
        return fail(path + QStringLiteral(".aliases"), QStringLiteral("must be a list"));
    const QJsonArray list = aliases.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list[i].isString())
            return fail(path + QStringLiteral(".aliases[%1]").arg(i), QStringLiteral("must be a string"));
        label.aliases.append(list[i].toString());
    }
}

void SchemaReader::checkLabels(const LayerDef& layer, const QString& path)
{
    // First strokes that are keys of the transport and of editing everywhere.
    static const QString taken = QStringLiteral(" ,.l-=[];sj\t\r\n");
    QHash<QString, QString> texts;
    for (const LabelDef& label : layer.labels) {
        if (label.parentId.isEmpty() && !label.key.isEmpty() && taken.contains(label.key.toLower()))
            note(QStringLiteral("schema.key-taken"), path + QStringLiteral(".labels"), {label.id, label.key});
        QSet<QString> own;
        for (const QString& name : QStringList{label.name} + label.aliases)
            own.insert(name.trimmed().toLower());
        for (const QString& name : std::as_const(own)) {
            // The same word under two parents ("Main" of drop and of theme) is found by its path.
            const QString within = label.parentId + QLatin1Char('\n') + name;
            if (texts.contains(within))
                note(QStringLiteral("schema.same-name"), path + QStringLiteral(".labels"),
                     {name, texts.value(within), label.id});
            texts.insert(within, label.id);
        }
    }
    if (layer.kind == LayerKind::Tag && layer.choice != TagChoice::Number && layer.labels.empty())
        note(QStringLiteral("schema.no-labels"), path + QStringLiteral(".labels"), {layer.id});
}

} // namespace unisono
