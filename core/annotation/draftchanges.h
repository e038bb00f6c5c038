#pragma once

#include "core/genre/resolve.h"

namespace unisono {

// Changes of a draft that leave no trace for its migration: what differs is found by comparing. They return false (or
// an empty id) where an id is unknown or the change cannot be made; the draft is then as it was.

/// nullptr: unknown. Valid until genres are added or removed.
GenreDef* genreIn(GenreSchema& draft, const QString& id);

/// A genre at the end of its siblings, with the first key that is free. Output: its id, made of its name.
QString addGenre(GenreSchema& draft, const QString& name, const QStringList& parents);
/// Moves it among its siblings (those with the same first parent) by `step` places.
bool shiftGenre(GenreSchema& draft, const QString& id, int step);

// Layers, seen from a genre ("": the schema, whose layers are those of every genre). What begins there is changed
// itself; what is inherited is refined there.

bool beginsAt(const GenreSchema& draft, const QString& genre, const QString& layer);
/// nullptr: the genre refines it not.
const LayerRefinement* refinementAt(const GenreSchema& draft, const QString& genre, const QString& layer);
/// A layer that begins there. Output: its id, made of its name.
QString addLayer(GenreSchema& draft, const QString& genre, LayerDef layer);
/// Where it begins; what refines it or switches it off goes with it.
bool removeLayer(GenreSchema& draft, const QString& genre, const QString& layer);
/// Gives it the members named (by their names in JSON) of `values`.
bool setLayerRules(GenreSchema& draft, const QString& genre, const QString& layer, const LayerDef& values,
                   const QStringList& members);
/// The genre refines the layer no longer.
bool takeBackRefinement(GenreSchema& draft, const QString& genre, const QString& layer);
enum class LayerSwitch { On, Off };
bool switchLayer(GenreSchema& draft, const QString& genre, const QString& layer, LayerSwitch to);

/// A label at the end of its siblings, with the first key that is free. Output: its id, made of its name.
QString addLabel(GenreSchema& draft, const QString& genre, const QString& layer, const QString& name,
                 const QString& parentId);
bool setLabelRules(GenreSchema& draft, const QString& genre, const QString& layer, const LabelDef& values,
                   const QStringList& members);
/// Below another parent ("": a root), before one of its children ("": at the end). Where the layer begins only.
bool moveLabel(GenreSchema& draft, const QString& layer, const QString& id, const QString& parentId,
               const QString& before);
/// Moves it among its siblings by `step` places.
bool shiftLabel(GenreSchema& draft, const QString& layer, const QString& id, int step);
/// The label is not asked for at the genre, but elsewhere; what the genre added itself goes.
bool leaveLabelOut(GenreSchema& draft, const QString& genre, const QString& layer, const QString& id);

/// To a label, wherever it is defined; with an empty layer to a genre.
bool addExemplar(GenreSchema& draft, const QString& layer, const QString& id, const Exemplar& exemplar);

} // namespace unisono
