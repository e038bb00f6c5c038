#include "core/store/backup.h"

#include "core/store/pagechecksum.h"
#include "core/store/replay.h"

#include <QFileInfo>

namespace unisono {

namespace {

// A copy of this size takes a fraction of a second: it is renewed whenever something changed.
constexpr qint64 kSmallBytes = qint64(32) * 1024 * 1024;
// Larger files: when the log has grown to this part of them.
constexpr qint64 kLogPart = 8;
// So many edits are added to a log that lags behind (a kill between commit and log); more ask for a new copy.
constexpr std::int64_t kMostToAdd = 10000;

qint64 bytesOf(const Database& database)
{
    return database.pageCount() * kPageBytes;
}

} // namespace

Result<std::int64_t> BackupKeeper::carryOutMissing(Database& database)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    Result<Replay> replay = Replay::on(database);
    if (!replay)
        return replay.error();
    const std::int64_t before = replay->state().lastSeq;
    Result<void> done;
    BackupLog::read(m_files.backupLog(), before, [&](const Event& event) {
        done = replay->carryOut(event);
        return done.has_value();
    });
    if (!done)
        return done.error();
    if (Result<void> committed = transaction.commit(); !committed)
        return committed.error();
    return replay->state().lastSeq - before;
}

Result<std::int64_t> BackupKeeper::takeUp(const ProjectFiles& files, const ProjectMeta& meta, Database& database,
                                          bool wasInterrupted)
{
    m_files = files;
    m_meta = meta;
    m_isStale = true;
    EventLog log(database);
    Result<UndoState> state = log.state();
    if (!state)
        return state.error();
    const std::optional<BackupLog::Reach> reach = BackupLog::reach(files.backupLog());
    std::int64_t carriedOut = 0;
    if (reach && reach->uuid == meta.uuid && QFileInfo::exists(files.backup())) {
        std::vector<Event> missing;
        bool follows = reach->hash == state->lastHash;
        if (!follows && reach->seq < state->lastSeq) {
            QByteArray hash = reach->hash;
            const Result<void> read = log.read(reach->seq + 1, [&](const Event& event) {
                follows = event.hash == chainHash(hash, event);
                hash = event.hash;
                missing.push_back(event);
                return follows && std::int64_t(missing.size()) <= kMostToAdd;
            });
            if (!read)
                return read.error();
            follows = follows && std::int64_t(missing.size()) <= kMostToAdd;
        } else if (!follows && wasInterrupted && reach->seq > state->lastSeq) {
            const Result<std::int64_t> done = carryOutMissing(database);
            if (done)
                carriedOut = *done;
            follows = done.has_value();
            state = log.state();
            if (!state)
                return state.error();
        }
        m_isStale = !follows || !m_log.goOn(files.backupLog()) || !m_log.append(missing);
        // Knows something else than the file, say because an older copy was put in its place: kept, not overwritten.
        if (!follows) {
            const QString aside = files.aside(QStringLiteral("other"));
            replaceFile(files.backup(), aside);
            replaceFile(files.backupLog(), aside + QStringLiteral(".log"));
        }
    }
    if (m_isStale && bytesOf(database) <= kSmallBytes)
        finish(database, *state);
    return carriedOut;
}

void BackupKeeper::committed(const std::vector<Event>& events)
{
    if (!m_isStale && !m_log.append(events))
        m_isStale = true;
}

void BackupKeeper::finish(Database& database, const UndoState& state)
{
    const bool hasGrown = m_log.isOpen() && m_log.bytes() * kLogPart > bytesOf(database);
    const bool isSmallAndChanged = bytesOf(database) <= kSmallBytes && m_log.isOpen() && m_log.bytes() > 200;
    if (m_isStale || hasGrown || isSmallAndChanged)
        renew(database, state);
}

void BackupKeeper::renew(Database& database, const UndoState& state)
{
    const Result<QByteArray> busy = database.value("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy || busy->toInt() != 0)
        return;
    if (!database.copyFileTo(m_files.fresh())) {
        QFile::remove(m_files.fresh());
        return;
    }
    m_isStale = !replaceFile(m_files.fresh(), m_files.backup()) ||
                !m_log.start(m_files.backupLog(), {m_meta.uuid, state.lastSeq, state.lastHash});
}

} // namespace unisono
