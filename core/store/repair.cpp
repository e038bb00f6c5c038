#include "core/store/repair.h"

#include "core/store/backuplog.h"
#include "core/store/metastore.h"
#include "core/store/migrations.h"
#include "core/store/replay.h"

#include <QFile>
#include <QFileInfo>

namespace unisono {

namespace {

/// What can be read of a damaged file.
struct Damaged {
    std::unique_ptr<Database> database; ///< nullptr: nothing
    std::optional<ProjectMeta> meta;
    std::optional<std::int64_t> lastSeq;
};

Damaged lookAt(const ProjectFiles& files)
{
    Damaged damaged;
    Result<std::unique_ptr<Database>> opened = Database::open(files.project(), Database::Access::ReadOnly);
    if (!opened)
        return damaged;
    damaged.database = std::move(*opened);
    if (Result<ProjectMeta> meta = MetaStore(*damaged.database).read())
        damaged.meta = std::move(*meta);
    if (const Result<UndoState> state = EventLog(*damaged.database).state())
        damaged.lastSeq = state->lastSeq;
    else if (const Result<QByteArray> most = damaged.database->value("SELECT max(seq) FROM event");
             most && !most->isEmpty())
        damaged.lastSeq = most->toLongLong();
    return damaged;
}

/// A copy of the backup at files.fresh(); nullptr where there is none that is sound and of this project.
std::unique_ptr<Database> copyOfBackup(const ProjectFiles& files, const Damaged& damaged)
{
    QFile::remove(files.fresh());
    if (!QFileInfo::exists(files.backup()) || !QFile::copy(files.backup(), files.fresh()))
        return nullptr;
    Result<std::unique_ptr<Database>> copy = Database::open(files.fresh(), Database::Access::ReadWrite);
    if (!copy)
        return nullptr;
    const Result<std::vector<std::int64_t>> pages = (*copy)->damagedPages();
    const Result<int> version = schemaVersion(**copy);
    const Result<ProjectMeta> meta = MetaStore(**copy).read();
    if (!pages || !pages->empty() || !version || *version < 1 || !meta)
        return nullptr;
    if (damaged.meta && damaged.meta->uuid != meta->uuid)
        return nullptr;
    if (!migrate(**copy, shippedMigrations()))
        return nullptr;
    return std::move(*copy);
}

/// An empty project of the same identity at files.fresh().
std::unique_ptr<Database> emptyCopy(const ProjectFiles& files, const Damaged& damaged)
{
    QFile::remove(files.fresh());
    if (!damaged.meta)
        return nullptr;
    Result<std::unique_ptr<Database>> made = Database::open(files.fresh(), Database::Access::Create);
    if (!made || !migrate(**made, shippedMigrations()) || !MetaStore(**made).write(*damaged.meta))
        return nullptr;
    return std::move(*made);
}

Result<UndoState> replayAll(const ProjectFiles& files, Database& target, const Damaged& damaged)
{
    Transaction transaction(target);
    if (!transaction.begun())
        return transaction.begun().error();
    Result<Replay> replay = Replay::on(target);
    if (!replay)
        return replay.error();
    std::optional<Error> failure;
    // An event that does not follow ends a source; one that follows and cannot be carried out ends the repair.
    const auto carryOut = [&](const Event& event) {
        const UndoState& state = replay->state();
        if (event.seq != state.lastSeq + 1 || event.hash != chainHash(state.lastHash, event))
            return false;
        if (Result<void> done = replay->carryOut(event); !done)
            failure = done.error();
        return !failure;
    };
    BackupLog::read(files.backupLog(), replay->state().lastSeq, carryOut);
    if (damaged.database && !failure)
        static_cast<void>(EventLog(*damaged.database).read(replay->state().lastSeq + 1, carryOut));
    if (failure)
        return *failure;
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    return replay->state();
}

Error corrupt(const ProjectFiles& files)
{
    return {ErrorCode::Corrupt, QStringLiteral("damaged, and nothing to rebuild it from"), files.project(), {}};
}

Result<QString> exchange(const ProjectFiles& files)
{
    const QString aside = files.aside(QStringLiteral("damaged"));
    if (!QFile::rename(files.project(), aside))
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot be set aside"), files.project(), {}};
    if (QFileInfo::exists(files.writeAheadLog()))
        QFile::rename(files.writeAheadLog(), aside + QStringLiteral("-wal"));
    QFile::remove(files.sharedMemory());
    if (!replaceFile(files.fresh(), files.project())) {
        QFile::rename(aside, files.project());
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot be put in place"), files.project(), {}};
    }
    return aside;
}

} // namespace

Result<Issues> repairProject(const ProjectFiles& files)
{
    Damaged damaged = lookAt(files);
    std::unique_ptr<Database> target = copyOfBackup(files, damaged);
    const bool fromBackup = target != nullptr;
    if (!target)
        target = emptyCopy(files, damaged);
    if (!target)
        return corrupt(files);
    const Result<UndoState> reached = replayAll(files, *target, damaged);
    if (!reached)
        return reached.error().code == ErrorCode::Corrupt ? corrupt(files) : reached.error();
    if (const std::optional<BackupLog::Reach> reach = BackupLog::reach(files.backupLog());
        reach && damaged.lastSeq && reach->seq > *damaged.lastSeq)
        damaged.lastSeq = reach->seq;
    const std::int64_t missing = damaged.lastSeq ? *damaged.lastSeq - reached->lastSeq : 0;
    if (!fromBackup && (!damaged.lastSeq || missing > 0 || reached->lastSeq == 0)) {
        target.reset();
        QFile::remove(files.fresh());
        return corrupt(files);
    }
    damaged.database.reset();
    if (Result<void> done = target->execute("PRAGMA journal_mode = DELETE"); !done)
        return done.error();
    target.reset();
    const Result<QString> aside = exchange(files);
    if (!aside)
        return aside.error();
    Issues issues{{Severity::Warning, QStringLiteral("store.repaired"), {}, {QFileInfo(*aside).fileName()}}};
    if (missing > 0)
        issues.push_back({Severity::Error, QStringLiteral("store.edits-missing"), {}, {QString::number(missing)}});
    else if (!damaged.lastSeq)
        issues.push_back({Severity::Warning, QStringLiteral("store.edits-maybe-missing"), {}, {}});
    return issues;
}

} // namespace unisono
