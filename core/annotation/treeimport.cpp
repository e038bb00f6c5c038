#include "core/annotation/treeimport.h"

#include "core/annotation/draftchanges.h"
#include "core/genre/genretree.h"
#include "core/genre/treeparts.h"

#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

void addBelow(GenreSchema& draft, std::vector<GenreDef>& genres, const QString& parent)
{
    TreeIds ids;
    for (const GenreDef& genre : draft.genres)
        ids.reserve(genre.id);
    for (const Retired& one : draft.retired)
        if (one.layer.isEmpty())
            ids.reserve(one.id);
    QHash<QString, QString> renamed;
    for (GenreDef& genre : genres) {
        const QString id = ids.next(genre.name);
        renamed.insert(genre.id, id);
        genre.id = id;
        for (QString& above : genre.parents)
            above = renamed.value(above);
        if (genre.parents.isEmpty() && !parent.isEmpty())
            genre.parents << parent;
        draft.genres.push_back(std::move(genre));
    }
}

/// The genre that is there, with what a tree says of it.
GenreDef told(GenreDef known, const GenreDef& tree)
{
    if (known.parents.value(0) != tree.parents.value(0))
        known.key.clear(); // a sibling may have it
    known.name = tree.name;
    known.parents = tree.parents;
    known.extra = tree.extra;
    if (!tree.definition.isEmpty())
        known.definition = tree.definition;
    if (!tree.aliases.isEmpty())
        known.aliases = tree.aliases;
    known.links.insert(tree.links);
    return known;
}

void putInstead(GenreSchema& draft, std::vector<GenreDef>& genres)
{
    QHash<QString, const GenreDef*> old;
    for (const GenreDef& genre : draft.genres)
        old.insert(genre.id, &genre);
    QSet<QString> stays;
    for (GenreDef& genre : genres) {
        stays.insert(genre.id);
        if (const GenreDef* known = old.value(genre.id))
            genre = told(*known, genre);
    }
    std::erase_if(draft.retired, [&](const Retired& one) { return one.layer.isEmpty() && stays.contains(one.id); });
    for (const GenreDef& genre : draft.genres)
        if (!stays.contains(genre.id))
            draft.retired.push_back({{}, genre.id, {}});
    for (GenreDef& genre : genres)
        std::erase_if(genre.confusable, [&](const Confusable& one) { return !stays.contains(one.with); });
    draft.genres = std::move(genres);
}

} // namespace

QString takeTree(GenreSchema& draft, std::vector<GenreDef> genres, TreePlace place, const QString& parent)
{
    if (genres.empty() || (!parent.isEmpty() && !draft.genre(parent)))
        return {};
    const std::size_t first = place == TreePlace::Below ? draft.genres.size() : 0;
    if (place == TreePlace::Below)
        addBelow(draft, genres, parent);
    else
        putInstead(draft, genres);
    const std::vector<const LayerDef*> layers = draft.everyLayer();
    if (std::none_of(layers.begin(), layers.end(), [](const LayerDef* layer) { return layer->ofGenres; }))
        addLayer(draft, {}, schemaOfTree({}).layers.front());
    fillGenreLabels(draft);
    return draft.genres[first].id;
}

} // namespace unisono
