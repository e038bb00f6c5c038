#pragma once

#include "core/genre/schema.h"

namespace unisono {

enum class LayerOrigin { Own, Inherited, Refined };

/// A layer as it is for one genre.
struct ResolvedLayer {
    LayerDef layer;
    LayerOrigin origin = LayerOrigin::Own;
    QString from;        ///< genre it begins at; empty: the schema, for every genre
    QStringList refined; ///< genres that changed it, the most general first
};

/// The genre itself and all above it, each once, parents before children; empty: unknown genre.
QStringList genreLine(const GenreSchema& schema, const QString& genreId);
/// "Electronic › House › Deep house", by the first parents.
QString genrePath(const GenreSchema& schema, const QString& genreId);

/// The layers of a genre: those of the schema, then those that begin along its line; refined and switched off on the
/// way. A genre nearer to it wins; of two parents the later one. "" or an unknown id: only those of the schema.
std::vector<ResolvedLayer> resolveLayers(const GenreSchema& schema, const QString& genreId);

/// A layer as it begins, with every label that any genre adds to it: what texts in files may mean. nullopt: unknown.
std::optional<LayerDef> wholeLayer(const GenreSchema& schema, const QString& layerId);

/// `layer` with its names and those of its labels in a language, where they are known ("de_AT" finds "de"); the name it
/// has in the schema stays known as an alias.
LayerDef inLanguage(LayerDef layer, const QString& language);

/// `layer` with a refinement carried out.
LayerDef refined(LayerDef layer, const LayerRefinement& refinement);

} // namespace unisono
