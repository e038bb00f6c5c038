#pragma once

#include "core/genre/schema.h"

namespace unisono {

enum class SchemaPart { Schema, Genre, Layer, Label };
enum class SchemaChange { Added, Removed, Renamed, Moved, Merged, Split, RuleChanged, TextChanged };

/// One difference of two versions.
struct SchemaDifference {
    SchemaPart part = SchemaPart::Schema;
    SchemaChange change = SchemaChange::TextChanged;
    QString layer;       ///< Label: layer it is of; Layer: its id
    QString id;          ///< of the part; empty with Schema
    QString name;        ///< as it is now (as it was, where it is gone)
    QString was;         ///< Renamed: old name; Moved: old parents' names
    QString now;         ///< Renamed: new name; Moved: new parents' names
    QStringList became;  ///< Merged, Split: ids
    QStringList members; ///< RuleChanged, TextChanged: names in JSON
    bool operator==(const SchemaDifference&) const = default;
};

/// What `after` changes of `before`, genres first, then layers with their labels. Ids that are gone count as Merged or
/// Split where `after.retired` says what they became, else as Removed.
std::vector<SchemaDifference> schemaDiff(const GenreSchema& before, const GenreSchema& after);

/// Whether rules of a layer, its labels or its inheritance changed, so that units of it have to be looked at again.
/// Output: ids of such layers and why (first rule or label).
QMap<QString, QString> layersToReview(const std::vector<SchemaDifference>& differences);

/// Three-way merge of two drafts of `base`, part by part and member by member.
/// Output: the merged draft. Issues: "schema.conflict" for every member that both changed in different ways.
/// Errors: Invalid -> there are conflicts; Parse -> each is sound, but what both make together is not
Result<GenreSchema> mergeSchemas(const GenreSchema& base, const GenreSchema& ours, const GenreSchema& theirs,
                                 Issues* issues);

} // namespace unisono
