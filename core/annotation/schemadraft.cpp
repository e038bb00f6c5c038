#include "core/annotation/schemadraft.h"

#include "core/genre/resolve.h"
#include "core/genre/schemareader.h"
#include "core/genre/schematext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <QSet>

#include <algorithm>
#include <functional>
#include <map>

namespace unisono {

namespace {

const QString kRetired = QStringLiteral("retired");

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Header of a draft: that of the schema, and its retired ids.
QByteArray headerOf(const GenreSchema& schema)
{
    QJsonObject header = headerToJson(schema);
    QJsonArray retired;
    for (const Retired& one : schema.retired)
        retired.append(QJsonObject{{QStringLiteral("layer"), one.layer},
                                   {QStringLiteral("id"), one.id},
                                   {QStringLiteral("became"), QJsonArray::fromStringList(one.became)}});
    header.insert(kRetired, retired);
    return compact(header);
}

void readHeader(const QJsonObject& object, GenreSchema& schema)
{
    Issues ignored;
    SchemaReader(ignored).readHeader(object, schema);
    for (const QJsonValue& value : object.value(kRetired).toArray()) {
        const QJsonObject one = value.toObject();
        Retired retired{one.value(QStringLiteral("layer")).toString(), one.value(QStringLiteral("id")).toString(), {}};
        for (const QJsonValue& id : one.value(QStringLiteral("became")).toArray())
            retired.became << id.toString();
        schema.retired.push_back(std::move(retired));
    }
}

QString idOf(const DraftPart& part)
{
    return QJsonDocument::fromJson(part.json).object().value(QStringLiteral("id")).toString();
}

constexpr std::int64_t kPlaceStep = 1 << 20; // room to put parts between others

/// A part as it was and as it should be; no `id` where it is new.
struct PlacedPart {
    DraftPart part;
    const DraftPart* known = nullptr;
};

/// Gives parts of one kind, which are in the order wished, increasing places; most of those known keep theirs.
void place(std::vector<PlacedPart>& parts)
{
    // The longest row of known parts whose places increase already.
    std::vector<std::size_t> ends; // ends[n]: where the row of length n + 1 with the smallest end stops
    std::vector<std::ptrdiff_t> previous(parts.size(), -1);
    const auto placeAt = [&](std::size_t i) { return parts[i].known->place; };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].known)
            continue;
        const auto at = std::lower_bound(ends.begin(), ends.end(), i,
                                         [&](std::size_t a, std::size_t b) { return placeAt(a) < placeAt(b); });
        if (at != ends.begin())
            previous[i] = std::ptrdiff_t(*(at - 1));
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> stays(parts.size(), false);
    for (std::ptrdiff_t i = ends.empty() ? -1 : std::ptrdiff_t(ends.back()); i >= 0; i = previous[std::size_t(i)])
        stays[std::size_t(i)] = true;

    std::int64_t last = -kPlaceStep;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (stays[i]) {
            last = parts[i].part.place = placeAt(i);
            continue;
        }
        std::size_t next = i;
        while (next < parts.size() && !stays[next])
            ++next;
        const auto count = std::int64_t(next - i);
        const std::int64_t step = next == parts.size() ? kPlaceStep : (placeAt(next) - last) / (count + 1);
        if (step == 0) { // no room left: all are placed anew
            for (std::size_t j = 0; j < parts.size(); ++j)
                parts[j].part.place = std::int64_t(j) * kPlaceStep;
            return;
        }
        for (; i < next; ++i)
            last = parts[i].part.place = last + step;
        --i;
    }
}

