#pragma once

#include "app/cli/clioutput.h"
#include "core/store/project.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace unisono {

/// The lead's passphrase as commands take it: the first line of a file ("-": of standard input), else the environment
/// variable UNISONO_PASSPHRASE. It is never an argument, where other people of the machine could read it.
struct PassphraseOption {
    std::string file;
    void add(CLI::App& app);
    /// Errors: Invalid -> none was given; CannotRead, NotFound
    Result<QString> read() const;
    /// Unlocks a project that has a sealed part, where a passphrase was given; else it stays locked.
    /// Errors: CannotRead, NotFound; those of Project::unlock()
    Result<void> unlockWhereGiven(Project& project) const;
};

/// Opens a project for writing with its sealed part unlocked. Errors: those of openProject(), read() and unlock()
Result<std::unique_ptr<Project>> openUnlocked(const std::string& path, const PassphraseOption& passphrase,
                                              const CliOutput& out);

} // namespace unisono
