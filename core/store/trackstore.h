#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

#include <functional>

namespace unisono {

/// Rows of `track`, and the full-text index over them, which is kept in step here.
class TrackStore {
public:
    explicit TrackStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Track>> all();
    Result<std::optional<Track>> find(TrackId id);
    /// Whether one that `counts` refers to it.
    Result<bool> anyOfRoot(MediaRootId root, const std::function<bool(TrackId)>& counts);
    /// Tracks in which every one of `words` begins a word; in no order.
    Result<std::vector<TrackId>> search(const QStringList& words);
    Result<void> write(const Change<Track>& change);
    /// Whether the index holds what the rows say. Needs a connection that may write.
    Result<void> checkIndex();

private:
    Result<void> index(const Track& track);
    Result<void> unindex(const Track& track);
    Database& m_database;
};

} // namespace unisono