/// Parts of `after`, compared with those of `before`, which `known` holds in the same order.
template <class Def, class ToJson>
std::vector<PlacedPart> partsOf(DraftKind kind, const std::vector<Def>& before, const std::vector<Def>& after,
                                const std::vector<const DraftPart*>& known, ToJson toJson)
{
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < std::min(before.size(), known.size()); ++i)
        places.insert(before[i].id, i);
    std::vector<PlacedPart> parts;
    for (const Def& def : after) {
        const auto at = places.constFind(def.id);
        if (at == places.cend()) {
            parts.push_back({{{}, kind, 0, compact(toJson(def))}, nullptr});
            continue;
        }
        const DraftPart* one = known[*at];
        parts.push_back({{one->id, kind, 0, before[*at] == def ? one->json : compact(toJson(def))}, one});
        places.erase(at);
    }
    place(parts);
    return parts;
}

std::size_t genrePlace(const GenreSchema& draft, const QString& id)
{
    const auto at = std::find_if(draft.genres.begin(), draft.genres.end(), [&](const auto& g) { return g.id == id; });
    return std::size_t(at - draft.genres.begin());
}

LayerDef* layerIn(GenreSchema& draft, const QString& id)
{
    return const_cast<LayerDef*>(std::as_const(draft).layer(id));
}

QString homeOf(const GenreDef& genre)
{
    return genre.parents.isEmpty() ? QString() : genre.parents.front();
}
QString homeOf(const LabelDef& label)
{
    return label.parentId;
}

/// Of two siblings with the same key the one that has moved in loses it.
template <class Def> void dropClashingKeys(std::vector<Def>& all, const QStringList& moved)
{
    for (Def& def : all)
        if (moved.contains(def.id) && std::any_of(all.begin(), all.end(), [&](const Def& other) {
                return other.id != def.id && homeOf(other) == homeOf(def) &&
                       other.key.compare(def.key, Qt::CaseInsensitive) == 0;
            }))
            def.key.clear();
}

/// The genre is gone: nothing names it any more. Its children hang below `instead`.
void takeGenreOut(GenreSchema& draft, const QString& id, const QStringList& instead)
{
    draft.genres.erase(draft.genres.begin() + std::ptrdiff_t(genrePlace(draft, id)));
    QStringList moved;
    for (GenreDef& genre : draft.genres) {
        if (const qsizetype at = genre.parents.indexOf(id); at >= 0) {
            moved << genre.id;
            genre.parents.removeAt(at);
            qsizetype place = at;
            for (const QString& parent : instead)
                if (parent != genre.id && !genre.parents.contains(parent))
                    genre.parents.insert(place++, parent);
        }
        std::erase_if(genre.confusable, [&](const Confusable& one) { return one.with == id; });
    }
    dropClashingKeys(draft.genres, moved);
}

/// What hung below `id` hangs below `instead`.
void moveChildren(LayerDef& layer, const QString& id, const QString& instead)
{
    QStringList moved;
    for (LabelDef& label : layer.labels)
        if (label.parentId == id) {
            label.parentId = instead;
            moved << label.id;
        }
    dropClashingKeys(layer.labels, moved);
}

void takeLabelOut(GenreSchema& draft, LayerDef& layer, const QString& id)
{
    std::erase_if(layer.labels, [&](const LabelDef& label) { return label.id == id; });
    for (LabelDef& label : layer.labels) {
        std::erase_if(label.confusable, [&](const Confusable& one) { return one.with == id; });
        label.inside.removeAll(id);
    }
    for (QStringList& group : layer.exclusive)
        group.removeAll(id);
    std::erase_if(layer.exclusive, [](const QStringList& group) { return group.size() < 2; });
    for (GenreDef& genre : draft.genres)
        for (LayerRefinement& refinement : genre.refine)
            if (refinement.layer.id == layer.id) {
                refinement.withoutLabels.removeAll(id);
                std::erase_if(refinement.labels, [&](const LabelRefinement& one) { return one.label.id == id; });
            }
}

/// Parents before children, as files have them.
void putInOrder(LayerDef& layer)
{
    std::vector<LabelDef> ordered;
    const std::function<void(const QString&)> add = [&](const QString& parent) {
        for (const LabelDef* label : layer.children(parent)) {
            ordered.push_back(*label);
            add(label->id);
        }
    };
    add({});
    layer.labels = std::move(ordered);
}

