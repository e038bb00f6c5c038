#pragma once

#include "core/store/overlay.h"
#include "core/store/replay.h"

#include <optional>

namespace unisono {

/// The rows that a log makes, and where undo stands after it, without a database: for comparing a project with its log.
/// Memory: the rows as values.
struct LogFold {
    Overlay rows;
    std::vector<Step> steps; ///< by position, from 1
    UndoState state;
    /// The first event that does not follow or is no edit, and why; nullopt: the log is whole.
    std::optional<std::pair<std::int64_t, QString>> broken;
};

/// Carries out the whole log, every event checked against the hash chain. Events are parsed by as many threads as help.
/// Errors: those of the database
Result<LogFold> foldLog(EventLog& log);

} // namespace unisono
