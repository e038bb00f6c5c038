#pragma once

#include "core/annotation/migration.h"
#include "core/store/labeluse.h"

#include <functional>
#include <memory>

namespace unisono {

struct Edit;
class Overlay;
class ReaderGate;
class Vault;

/// What a project says now, to be read by a job: edits that are not in the file yet are carried along, the rest is read
/// by a connection of its own. Nothing waits for it: what is committed meanwhile may be seen or not, so whoever asked
/// asks again after an edit. Ended early when the project is closed.
/// Threads: made on the project's thread; each call may be made on any.
class ProjectSnapshot {
public:
    using IsCancelled = std::function<bool()>; ///< polled while reading
    /// What publishing `next` would do. Errors: Cancelled; those of the database
    Result<MigrationPlan> planPublishing(const GenreSchema& next, const IsCancelled& isCancelled) const;
    /// Errors: as above
    Result<LabelUse> labelUse(const IsCancelled& isCancelled) const;

private:
    friend class Project;
    friend class ProjectReading;
    template <class Read> auto read(const IsCancelled& isCancelled, const Read& read) const -> decltype(read(nullptr));
    QString m_path;
    std::shared_ptr<const Overlay> m_overlay;
    std::shared_ptr<const std::vector<Edit>> m_unsaved; ///< that the overlay was made of
    std::shared_ptr<const Vault> m_vault;               ///< open; null: locked, or there is none
    std::shared_ptr<const GenreSchema> m_schema;        ///< in force
    std::shared_ptr<ReaderGate> m_gate;
};

} // namespace unisono
