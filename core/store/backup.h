#pragma once

#include "core/store/backuplog.h"
#include "core/store/metastore.h"
#include "core/store/projectfiles.h"

namespace unisono {

/// Keeps a copy of the project beside it and a log of the edits since, so that a damaged file loses nothing. A good
/// backup is never replaced by a damaged file, nor by one that knows less. Its own failures never fail an edit.
/// Threads: that of the project.
class BackupKeeper {
public:
    /// Takes up the backup that is there. Where the log knows events that the file has lost (`wasInterrupted`: a
    /// write-ahead log was left behind), they are carried out again. Output: how many.
    Result<std::int64_t> takeUp(const ProjectFiles& files, const ProjectMeta& meta, Database& database,
                                bool wasInterrupted);
    void committed(const std::vector<Event>& events);
    /// Makes a new copy where it is due. The write-ahead log must be empty.
    void finish(Database& database, const UndoState& state);

private:
    void renew(Database& database, const UndoState& state);
    Result<std::int64_t> carryOutMissing(Database& database);
    ProjectFiles m_files;
    ProjectMeta m_meta;
    BackupLog m_log;
    bool m_isStale = true; ///< copy and log together do not reach what the file holds
};

} // namespace unisono
