#include "core/store/history.h"

namespace unisono {

Event History::editEvent(EventType type, const Edit& edit, PersonId person, qint64 nowMs) const
{
    Event event;
    event.seq = m_state.lastSeq + 1;
    event.type = type;
    event.atMs = nowMs;
    event.person = person;
    event.kind = edit.kind;
    event.subject = edit.subject;
    event.mergeKey = edit.mergeKey;
    const bool merges = type == EventType::Edit && !edit.mergeKey.isEmpty() && edit.mergeKey == m_mergeKey;
    event.firstSeq = merges ? m_mergeFirst : event.seq;
    event.edit = editToJson(edit);
    event.hash = chainHash(m_state.lastHash, event);
    return event;
}

Event History::moveEvent(EventType undoOrRedo, PersonId person, qint64 nowMs) const
{
    Event event;
    event.seq = m_state.lastSeq + 1;
    event.type = undoOrRedo;
    event.atMs = nowMs;
    event.person = person;
    event.firstSeq = event.seq;
    event.hash = chainHash(m_state.lastHash, event);
    return event;
}

void History::accept(const Event& event, bool isInFile)
{
    m_state = advanced(m_state, event);
    m_mergeKey = event.type == EventType::Edit ? event.mergeKey : QString();
    m_mergeFirst = event.firstSeq;
    if (!isInFile && event.type == EventType::Edit)
        m_unsaved[m_state.position] = {event.firstSeq, event.seq};
}

const Step* History::unsavedStep(std::int64_t position) const
{
    const auto found = m_unsaved.find(position);
    return found == m_unsaved.end() ? nullptr : &found->second;
}

} // namespace unisono
