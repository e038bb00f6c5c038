#include "core/annotation/draftchanges.h"

#include "core/annotation/schemadraft.h"
#include "core/genre/schemafields.h"

#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

// First strokes that are keys of the transport and of editing everywhere.
const QString kTakenKeys = QStringLiteral("lsj");

LayerDef* layerIn(GenreSchema& draft, const QString& id)
{
    return const_cast<LayerDef*>(std::as_const(draft).layer(id));
}

/// A letter of the name, else a digit, else any letter. Children are numbered.
QString freeKey(const QString& name, const QSet<QString>& taken, bool isRoot)
{
    const QString digits = QStringLiteral("123456789");
    const QString letters = name.toLower() + QStringLiteral("abcdefghijklmnopqrstuvwxyz");
    for (const QChar c : isRoot ? letters + digits : digits + letters)
        if (c.isLetterOrNumber() && c.unicode() < 128 && !taken.contains(c) && !(isRoot && kTakenKeys.contains(c)))
            return c;
    return {};
}

QString firstParent(const GenreDef& genre)
{
    return genre.parents.isEmpty() ? QString() : genre.parents.front();
}

QString freshLayerId(const GenreSchema& draft, const QString& name)
{
    GenreSchema layersOnly; // ids of layers are made as those of genres are
    for (const LayerDef* layer : draft.everyLayer()) {
        GenreDef taken;
        taken.id = layer->id;
        layersOnly.genres.push_back(std::move(taken));
    }
    layersOnly.retired = draft.retired;
    return freshGenreId(layersOnly, name);
}

LayerRefinement* findRefinement(GenreSchema& draft, const QString& genreId, const QString& layer)
{
    return const_cast<LayerRefinement*>(refinementAt(draft, genreId, layer));
}

/// The refinement of an inherited layer, made where there is none; nullptr: it is not inherited there.
LayerRefinement* refinementFor(GenreSchema& draft, const QString& genreId, const QString& layerId)
{
    GenreDef* genre = genreIn(draft, genreId);
    if (!genre || !std::as_const(draft).layer(layerId))
        return nullptr;
    if (LayerRefinement* known = findRefinement(draft, genreId, layerId))
        return known;
    const auto layers = resolveLayers(draft, genreId);
    if (std::none_of(layers.begin(), layers.end(), [&](const ResolvedLayer& l) { return l.layer.id == layerId; }))
        return nullptr;
    LayerRefinement refinement;
    refinement.layer.id = layerId;
    genre->refine.push_back(std::move(refinement));
    return &genre->refine.back();
}

void giveMembers(QStringList& given, const QStringList& members)
{
    for (const QString& member : members)
        if (!given.contains(member))
            given << member;
}

/// The layer as it is at the genre.
std::optional<LayerDef> layerAt(const GenreSchema& draft, const QString& genre, const QString& layerId)
{
    for (ResolvedLayer& each : resolveLayers(draft, genre))
        if (each.layer.id == layerId)
            return std::move(each.layer);
    return std::nullopt;
}

/// The entry of a label in a refinement, made with those of its ancestors where there is none: entries nest.
LabelRefinement* entryFor(LayerRefinement& refinement, const LayerDef& layer, const QString& id)
{
    const auto at = std::find_if(refinement.labels.begin(), refinement.labels.end(),
                                 [&](const LabelRefinement& one) { return one.label.id == id; });
    if (at != refinement.labels.end())
        return &*at;
    const LabelDef* label = layer.label(id);
    if (!label)
        return nullptr;
    if (!label->parentId.isEmpty() && !entryFor(refinement, layer, label->parentId))
        return nullptr;
    LabelRefinement one;
    one.label.id = id;
    one.label.parentId = label->parentId;
    refinement.labels.push_back(std::move(one));
    return &refinement.labels.back();
}

QSet<QString> keysBelow(const LayerDef& layer, const QString& parentId)
{
    QSet<QString> keys;
    for (const LabelDef* label : layer.children(parentId))
        keys.insert(label->key.toLower());
    return keys;
}

