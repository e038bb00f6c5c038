#pragma once

#include "core/jobs/job.h"
#include "core/store/project.h"

namespace unisono {

/// Makes a folder with the demo pieces (compiled in as ":/demo") and the project "Demo.unisono" on them: every track
/// hashed, and on one of them a start of sections, beats and tags. Output: the open project.
/// Errors: Invalid -> the project exists already; NotFound -> the program was built without the pieces; CannotWrite,
/// DiskFull, Cancelled
Result<std::unique_ptr<Project>> writeDemoProject(const QString& folder, const QString& schemaId,
                                                  const QString& personName, JobContext& context);

} // namespace unisono
