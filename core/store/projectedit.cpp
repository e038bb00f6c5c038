#include "core/store/projectprivate.h"
#include "core/store/replay.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace unisono {

namespace {

template <class Row> void follow(std::vector<Row>& rows, const Change<Row>& change)
{
    const auto id = change.before ? change.before->id : change.after->id;
    std::erase_if(rows, [&](const Row& row) { return row.id == id; });
    if (!change.after)
        return;
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return id < row.id; });
    rows.insert(at, *change.after);
}

} // namespace

Result<void> Project::apply(const Edit& edit)
{
    return applyAll({edit});
}

Result<void> Project::applyAll(const std::vector<Edit>& edits)
{
    std::vector<Operation> operations;
    for (const Edit& edit : edits)
        if (!edit.isEmpty())
            operations.push_back({EventType::Edit, edit});
    return d->carryOut(std::move(operations));
}

Result<void> Project::record(const Edit& edit)
{
    return edit.isEmpty() ? Result<void>() : d->carryOut({{EventType::Origin, edit}});
}

Result<void> Project::Private::carryOut(std::vector<Operation> operations)
{
    if (operations.empty())
        return {};
    if (isReadOnly)
        return Error{ErrorCode::ReadOnly, QStringLiteral("opened read-only"), files.project(), heldBy};
    if (damage)
        return *damage;
    if (!unsaved.empty()) {
        if (Result<void> kept = keep(operations); !kept)
            return kept;
        return commitUnsaved();
    }
    Result<void> committed = commit(operations);
    if (!committed && makeRoom(committed.error()))
        committed = commit(operations);
    if (!committed && committed.error().code == ErrorCode::Corrupt && repair())
        committed = commit(operations);
    if (committed || committed.error().code == ErrorCode::Invalid)
        return committed;
    if (Result<void> kept = keep(operations); !kept)
        return kept;
    unsavedReason = committed.error();
    return committed;
}

Event Project::Private::eventOf(const History& before, const Operation& operation) const
{
    EventStamp stamp{meta.me, QDateTime::currentMSecsSinceEpoch(), {}};
    stamp.context = {QStringLiteral(UNISONO_VERSION), schema.version, policyVersion, {}, {}};
    const bool moves = operation.type == EventType::Undo || operation.type == EventType::Redo;
    return moves ? before.moveEvent(operation.type, stamp) : before.editEvent(operation.type, operation.edit, stamp);
}

Result<void> Project::Private::commit(const std::vector<Operation>& operations)
{
    Database& database = *connection->database;
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    History next = history;
    std::vector<Event> events;
    std::vector<Edit> edits;
    CurrentRows rows = current();
    for (const Operation& operation : operations) {
        Result<void> done = checkBefore(rows, operation.edit);
        if (done)
            done = connection->rows.write(operation.edit);
        if (done)
            done = checkAfter(rows, operation.edit);
        if (!done)
            return done;
        events.push_back(eventOf(next, operation));
        if (done = connection->log.append(next.state(), events.back()); !done)
            return done;
        next.accept(events.back(), true);
        edits.push_back(operation.edit);
    }
    if (Result<void> done = transaction.commit(); !done)
        return done;
    history = std::move(next);
    fileState = history.state();
    backup.committed(events);
    follow(edits);
    return {};
}

Result<void> Project::Private::keep(const std::vector<Operation>& operations)
{
    Overlay overlayThen = overlay;
    History historyThen = history;
    const std::size_t unsavedThen = unsaved.size();
    std::vector<Edit> edits;
    for (const Operation& operation : operations) {
        CurrentRows rows = current();
        Result<void> done = checkBefore(rows, operation.edit);
        if (done) {
            overlay.add(operation.edit);
            done = checkAfter(rows, operation.edit);
        }
        if (!done) {
            overlay = std::move(overlayThen);
            history = std::move(historyThen);
            unsaved.resize(unsavedThen);
            return done;
        }
        const Event event = eventOf(history, operation);
        history.accept(event, false);
        unsaved.push_back({event, operation.edit});
        edits.push_back(operation.edit);
    }
    follow(edits);
    return {};
}

bool Project::Private::makeRoom(const Error& error)
{
    // The write-ahead log repeats pages: taken into the file, it leaves room.
    if (error.code != ErrorCode::DiskFull)
        return false;
    const Result<QByteArray> busy = connection->database->value("PRAGMA wal_checkpoint(TRUNCATE)");
    return busy && busy->toInt() == 0;
}