/// The label and all below it.
QStringList familyOf(const LayerDef& layer, const QString& id)
{
    QStringList family{id};
    for (const LabelDef& label : layer.labels) // parents come before children
        if (family.contains(label.parentId))
            family << label.id;
    return family;
}

} // namespace

GenreDef* genreIn(GenreSchema& draft, const QString& id)
{
    return const_cast<GenreDef*>(std::as_const(draft).genre(id));
}

QString addGenre(GenreSchema& draft, const QString& name, const QStringList& parents)
{
    GenreDef genre;
    genre.name = name.simplified();
    genre.parents = parents;
    for (const QString& parent : parents)
        if (!draft.genre(parent))
            return {};
    if (genre.name.isEmpty())
        return {};
    genre.id = freshGenreId(draft, genre.name);
    QSet<QString> taken;
    for (const GenreDef& other : draft.genres)
        if (firstParent(other) == firstParent(genre))
            taken.insert(other.key.toLower());
    genre.key = freeKey(genre.name, taken, parents.isEmpty());
    const QString id = genre.id;
    draft.genres.push_back(std::move(genre));
    return id;
}

bool shiftGenre(GenreSchema& draft, const QString& id, int step)
{
    const GenreDef* genre = draft.genre(id);
    if (!genre)
        return false;
    std::vector<std::size_t> siblings;
    std::size_t own = 0;
    for (std::size_t i = 0; i < draft.genres.size(); ++i)
        if (firstParent(draft.genres[i]) == firstParent(*genre)) {
            if (draft.genres[i].id == id)
                own = siblings.size();
            siblings.push_back(i);
        }
    const auto target = std::ptrdiff_t(own) + step;
    if (step == 0 || target < 0 || target >= std::ptrdiff_t(siblings.size()))
        return false;
    const auto begin = draft.genres.begin();
    const auto from = begin + std::ptrdiff_t(siblings[own]);
    const auto to = begin + std::ptrdiff_t(siblings[std::size_t(target)]);
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    return true;
}

bool beginsAt(const GenreSchema& draft, const QString& genreId, const QString& layerId)
{
    const GenreDef* genre = genreId.isEmpty() ? nullptr : draft.genre(genreId);
    if (!genreId.isEmpty() && !genre)
        return false;
    const std::vector<LayerDef>& layers = genre ? genre->layers : draft.layers;
    return std::any_of(layers.begin(), layers.end(), [&](const LayerDef& layer) { return layer.id == layerId; });
}

const LayerRefinement* refinementAt(const GenreSchema& draft, const QString& genreId, const QString& layerId)
{
    const GenreDef* genre = draft.genre(genreId);
    if (!genre)
        return nullptr;
    const auto at = std::find_if(genre->refine.begin(), genre->refine.end(),
                                 [&](const LayerRefinement& one) { return one.layer.id == layerId; });
    return at == genre->refine.end() ? nullptr : &*at;
}

QString addLayer(GenreSchema& draft, const QString& genreId, LayerDef layer)
{
    layer.name = layer.name.simplified();
    GenreDef* genre = genreId.isEmpty() ? nullptr : genreIn(draft, genreId);
    if (layer.name.isEmpty() || (!genreId.isEmpty() && !genre))
        return {};
    layer.id = freshLayerId(draft, layer.name);
    const QString id = layer.id;
    (genre ? genre->layers : draft.layers).push_back(std::move(layer));
    return id;
}

bool removeLayer(GenreSchema& draft, const QString& genreId, const QString& layerId)
{
    if (!beginsAt(draft, genreId, layerId))
        return false;
    const auto isIt = [&](const LayerDef& layer) { return layer.id == layerId; };
    std::erase_if(draft.layers, isIt);
    for (GenreDef& genre : draft.genres) {
        std::erase_if(genre.layers, isIt);
        std::erase_if(genre.refine, [&](const LayerRefinement& one) { return one.layer.id == layerId; });
        genre.without.removeAll(layerId);
    }
    for (const LayerDef* layer : draft.everyLayer())
        if (layer->inside == layerId)
            const_cast<LayerDef*>(layer)->inside.clear();
    draft.retired.push_back({{}, layerId, {}});
    return true;
}

