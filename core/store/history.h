#pragma once

#include "core/store/eventlog.h"

#include <map>

namespace unisono {

/// Who does it, when, and with what.
struct EventStamp {
    PersonId person;
    qint64 atMs = 0;
    EventContext context;
};

/// The undo stack as it is now, including steps that the file does not hold yet. Makes the events of the log.
class History {
public:
    History() = default;
    explicit History(UndoState state)
        : m_state(std::move(state))
    {
    }

    const UndoState& state() const { return m_state; }
    bool canUndo() const { return m_state.position > 0; }
    bool canRedo() const { return m_state.position < m_state.depth; }

    /// The next event of the log; nothing changes until accept().
    Event editEvent(EventType type, const Edit& edit, const EventStamp& stamp) const;
    Event moveEvent(EventType undoOrRedo, const EventStamp& stamp) const;
    void accept(const Event& event, bool isInFile);
    /// Everything accepted is in the file now.
    void allInFile() { m_unsaved.clear(); }
    /// The next edit starts a step of its own, whatever its merge key.
    void breakMerging() { m_mergeKey.clear(); }

    /// Steps the file does not hold; nullptr: ask the file.
    const Step* unsavedStep(std::int64_t position) const;

private:
    UndoState m_state;
    std::map<std::int64_t, Step> m_unsaved;
    QString m_mergeKey; ///< of the last event; empty where nothing merges with it
    std::int64_t m_mergeFirst = 0;
};

} // namespace unisono
