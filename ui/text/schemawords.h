#pragma once

#include "core/genre/schemadiff.h"

namespace unisono {

QString schemaPartId(SchemaPart part); ///< "schema", "genre", "layer", "label"
QString
schemaChangeId(SchemaChange change); ///< "added", "removed", "renamed", "moved", "merged", "split", "rule-changed" ...

/// A difference of two versions for people: "Label Drop of section: is called Climax now."
QString sentence(const SchemaDifference& difference);

} // namespace unisono
