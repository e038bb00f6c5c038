#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

#include <functional>

namespace unisono {

/// What an event does. Origin: an edit made with the project itself, which undo does not reach.
enum class EventType { Edit = 0, Undo = 1, Redo = 2, Origin = 3 };

/// One entry of the append-only log.
struct Event {
    std::int64_t seq = 0;
    EventType type = EventType::Edit;
    qint64 atMs = 0;
    PersonId person;
    QString kind;
    QString subject;
    QString mergeKey;
    std::int64_t firstSeq = 0; ///< Edit: first event of its step; smaller than seq where it was merged
    QByteArray edit;           ///< JSON; empty with Undo and Redo
    QByteArray context;        ///< JSON: EventContext; empty with events of programs before it existed
    QByteArray hash;           ///< of the hash before and of this event: see chainHash()
};

/// What an event was done with: columns of the log beside the edit.
struct EventContext {
    QString program; ///< its version
    int schemaVersion = 0;
    int policyVersion = 0; ///< 0: no policy yet
    PersonId onBehalf;     ///< null: of who did it
    std::optional<ModelIdentity> model;
    bool operator==(const EventContext&) const = default;
};
QByteArray contextToJson(const EventContext& context);
EventContext contextFromJson(const QByteArray& json); ///< what cannot be read is left at its default

/// SHA-256 of the hash of the event before and of all fields of this one: a log with a gap or a changed entry is known.
QByteArray chainHash(const QByteArray& before, const Event& event);

/// What undo takes back at once: the events first..last.
struct Step {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool operator==(const Step&) const = default;
};

/// Where the log and the undo stack stand.
struct UndoState {
    std::int64_t position = 0; ///< steps carried out
    std::int64_t depth = 0;    ///< steps known; those above position are undone
    std::int64_t lastSeq = 0;
    QByteArray lastHash;
    bool operator==(const UndoState&) const = default;
};

/// The state after `event`.
UndoState advanced(const UndoState& state, const Event& event);

/// Tables `event`, `step` and `undo`. Errors of all functions: those of the database.
class EventLog {
public:
    explicit EventLog(Database& database)
        : m_database(database)
    {
    }
    Result<UndoState> state();
    /// `before` is state(). Part of the transaction that writes the rows.
    Result<void> append(const UndoState& before, const Event& event);
    Result<std::optional<Step>> step(std::int64_t position);
    /// Without the edit itself: cheap however large it is.
    Result<std::optional<Event>> heading(std::int64_t seq);
    /// Events from `seq` on, in order, until `sink` returns false.
    Result<void> read(std::int64_t seq, const std::function<bool(const Event&)>& sink);

private:
    Database& m_database;
};

} // namespace unisono
