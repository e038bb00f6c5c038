#pragma once

#include "app/cli/clioutput.h"
#include "app/cli/lookup.h"
#include "core/base/registry.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace unisono {

/// A command, one file each. An id of two words ("schema check") is a command of a group. `setup` adds options to the
/// sub-command and returns what runs it: exit code.
struct CliCommand {
    QString id;
    QString summary;
    std::function<std::function<int()>(CLI::App& app, CliOutput& out)> setup;
};
using CommandRegistry = Registry<CliCommand>;

/// Written by CMake: adds every entry of this folder.
void registerCommands(CommandRegistry& registry);

} // namespace unisono
