#include "core/genre/schema.h"

#include "core/genre/schemareader.h"
#include "core/genre/schematext.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

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
    const auto hasAlias = [&](const LabelDef& l) { return std::any_of(l.aliases.begin(), l.aliases.end(), same); };
    if (const LabelDef* root = first([&](const LabelDef& l) { return l.parentId.isEmpty() && hasAlias(l); }))
        return root;
    // What exports write: the id, or the path of names.
    if (const LabelDef* byPath = first([&](const LabelDef& l) { return same(l.id) || same(labelPath(l.id)); }))
        return byPath;
    // A child's bare word says which only where no other has it ("Minor" is in every key).
    for (const bool byAlias : {true, false}) {
        const auto called = [&](const LabelDef& l) { return byAlias ? hasAlias(l) : same(l.name); };
        if (std::count_if(labels.begin(), labels.end(), called) == 1)
            return first(called);
    }
    return nullptr;
}

QString LayerDef::labelPath(const QString& labelId) const
{
    QStringList path;
    const LabelDef* at = label(labelId);
    // Bounded: a schema made in code could name a label as its own ancestor.
    for (std::size_t i = 0; at && i <= labels.size(); ++i) {
        path.prepend(at->name);
        at = at->parentId.isEmpty() ? nullptr : label(at->parentId);
    }
    return path.isEmpty() ? labelId : path.join(QStringLiteral(" › "));
}

const LayerDef* GenreSchema::layer(const QString& layerId) const
{
    for (const LayerDef* layer : everyLayer())
        if (layer->id == layerId)
            return layer;
    return nullptr;
}

std::vector<const LayerDef*> GenreSchema::everyLayer() const
{
    std::vector<const LayerDef*> all;
    for (const LayerDef& layer : layers)
        all.push_back(&layer);
    for (const GenreDef& genre : genres)
        for (const LayerDef& layer : genre.layers)
            all.push_back(&layer);
    return all;
}

const GenreDef* GenreSchema::genre(const QString& genreId) const
{
    const auto it = std::find_if(genres.begin(), genres.end(), [&](const GenreDef& g) { return g.id == genreId; });
    return it == genres.end() ? nullptr : &*it;
}

std::vector<const GenreDef*> GenreSchema::childrenOf(const QString& genreId) const
{
    std::vector<const GenreDef*> found;
    for (const GenreDef& g : genres)
        if (genreId.isEmpty() ? g.parents.isEmpty() : g.parents.contains(genreId))
            found.push_back(&g);
    return found;
}

QString Concept::nameIn(const QString& language) const
{
    QString tag = language;
    tag.replace(QLatin1Char('_'), QLatin1Char('-'));
    for (;;) {
        if (const auto found = names.find(tag); found != names.end())
            return *found;
        const qsizetype dash = tag.lastIndexOf(QLatin1Char('-'));
        if (dash < 0)
            return name;
        tag.truncate(dash);
    }
}

QString Duration::text() const
{
    static constexpr std::array kUnits{"ms", "s", "beat", "bar"};
    const QString plural = isMusical() && value != 1 ? QStringLiteral("s") : QString();
    return QString::number(value, 'g', 12) + QLatin1Char(' ') + QLatin1String(kUnits[std::size_t(unit)]) + plural;
}

std::optional<Duration> Duration::fromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^([0-9]+(?:\\.[0-9]+)?) (ms|s|beats?|bars?)$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    return Duration{match.captured(1).toDouble(), unit == QLatin1String("ms")              ? Unit::Milliseconds
                                                  : unit == QLatin1String("s")             ? Unit::Seconds
                                                  : unit.startsWith(QLatin1String("beat")) ? Unit::Beats
                                                                                           : Unit::Bars};
}

void fillGenreLabels(GenreSchema& schema)
{
    std::vector<LabelDef> labels;
    QSet<QString> placed;
    QHash<QString, std::vector<const GenreDef*>> children; // by first parent, in display order
    for (const GenreDef& genre : schema.genres)
        children[genre.parents.isEmpty() ? QString() : genre.parents.front()].push_back(&genre);
    // Parents first; what hangs in a circle is left out, and told by checkSchema().
    const std::function<void(const QString&, int)> add = [&](const QString& parent, int depth) {
        for (const GenreDef* genre : children.value(parent)) {
            if (placed.contains(genre->id) || depth > kDeepestSchema)
                continue;
            placed.insert(genre->id);
            LabelDef label;
            static_cast<Concept&>(label) = *genre;
            label.parentId = parent;
            labels.push_back(std::move(label));
            add(genre->id, depth + 1);
        }
    };
    const auto every = schema.everyLayer();
    if (std::none_of(every.begin(), every.end(), [](const LayerDef* layer) { return layer->ofGenres; }))
        return;
    add({}, 1);
    for (const LayerDef* layer : every)
        if (layer->ofGenres)
            const_cast<LayerDef*>(layer)->labels = labels;
}

namespace {

Error parseError(Issues& issues, const char* code, const QString& place, const QStringList& args = {})
{
    issues.push_back({Severity::Error, QLatin1String(code), place, args});
    return {ErrorCode::Parse, QLatin1String(code), {}, place};
}

} // namespace

Result<GenreSchema> schemaFromJson(const QByteArray& json, Issues* given)
{
    Issues own;
    Issues& issues = given ? *given : own;
    const auto before = std::ptrdiff_t(issues.size());
    if (json.size() > kMostSchemaBytes)
        return parseError(issues, "schema.too-big", QStringLiteral("$"), {QString::number(kMostSchemaBytes >> 20)});
    if (const qsizetype broken = brokenText(json); broken >= 0)
        return parseError(issues, "schema.text", placeOf(json, broken));
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return parseError(issues, "schema.json", placeOf(json, parsed.offset), {parsed.errorString()});
    if (!document.isObject())
        return parseError(issues, "schema.type", QStringLiteral("$"), {QStringLiteral("object")});
    const double format = document.object().value(QLatin1String("format")).toDouble(kSchemaFormat);
    if (format > kSchemaFormat) {
        issues.push_back({Severity::Error,
                          QStringLiteral("schema.newer"),
                          QStringLiteral("$.format"),
                          {QString::number(format), QString::number(kSchemaFormat)}});
        return Error{ErrorCode::NewerVersion, QStringLiteral("a newer schema format"), {}, QString::number(format)};
    }
    GenreSchema schema = SchemaReader(issues).read(document.object());
    const auto isError = [](const Issue& issue) { return issue.severity == Severity::Error; };
    if (std::none_of(issues.begin() + before, issues.end(), isError))
        checkSchema(schema, issues);
    const auto fault = std::find_if(issues.begin() + before, issues.end(), isError);
    if (fault != issues.end())
        return Error{ErrorCode::Parse, fault->code, {}, fault->place};
    fillGenreLabels(schema);
    return schema;
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
