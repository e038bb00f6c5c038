#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

#include <functional>

namespace unisono {

/// Rows of `assignment`, with the number of items of each.
class AssignmentStore {
public:
    explicit AssignmentStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Assignment>> all();
    Result<std::vector<Assignment>> ofTrack(TrackId track);
    Result<std::optional<Assignment>> find(AssignmentId id);
    /// Whether one that `counts` refers to it.
    Result<bool> anyOfPerson(PersonId person, const std::function<bool(AssignmentId)>& counts);
    Result<std::int64_t> itemCount();
    Result<std::int64_t> itemCount(TrackId track);
    Result<void> write(const Change<Assignment>& change);
    Result<void> addItemCount(AssignmentId id, std::int64_t more);

private:
    Database& m_database;
};

} // namespace unisono
