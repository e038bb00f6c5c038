#include "core/store/replay.h"

namespace unisono {

namespace {
Error corrupt(const QString& what)
{
    return {ErrorCode::Corrupt, what, {}, {}};
}
} // namespace

Result<Edit> editOfStep(EventLog& log, const Step& step)
{
    Edit whole;
    std::optional<Error> problem;
    std::int64_t next = step.first;
    const Result<void> read = log.read(step.first, [&](const Event& event) {
        if (event.seq > step.last)
            return false;
        Result<Edit> edit = editFromJson(event.edit);
        if (!edit || event.seq != next++) {
            problem = corrupt(QStringLiteral("event %1 cannot be read").arg(event.seq));
            return false;
        }
        whole.kind = edit->kind;
        whole.subject = edit->subject;
        whole.mergeKey = edit->mergeKey;
        whole.changes.insert(whole.changes.end(), std::make_move_iterator(edit->changes.begin()),
                             std::make_move_iterator(edit->changes.end()));
        return event.seq < step.last;
    });
    if (!read)
        return read.error();
    if (problem)
        return *problem;
    if (next != step.last + 1)
        return corrupt(QStringLiteral("events of a step are missing"));
    return whole;
}

Result<Edit> editOf(EventLog& log, const UndoState& before, const Event& event)
{
    if (event.type == EventType::Edit || event.type == EventType::Origin) {
        Result<Edit> edit = editFromJson(event.edit);
        return edit ? edit : corrupt(QStringLiteral("event %1 is no edit").arg(event.seq));
    }
    const std::int64_t position = event.type == EventType::Undo ? before.position : before.position + 1;
    if (position < 1 || position > before.depth)
        return corrupt(QStringLiteral("event %1 has no step").arg(event.seq));
    const Result<std::optional<Step>> step = log.step(position);
    if (!step)
        return step.error();
    if (!step->has_value())
        return corrupt(QStringLiteral("step %1 is missing").arg(position));
    Result<Edit> edit = editOfStep(log, **step);
    if (edit && event.type == EventType::Undo)
        return reverted(*edit);
    return edit;
}

Result<Replay> Replay::on(Database& database)
{
    Replay replay(database);
    Result<UndoState> state = replay.m_log.state();
    if (!state)
        return state.error();
    replay.m_state = std::move(*state);
    return replay;
}

Result<void> Replay::carryOut(const Event& event)
{
    if (event.seq != m_state.lastSeq + 1 || event.hash != chainHash(m_state.lastHash, event))
        return corrupt(QStringLiteral("event %1 does not follow").arg(event.seq));
    const Result<Edit> edit = editOf(m_log, m_state, event);
    if (!edit)
        return edit.error();
    if (Result<void> done = m_rows.write(*edit); !done)
        return done;
    if (Result<void> done = m_log.append(m_state, event); !done)
        return done;
    m_state = advanced(m_state, event);
    return {};
}

} // namespace unisono