bool setLayerRules(GenreSchema& draft, const QString& genre, const QString& layerId, const LayerDef& values,
                   const QStringList& members)
{
    const auto visit = [](auto& def, auto visitor) { visitLayerRules(def, visitor); };
    LayerDef* target = nullptr;
    if (beginsAt(draft, genre, layerId)) {
        target = layerIn(draft, layerId);
    } else if (LayerRefinement* refinement = refinementFor(draft, genre, layerId)) {
        giveMembers(refinement->given, members);
        target = &refinement->layer;
    }
    if (!target)
        return false;
    copyGiven(*target, values, members, visit);
    if (members.contains(QLatin1String(kValueMember))) {
        target->valueFrom = values.valueFrom;
        target->valueTo = values.valueTo;
        target->valueUnit = values.valueUnit;
    }
    return true;
}

bool takeBackRefinement(GenreSchema& draft, const QString& genreId, const QString& layerId)
{
    GenreDef* genre = genreIn(draft, genreId);
    return genre &&
           std::erase_if(genre->refine, [&](const LayerRefinement& one) { return one.layer.id == layerId; }) > 0;
}

bool switchLayer(GenreSchema& draft, const QString& genreId, const QString& layerId, LayerSwitch to)
{
    GenreDef* genre = genreIn(draft, genreId);
    if (!genre || beginsAt(draft, genreId, layerId))
        return false;
    if (to == LayerSwitch::On)
        return genre->without.removeAll(layerId) > 0;
    if (genre->without.contains(layerId) || !layerAt(draft, genreId, layerId))
        return false;
    takeBackRefinement(draft, genreId, layerId);
    genre->without << layerId;
    return true;
}

QString addLabel(GenreSchema& draft, const QString& genre, const QString& layerId, const QString& name,
                 const QString& parentId)
{
    const std::optional<LayerDef> here = layerAt(draft, genre, layerId);
    if (!here || here->ofGenres || name.simplified().isEmpty() || (!parentId.isEmpty() && !here->label(parentId)))
        return {};
    LabelDef label;
    label.name = name.simplified();
    label.parentId = parentId;
    label.id = freshLabelId(draft, layerId, label.name);
    label.key = freeKey(label.name, keysBelow(*here, parentId), parentId.isEmpty());
    if (beginsAt(draft, genre, layerId)) {
        LayerDef& layer = *layerIn(draft, layerId);
        layer.labels.push_back(label); // children come after parents, wherever they stand
        return label.id;
    }
    LayerRefinement* refinement = refinementFor(draft, genre, layerId);
    if (!refinement || (!parentId.isEmpty() && !entryFor(*refinement, *here, parentId)))
        return {};
    LabelRefinement one{label, {QStringLiteral("name")}};
    if (!label.key.isEmpty())
        one.given << QStringLiteral("key");
    refinement->labels.push_back(std::move(one));
    return label.id;
}

bool setLabelRules(GenreSchema& draft, const QString& genre, const QString& layerId, const LabelDef& values,
                   const QStringList& members)
{
    const auto visit = [](auto& def, auto visitor) { visitLabel(def, visitor); };
    if (beginsAt(draft, genre, layerId)) {
        auto* label = const_cast<LabelDef*>(std::as_const(draft).layer(layerId)->label(values.id));
        if (!label)
            return false;
        copyGiven(*label, values, members, visit);
        return true;
    }
    const std::optional<LayerDef> here = layerAt(draft, genre, layerId);
    if (!here || !here->label(values.id))
        return false;
    LayerRefinement* refinement = refinementFor(draft, genre, layerId);
    LabelRefinement* one = refinement ? entryFor(*refinement, *here, values.id) : nullptr;
    if (!one)
        return false;
    giveMembers(one->given, members);
    copyGiven(one->label, values, members, visit);
    return true;
}

