#pragma once

#include "core/base/result.h"
#include "core/store/project.h"

#include <QJsonObject>

namespace unisono {

// Looking things up by id or by name, with a sentence where there is none or more than one.
Result<Track> findTrack(const Project& project, const QString& idOrName);
Result<Person> findPerson(const Project& project, const QString& idOrName);
Result<LayerDef> findLayer(const Project& project, const QString& idOrName);

/// A shipped schema by its id, or a schema file. `issues`: what checking it found.
Result<GenreSchema> findSchema(const QString& idOrPath, Issues* issues);
Result<GenreDef> findGenre(const GenreSchema& schema, const QString& idOrName);

/// One item as JSON: id, layer, person, start, end (seconds), label, and the payload's fields; undefined as null.
QJsonObject itemToJson(const Item& item, const LayerDef& layer, const QString& person, SampleRate rate);
QJsonObject trackToJson(const Project& project, const Track& track);

} // namespace unisono
