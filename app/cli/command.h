#pragma once

#include "core/base/issue.h"
#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/store/project.h"

#include <CLI/CLI.hpp>
#include <QJsonObject>

#include <functional>

namespace unisono {

inline constexpr int kExitDone = 0;
inline constexpr int kExitProblem = 1;
inline constexpr int kExitUsage = 2;

/// What every command shares: how it was asked to print, and how it prints.
class CliOutput {
public:
    bool json = false;

    /// With --json the one document; else `text` (ending in a newline is added where missing).
    void document(const QJsonObject& object, const QString& text) const;
    /// A sentence on stderr made of an error; with --json also {"error": {"code", "message"}} on stdout. Returns
    /// kExitProblem.
    int fail(const Error& error) const;
    int fail(const QString& sentence) const;
    /// Findings as sentences on stderr.
    void issues(const Issues& issues) const;
};

/// Runs `work` with a progress line on stderr where that is a terminal, and cancels it on Ctrl+C.
void withProgress(const QString& what, const std::function<void(JobContext&)>& work);

/// A command; its file stem is its id. `setup` adds options to the sub-command and returns what runs it: exit code.
struct CliCommand {
    QString id;
    QString summary;
    std::function<std::function<int()>(CLI::App& app, CliOutput& out)> setup;
};
using CommandRegistry = Registry<CliCommand>;

/// Written by CMake: adds every entry of this folder.
void registerCommands(CommandRegistry& registry);

// Looking things up by id or by name, with a sentence where there is none or more than one.
Result<Track> findTrack(const Project& project, const QString& idOrName);
Result<Person> findPerson(const Project& project, const QString& idOrName);
Result<LayerDef> findLayer(const Project& project, const QString& idOrName);

/// One item as JSON: id, layer, person, start, end (seconds), label, and the payload's fields; undefined as null.
QJsonObject itemToJson(const Item& item, const LayerDef& layer, const QString& person, SampleRate rate);
QJsonObject trackToJson(const Project& project, const Track& track);

} // namespace unisono