bool moveLabel(GenreSchema& draft, const QString& layerId, const QString& id, const QString& parentId,
               const QString& before)
{
    LayerDef* layer = layerIn(draft, layerId);
    if (!layer || !layer->label(id) || (!parentId.isEmpty() && !layer->label(parentId)))
        return false;
    const QStringList family = familyOf(*layer, id);
    if (family.contains(parentId) || family.contains(before))
        return false;
    std::vector<LabelDef> rest;
    std::vector<LabelDef> moved;
    for (LabelDef& label : layer->labels)
        (family.contains(label.id) ? moved : rest).push_back(std::move(label));
    LabelDef& head = moved.front();
    head.parentId = parentId;
    if (std::any_of(rest.begin(), rest.end(), [&](const LabelDef& other) {
            return other.parentId == parentId && other.key.compare(head.key, Qt::CaseInsensitive) == 0;
        }))
        head.key.clear(); // a sibling has it already
    auto at = std::find_if(rest.begin(), rest.end(), [&](const LabelDef& label) { return label.id == before; });
    rest.insert(at, std::make_move_iterator(moved.begin()), std::make_move_iterator(moved.end()));
    layer->labels = std::move(rest);
    return true;
}

bool shiftLabel(GenreSchema& draft, const QString& layerId, const QString& id, int step)
{
    const LayerDef* layer = std::as_const(draft).layer(layerId);
    const LabelDef* label = layer ? layer->label(id) : nullptr;
    if (!label || step == 0)
        return false;
    const std::vector<const LabelDef*> siblings = layer->children(label->parentId);
    const auto own = std::find(siblings.begin(), siblings.end(), label) - siblings.begin();
    const auto target = own + step;
    if (target < 0 || target >= std::ptrdiff_t(siblings.size()))
        return false;
    const auto next = std::size_t(step > 0 ? target + 1 : target);
    return moveLabel(draft, layerId, id, QString(label->parentId),
                     next < siblings.size() ? QString(siblings[next]->id) : QString());
}

bool leaveLabelOut(GenreSchema& draft, const QString& genre, const QString& layerId, const QString& id)
{
    const std::optional<LayerDef> here = layerAt(draft, genre, layerId);
    if (!here || !here->label(id) || beginsAt(draft, genre, layerId))
        return false;
    LayerRefinement* refinement = refinementFor(draft, genre, layerId);
    if (!refinement)
        return false;
    const QStringList family = familyOf(*here, id);
    const auto added =
        std::find_if(refinement->labels.begin(), refinement->labels.end(), [&](const LabelRefinement& one) {
            return one.label.id == id && one.given.contains(QStringLiteral("name"));
        });
    const bool isOwn = added != refinement->labels.end() && !std::as_const(draft).layer(layerId)->label(id);
    std::erase_if(refinement->labels, [&](const LabelRefinement& one) { return family.contains(one.label.id); });
    if (isOwn)
        draft.retired.push_back({layerId, id, {}});
    else
        refinement->withoutLabels << id;
    return true;
}

bool addExemplar(GenreSchema& draft, const QString& layerId, const QString& id, const Exemplar& exemplar)
{
    if (layerId.isEmpty()) {
        GenreDef* genre = genreIn(draft, id);
        if (genre)
            genre->exemplars.push_back(exemplar);
        return genre;
    }
    const LayerDef* layer = std::as_const(draft).layer(layerId);
    if (layer && layer->ofGenres)
        return addExemplar(draft, {}, id, exemplar);
    if (auto* label = const_cast<LabelDef*>(layer ? layer->label(id) : nullptr)) {
        label->exemplars.push_back(exemplar);
        return true;
    }
    for (GenreDef& genre : draft.genres)
        for (LayerRefinement& refinement : genre.refine)
            for (LabelRefinement& one : refinement.labels)
                if (refinement.layer.id == layerId && one.label.id == id &&
                    one.given.contains(QStringLiteral("name"))) {
                    one.label.exemplars.push_back(exemplar);
                    giveMembers(one.given, {QStringLiteral("exemplars")});
                    return true;
                }
    return false;
}

} // namespace unisono
