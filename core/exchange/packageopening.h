#pragma once

#include "core/exchange/packagerecord.h"
#include "core/jobs/job.h"

namespace unisono {

/// Makes a project of its own from a package: its tracks, its assignments of one person, its schema. Audio is put into
/// a folder beside it. Opening a package a second time makes a second project; both can come back.
/// Errors: those of readOffer() and extractAudio(); Invalid -> `projectPath` exists already; those of Project::create()
Result<std::unique_ptr<Project>> openPackage(const QString& packagePath, const QString& projectPath, JobContext& job);

/// How far the work on a package is; training is none of it.
struct WorkProgress {
    int assignments = 0;
    int handedIn = 0; ///< submitted, or skipped with a reason
    int begun = 0;
    qint64 workedMs = 0;               ///< on what is handed in
    std::optional<qint64> remainingMs; ///< by the person's own pace so far; nullopt: nothing is handed in yet
};
WorkProgress workProgress(const Project& project);

/// Writes what is done so far: it can be sent as often as wanted, the newest counts until a unit is handed in, then
/// the first. Errors: Invalid -> not a project made from a package; those of writeReturn()
Result<int> returnPackage(const Project& project, const QString& path);

} // namespace unisono