/// Whether something can be split into these: at least two, each once, none itself.
bool areChoices(const QStringList& into, const QString& id, const auto& isThere)
{
    return into.size() >= 2 && QSet<QString>(into.begin(), into.end()).size() == into.size() && !into.contains(id) &&
           std::all_of(into.begin(), into.end(), isThere);
}

} // namespace

Result<GenreSchema> draftSchema(const std::vector<DraftPart>& parts, const GenreSchema& inForce)
{
    GenreSchema schema;
    schema.id = inForce.id;
    schema.version = inForce.version + 1;
    schema.parent = schemaHash(inForce);
    Issues issues;
    SchemaReader reader(issues);
    for (const DraftPart& part : parts) {
        const QJsonDocument document = QJsonDocument::fromJson(part.json);
        if (!document.isObject())
            return Error{ErrorCode::Corrupt, QStringLiteral("a part of the draft"), {}, part.id.toText()};
        if (part.kind == DraftKind::Header)
            readHeader(document.object(), schema);
        else if (part.kind == DraftKind::Layer)
            schema.layers.push_back(reader.readLayer(document.object(), QStringLiteral("$")));
        else
            schema.genres.push_back(reader.readGenre(document.object(), QStringLiteral("$")));
    }
    fillGenreLabels(schema);
    return schema;
}

Edit draftEdit(const std::vector<DraftPart>& parts, const GenreSchema& after, const QString& kind,
               const QString& subject, const QString& mergeKey)
{
    // Ids alone: every part is then written anew and compared as it is written.
    GenreSchema ids;
    for (const DraftPart& part : parts)
        if (part.kind == DraftKind::Layer)
            ids.layers.emplace_back().id = idOf(part);
        else if (part.kind == DraftKind::Genre)
            ids.genres.emplace_back().id = idOf(part);
    return draftEdit(parts, ids, after, kind, subject, mergeKey);
}

Edit draftEdit(const std::vector<DraftPart>& parts, const GenreSchema& before, const GenreSchema& after,
               const QString& kind, const QString& subject, const QString& mergeKey)
{
    std::map<DraftKind, std::vector<const DraftPart*>> known;
    std::map<DraftPartId, const DraftPart*> gone;
    for (const DraftPart& part : parts) {
        known[part.kind].push_back(&part);
        gone.emplace(part.id, &part);
    }
    const std::vector<const DraftPart*>& headers = known[DraftKind::Header];
    const DraftPart* header = headers.empty() ? nullptr : headers.front();
    std::vector<PlacedPart> wished{
        {{header ? header->id : DraftPartId(), DraftKind::Header, 0, headerOf(after)}, header}};
    for (auto& list : {partsOf(DraftKind::Layer, before.layers, after.layers, known[DraftKind::Layer], layerToJson),
                       partsOf(DraftKind::Genre, before.genres, after.genres, known[DraftKind::Genre], genreToJson)})
        wished.insert(wished.end(), list.begin(), list.end());

    Edit edit{kind, subject, mergeKey, {}};
    for (PlacedPart& one : wished) {
        if (!one.known) {
            one.part.id = DraftPartId::next();
            edit.changes.push_back(Change<DraftPart>{std::nullopt, std::move(one.part)});
            continue;
        }
        gone.erase(one.known->id);
        if (one.part != *one.known)
            edit.changes.push_back(Change<DraftPart>{*one.known, std::move(one.part)});
    }
    for (const auto& [id, part] : gone)
        edit.changes.push_back(Change<DraftPart>{*part, std::nullopt});
    return edit;
}

Edit discardDraft(const std::vector<DraftPart>& parts)
{
    Edit edit{QStringLiteral("schema.discard"), {}, {}, {}};
    for (const DraftPart& part : parts)
        edit.changes.push_back(Change<DraftPart>{part, std::nullopt});
    return edit;
}

