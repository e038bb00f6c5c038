#include "core/store/projectprivate.h"
#include "core/store/replay.h"

#include <algorithm>

namespace unisono {

namespace {
Error nothingLeft()
{
    return {ErrorCode::Invalid, QStringLiteral("nothing left to undo or redo"), {}, {}};
}
} // namespace

bool Project::canUndo() const
{
    return d->history.canUndo();
}

bool Project::canRedo() const
{
    return d->history.canRedo();
}

Result<Edit> Project::undo()
{
    return d->history.canUndo() ? d->move(EventType::Undo) : nothingLeft();
}

Result<Edit> Project::redo()
{
    return d->history.canRedo() ? d->move(EventType::Redo) : nothingLeft();
}

Result<Edit> Project::Private::move(EventType undoOrRedo)
{
    const bool isUndo = undoOrRedo == EventType::Undo;
    const std::int64_t position = history.state().position + (isUndo ? 0 : 1);
    Result<Edit> whole = editOfStepAt(position);
    if (!whole && whole.error().code == ErrorCode::Corrupt && repair())
        whole = editOfStepAt(position);
    if (!whole)
        return whole.error();
    Edit edit = isUndo ? reverted(*whole) : std::move(*whole);
    Result<void> done = carryOut({{undoOrRedo, edit}});
    // Kept in memory counts as carried out: unsaved() tells.
    if (!done && unsaved.empty())
        return done.error();
    return edit;
}

Result<Edit> Project::Private::editOfStepAt(std::int64_t position)
{
    Step step;
    if (const Step* fresh = history.unsavedStep(position)) {
        step = *fresh;
    } else {
        const Result<std::optional<Step>> stored = connection->log.step(position);
        if (!stored)
            return stored.error();
        if (!stored->has_value())
            return Error{ErrorCode::Corrupt, QStringLiteral("step %1 is missing").arg(position), {}, {}};
        step = **stored;
    }
    Edit whole;
    if (step.first <= fileState.lastSeq) {
        Result<Edit> stored = editOfStep(connection->log, {step.first, std::min(step.last, fileState.lastSeq)});
        if (!stored)
            return stored.error();
        whole = std::move(*stored);
    }
    for (const Unsaved& one : unsaved) {
        if (one.event.seq < step.first || one.event.seq > step.last)
            continue;
        whole.kind = one.edit.kind;
        whole.subject = one.edit.subject;
        whole.mergeKey = one.edit.mergeKey;
        whole.changes.insert(whole.changes.end(), one.edit.changes.begin(), one.edit.changes.end());
    }
    return whole;
}

std::optional<HistoryRow> Project::Private::historyRow(std::int64_t position)
{
    if (position < 1 || position > history.state().depth)
        return std::nullopt;
    Step step;
    if (const Step* fresh = history.unsavedStep(position)) {
        step = *fresh;
    } else {
        const std::optional<Step> stored = readOrEmpty([&] { return connection->log.step(position); });
        if (!stored)
            return std::nullopt;
        step = *stored;
    }
    std::optional<Event> event;
    for (const Unsaved& one : unsaved)
        if (one.event.seq == step.last)
            event = one.event;
    if (!event)
        event = readOrEmpty([&] { return connection->log.heading(step.last); });
    if (!event)
        return std::nullopt;
    return HistoryRow{step.last, event->kind, event->subject, event->atMs, position > history.state().position};
}

HistoryRow Project::nextUndo() const
{
    return d->historyRow(d->history.state().position).value_or(HistoryRow{});
}

HistoryRow Project::nextRedo() const
{
    return d->historyRow(d->history.state().position + 1).value_or(HistoryRow{});
}

std::int64_t Project::eventCount() const
{
    return d->history.state().lastSeq;
}

std::vector<HistoryRow> Project::history(int most) const
{
    std::vector<HistoryRow> rows;
    for (std::int64_t position = d->history.state().depth; position > 0 && int(rows.size()) < most; --position)
        if (std::optional<HistoryRow> row = d->historyRow(position))
            rows.push_back(std::move(*row));
    return rows;
}

Result<void> Project::readLog(std::int64_t seq, const std::function<bool(const LogEntry&)>& sink) const
{
    std::optional<Error> failure;
    const Result<void> read = d->connection->log.read(seq, [&](const Event& event) {
        LogEntry entry{
            event.seq,  event.type, event.atMs, event.person, event.kind, event.subject, contextFromJson(event.context),
            event.hash, {}};
        if (!event.edit.isEmpty()) {
            Result<Edit> edit = editFromJson(event.edit);
            if (!edit) {
                failure = Error{ErrorCode::Corrupt, edit.error().message, QString::number(event.seq), {}};
                return false;
            }
            entry.edit = std::move(*edit);
        }
        return sink(entry);
    });
    return failure ? Result<void>(*failure) : read;
}

} // namespace unisono
