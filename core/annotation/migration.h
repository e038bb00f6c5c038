#pragma once

#include "core/annotation/edit.h"
#include "core/base/issue.h"
#include "core/genre/schemadiff.h"

#include <map>

namespace unisono {

/// Which genre each person gave each track.
using GenreAnswers = std::map<std::pair<TrackId, PersonId>, QString>;

/// What a migration has to know of the annotations. Implemented by the store; by tests over values.
class MigrationSource {
public:
    virtual ~MigrationSource() = default;
    virtual Result<std::vector<Assignment>> assignments() = 0;
    /// Items of a layer that carry one of these labels, as their label or in their tag.
    virtual Result<Items> itemsWithLabels(const QString& layer, const QStringList& labels) = 0;
    virtual Result<GenreAnswers> genres() = 0;
};

/// What publishing a version does to one label or genre in use.
struct MigrationEffect {
    SchemaDifference difference;
    std::int64_t items = 0; ///< that carry it
    bool needsChoice = false;
};

/// The changes of annotations that go with a new version of the schema.
struct MigrationPlan {
    std::vector<AnyChange> changes;                      ///< items and assignments
    std::vector<MigrationEffect> effects;                ///< every difference; items counted where labels are concerned
    std::int64_t mapped = 0;                             ///< items changed because labels were merged
    std::int64_t choices = 0;                            ///< items that wait for a choice of their author
    std::vector<std::pair<AssignmentId, QString>> stale; ///< units to be looked at again, and why
    std::vector<std::pair<AssignmentId, QString>> hidden; ///< units whose layer the track's genre has no longer
};

/// Renamed and moved labels keep their id: nothing changes. Merged ones are mapped. Items of split and removed ones
/// stay as they are and their units become stale, as do units whose rules changed. Nothing is ever removed.
Result<MigrationPlan> planMigration(const GenreSchema& before, const GenreSchema& after, MigrationSource& source,
                                    qint64 nowMs);

/// One answer as it stands under another version.
struct MigratedUnit {
    Assignment assignment; ///< schema version and, where its author has to look again, why
    Items items;
    std::int64_t choices = 0; ///< items that wait for a choice of their author
};
/// planMigration() of one unit, carried out. Times of items stay as they are, so that the outcome follows from the
/// answer alone. `genre`: what its author says the track is; empty: nothing.
Result<MigratedUnit> migrateUnit(const GenreSchema& before, const GenreSchema& after, const Assignment& assignment,
                                 const Items& items, const QString& genre);

/// Why units of a layer have to be looked at again: first rule or label that differs; empty: they have not.
QString reviewReason(const LayerDef& before, const LayerDef& after);

} // namespace unisono