bool mergeGenres(GenreSchema& draft, const QString& from, const QString& into)
{
    if (from == into || !draft.genre(from) || !draft.genre(into) || genreLine(draft, into).contains(from))
        return false;
    takeGenreOut(draft, from, {into});
    draft.retired.push_back({{}, from, {into}});
    return true;
}

bool removeGenre(GenreSchema& draft, const QString& id)
{
    const GenreDef* genre = draft.genre(id);
    if (!genre)
        return false;
    takeGenreOut(draft, id, QStringList(genre->parents));
    draft.retired.push_back({{}, id, {}});
    return true;
}

bool splitGenre(GenreSchema& draft, const QString& id, const QStringList& into)
{
    const GenreDef* genre = draft.genre(id);
    if (!genre || !areChoices(into, id, [&](const QString& to) { return draft.genre(to) != nullptr; }))
        return false;
    takeGenreOut(draft, id, QStringList(genre->parents));
    draft.retired.push_back({{}, id, into});
    return true;
}

bool moveGenre(GenreSchema& draft, const QString& id, const QStringList& parents)
{
    if (!draft.genre(id))
        return false;
    for (const QString& parent : parents)
        if (!draft.genre(parent) || genreLine(draft, parent).contains(id))
            return false;
    draft.genres[genrePlace(draft, id)].parents = parents;
    dropClashingKeys(draft.genres, {id});
    return true;
}

bool mergeLabels(GenreSchema& draft, const QString& layerId, const QString& from, const QString& into)
{
    LayerDef* layer = layerIn(draft, layerId);
    if (!layer || from == into || !layer->label(from) || !layer->label(into))
        return false;
    for (const LabelDef* at = layer->label(into); at;
         at = at->parentId.isEmpty() ? nullptr : layer->label(at->parentId))
        if (at->parentId == from)
            return false;
    moveChildren(*layer, from, into);
    takeLabelOut(draft, *layer, from);
    putInOrder(*layer);
    draft.retired.push_back({layerId, from, {into}});
    return true;
}

bool removeLabel(GenreSchema& draft, const QString& layerId, const QString& id)
{
    LayerDef* layer = layerIn(draft, layerId);
    if (!layer || !layer->label(id))
        return false;
    QStringList gone{id};
    for (const LabelDef& label : layer->labels) // parents come before children
        if (gone.contains(label.parentId))
            gone << label.id;
    for (const QString& each : gone) {
        takeLabelOut(draft, *layer, each);
        draft.retired.push_back({layerId, each, {}});
    }
    return true;
}

bool splitLabel(GenreSchema& draft, const QString& layerId, const QString& id, const QStringList& into)
{
    LayerDef* layer = layerIn(draft, layerId);
    const auto isThere = [&](const QString& to) { return layer->label(to) != nullptr; };
    if (!layer || !layer->label(id) || !areChoices(into, id, isThere))
        return false;
    moveChildren(*layer, id, QString(layer->label(id)->parentId));
    takeLabelOut(draft, *layer, id);
    putInOrder(*layer);
    draft.retired.push_back({layerId, id, into});
    return true;
}

QString freshGenreId(const GenreSchema& draft, const QString& name)
{
    return freshId(name, QStringLiteral("genre"), [&](const QString& id) {
        return draft.genre(id) || std::any_of(draft.retired.begin(), draft.retired.end(),
                                              [&](const Retired& one) { return one.layer.isEmpty() && one.id == id; });
    });
}

QString freshLabelId(const GenreSchema& draft, const QString& layerId, const QString& name)
{
    const std::optional<LayerDef> layer = wholeLayer(draft, layerId);
    return freshId(name, QStringLiteral("label"), [&](const QString& id) {
        return (layer && layer->label(id)) ||
               std::any_of(draft.retired.begin(), draft.retired.end(),
                           [&](const Retired& one) { return one.layer == layerId && one.id == id; });
    });
}

} // namespace unisono
