#pragma once

#include "app/cli/clioutput.h"
#include "core/store/project.h"

#include <string>

namespace unisono {

/// Opens a project for a command and says on stderr what was repaired. For writing, a project that another program
/// holds is an error: a command that changes nothing must not look as if it had.
Result<std::unique_ptr<Project>> openProject(const std::string& path, OpenMode mode, const CliOutput& out);

} // namespace unisono