Result<void> Project::Private::commitOne(const Unsaved& one)
{
    Transaction transaction(*connection->database);
    Result<void> done = transaction.begun();
    if (done)
        done = connection->rows.write(one.edit);
    if (done)
        done = connection->log.append(fileState, one.event);
    if (done)
        done = transaction.commit();
    return done;
}

Result<void> Project::Private::commitUnsaved()
{
    const std::optional<Error> reason = unsavedReason;
    while (!unsaved.empty()) {
        // What little room there is goes to the file first: that frees what the write-ahead log takes.
        if (reason)
            static_cast<void>(makeRoom(*reason));
        const Unsaved& first = unsaved.front();
        Result<void> done = commitOne(first);
        if (!done && makeRoom(done.error()))
            done = commitOne(first);
        if (!done) {
            unsavedReason = done.error();
            return done;
        }
        fileState = advanced(fileState, first.event);
        backup.committed({first.event});
        unsaved.pop_front();
    }
    overlay.clear();
    history.allInFile();
    unsavedReason.reset();
    return {};
}

void Project::Private::follow(const std::vector<Edit>& edits)
{
    tracks.apply(edits);
    for (const Edit& edit : edits)
        for (const AnyChange& any : edit.changes)
            if (const auto* person = std::get_if<Change<Person>>(&any))
                unisono::follow(people, *person);
            else if (const auto* root = std::get_if<Change<MediaRoot>>(&any))
                unisono::follow(roots, *root);
            else if (const auto* part = std::get_if<Change<DraftPart>>(&any))
                unisono::follow(draft, *part);
            else if (const auto* version = std::get_if<Change<SchemaVersion>>(&any))
                unisono::follow(versions, *version);
            else if (const auto* record = std::get_if<Change<Record>>(&any))
                followRecord(*record);
    const bool isPublished = std::any_of(edits.begin(), edits.end(), [](const Edit& edit) {
        return std::any_of(edit.changes.begin(), edit.changes.end(),
                           [](const AnyChange& any) { return std::holds_alternative<Change<SchemaVersion>>(any); });
    });
    if (isPublished)
        if (const Result<void> done = followSchema(); !done)
            damage = done.error();
}

Result<void> Project::Private::writeState()
{
    if (changedState.empty())
        return {};
    Transaction transaction(*connection->database);
    if (!transaction.begun())
        return transaction.begun();
    for (const QString& key : changedState)
        if (Result<void> done = connection->meta.writeState(key, state[key]); !done)
            return done;
    Result<void> done = transaction.commit();
    if (done)
        changedState.clear();
    return done;
}

int Project::unsaved() const
{
    return int(d->unsaved.size());
}

std::optional<Error> Project::unsavedReason() const
{
    return d->unsavedReason;
}

Result<void> Project::flush()
{
    if (!d->unsaved.empty())
        if (Result<void> done = d->commitUnsaved(); !done)
            return done;
    return d->isReadOnly || d->damage ? Result<void>() : d->writeState();
}

Result<void> Project::rescueTo(const QString& path) const
{
    QJsonArray edits;
    for (const Private::Unsaved& one : d->unsaved)
        edits.append(QString::fromUtf8(editToJson(one.edit)));
    const QJsonObject rescue{{QLatin1String("unisonoRescue"), 1},
                             {QLatin1String("project"), QString::fromLatin1(d->meta.uuid)},
                             {QLatin1String("edits"), edits}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(rescue).toJson()) < 0 || !file.commit())
        return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::CannotWrite,
                     file.errorString(),
                     path,
                     {}};
    return {};
}

Result<void> Project::applyRescue(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorCode::CannotRead : ErrorCode::NotFound, file.errorString(), path, {}};
    const QJsonObject rescue = QJsonDocument::fromJson(file.readAll()).object();
    if (rescue.value(QLatin1String("unisonoRescue")).toInt() != 1)
        return Error{ErrorCode::Parse, QStringLiteral("not a rescue file"), path, {}};
    if (rescue.value(QLatin1String("project")).toString().toLatin1() != d->meta.uuid)
        return Error{ErrorCode::Invalid, QStringLiteral("of another project"), path, {}};
    std::vector<Edit> edits;
    for (const QJsonValue& json : rescue.value(QLatin1String("edits")).toArray()) {
        Result<Edit> edit = editFromJson(json.toString().toUtf8());
        if (!edit)
            return Error{ErrorCode::Parse, edit.error().message, path, edit.error().detail};
        edits.push_back(std::move(*edit));
    }
    return applyAll(edits);
}

} // namespace unisono
