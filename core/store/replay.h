#pragma once

#include "core/store/eventlog.h"
#include "core/store/rowstores.h"

namespace unisono {

/// The edit that an event of the log carries out, given the state before it: its own, or what undo and redo make of a
/// step. Errors: Corrupt -> the log contradicts itself; those of the database
Result<Edit> editOf(EventLog& log, const UndoState& before, const Event& event);
/// The edits of a step as one.
Result<Edit> editOfStep(EventLog& log, const Step& step);

/// Carries events out on a database, each checked against the hash chain: what makes the rows from the log, for
/// verify() and for repairs. Inside a transaction of the caller.
class Replay {
public:
    /// Goes on where the database stands.
    static Result<Replay> on(Database& database);
    const UndoState& state() const { return m_state; }
    /// Errors: Corrupt -> not the event that follows; those of the database
    Result<void> carryOut(const Event& event);

private:
    explicit Replay(Database& database)
        : m_rows(database),
          m_log(database)
    {
    }
    RowStores m_rows;
    EventLog m_log;
    UndoState m_state;
};

} // namespace unisono
