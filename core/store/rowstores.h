#pragma once

#include "core/store/assignmentstore.h"
#include "core/store/itemstore.h"
#include "core/store/peoplestore.h"
#include "core/store/schemastore.h"
#include "core/store/trackstore.h"
#include "core/store/unitstore.h"

namespace unisono {

/// The stores of all rows over one connection, and edits carried out on them. Overloads by row type let one piece of
/// code handle every kind of change.
class RowStores {
public:
    explicit RowStores(Database& database)
        : people(database),
          roots(database),
          tracks(database),
          assignments(database),
          items(database),
          versions(database),
          draft(database),
          units(database),
          records(database)
    {
    }

    Result<std::optional<Person>> find(PersonId id) { return people.find(id); }
    Result<std::optional<MediaRoot>> find(MediaRootId id) { return roots.find(id); }
    Result<std::optional<Track>> find(TrackId id) { return tracks.find(id); }
    Result<std::optional<Assignment>> find(AssignmentId id) { return assignments.find(id); }
    Result<std::optional<Item>> find(ItemId id) { return items.find(id); }
    Result<std::optional<SchemaVersion>> find(SchemaVersionId id) { return versions.find(id); }
    Result<std::optional<DraftPart>> find(DraftPartId id) { return draft.find(id); }
    Result<std::optional<Unit>> find(UnitId id) { return units.find(id); }
    Result<std::optional<Record>> find(RecordId id) { return records.find(id); }

    /// Writes every change, without a look at `before` beyond what is needed to find the row.
    /// Errors: those of the database; Invalid -> a constraint is broken
    Result<void> write(const Edit& edit);

    PeopleStore people;
    MediaRootStore roots;
    TrackStore tracks;
    AssignmentStore assignments;
    ItemStore items;
    SchemaVersionStore versions;
    DraftStore draft;
    UnitStore units;
    RecordStore records;
};

} // namespace unisono
