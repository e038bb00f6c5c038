#include "core/store/history.h"

namespace unisono {

Event History::editEvent(EventType type, const Edit& edit, const EventStamp& stamp) const
{
    Event event;
    event.seq = m_state.lastSeq + 1;
    event.type = type;
    event.atMs = stamp.atMs;
    event.person = stamp.person;
    event.kind = edit.kind;
    event.subject = edit.subject;
    event.mergeKey = edit.mergeKey;
    const bool merges = type == EventType::Edit && !edit.mergeKey.isEmpty() && edit.mergeKey == m_mergeKey;
    event.firstSeq = merges ? m_mergeFirst : event.seq;
    event.edit = editToJson(edit);
    EventContext context = stamp.context;
    context.onBehalf = edit.onBehalf;
    context.model = edit.model;
    event.context = contextToJson(context);
    event.hash = chainHash(m_state.lastHash, event);
    return event;
}

Event History::moveEvent(EventType undoOrRedo, const EventStamp& stamp) const
{
    Event event;
    event.seq = m_state.lastSeq + 1;
    event.type = undoOrRedo;
    event.atMs = stamp.atMs;
    event.person = stamp.person;
    event.firstSeq = event.seq;
    event.context = contextToJson(stamp.context);
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
