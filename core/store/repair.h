#pragma once

#include "core/base/issue.h"
#include "core/base/result.h"
#include "core/store/projectfiles.h"

namespace unisono {

/// Rebuilds a damaged project from its backup, the log beside it and what can still be read of the damaged file's own
/// log (that one alone, where there is no backup). The damaged file is set aside, never deleted. Nobody may have it
/// open; the caller holds its lock. Output: what was done and what is missing (codes "store.*").
/// Errors: Corrupt -> nothing that it could be rebuilt from without loss of unknown size, nothing was changed;
/// DiskFull, CannotWrite
Result<Issues> repairProject(const ProjectFiles& files);

} // namespace unisono
