#pragma once

#include "core/annotation/migration.h"

#include <QString>

namespace unisono {

// Words for schemas, their differences and what publishing them does.

/// "Rename", "Split" ...
QString changeVerb(SchemaChange change);
/// What follows the verb: "Brostep → Riddim", "Sections: shortest, snap".
QString changeText(const SchemaDifference& difference, const GenreSchema& before, const GenreSchema& after);
/// What becomes of the annotations: "44 annotations follow"; empty: none are concerned.
QString effectText(const MigrationEffect& effect, const GenreSchema& after);
/// A member by its name in JSON: "goldTolerance" -> "gold tolerance".
QString memberName(const QString& member);
/// "intervals, tile the track without gaps".
QString kindText(const LayerDef& layer);
/// "intervals, tiling".
QString shortKindText(const LayerDef& layer);

QString tracksText(std::int64_t tracks);                  ///< "412 tracks"
QString useText(std::int64_t items, std::int64_t tracks); ///< "1,204 annotations in 412 tracks"; empty: none

} // namespace unisono
