#include "core/store/migrations.h"
#include "core/store/projectprivate.h"
#include "core/store/replay.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace unisono {

namespace {

/// Tables that the log makes, each with a statement that reads it whole in the order of its key.
constexpr std::pair<const char*, const char*> kTables[] = {
    {"person", "SELECT * FROM person ORDER BY id"},
    {"media_root", "SELECT * FROM media_root ORDER BY id"},
    {"track", "SELECT * FROM track ORDER BY id"},
    {"assignment", "SELECT * FROM assignment ORDER BY id"},
    {"schema_version", "SELECT * FROM schema_version ORDER BY id"},
    {"draft_part", "SELECT * FROM draft_part ORDER BY id"},
    {"unit", "SELECT * FROM unit ORDER BY id"},
    {"record", "SELECT * FROM record ORDER BY id"},
    {"item", "SELECT * FROM item ORDER BY assignment, start_frame, level, end_frame, id"},
    {"step", "SELECT * FROM step ORDER BY position"},
    {"undo", "SELECT * FROM undo ORDER BY only_row"},
};

bool sameRow(const Query& a, const Query& b)
{
    for (int column = 0; column < a.columns(); ++column)
        if (a.type(column) != b.type(column) || a.view(column) != b.view(column))
            return false;
    return true;
}

/// Rows that differ, counted in step: one missing row counts for all after it.
Result<std::int64_t> differences(Database& a, Database& b, const char* sql)
{
    Query left(a, sql);
    Query right(b, sql);
    std::int64_t differ = 0;
    for (;;) {
        const bool inLeft = left.next();
        const bool inRight = right.next();
        if (left.failed() || right.failed())
            return left.failed() ? left.error() : right.error();
        if (!inLeft && !inRight)
            return differ;
        if (inLeft != inRight || !sameRow(left, right))
            ++differ;
    }
}

void report(VerifyReport& findings, const char* code, const QString& place, const QStringList& args)
{
    findings.push_back({Severity::Error, QLatin1String(code), place, args});
}

Result<std::unique_ptr<Database>> scratchDatabase()
{
    Result<std::unique_ptr<Database>> database = Database::open({}, Database::Access::Create);
    if (database)
        if (Result<void> done = (*database)->execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY"); !done)
            return done.error();
    return database;
}

/// Makes the rows of the log in a database of its own. Output: false where the log itself is broken.
Result<bool> replayInto(Database& target, EventLog& log, VerifyReport& findings)
{
    if (Result<void> done = migrate(target, shippedMigrations()); !done)
        return done.error();
    Transaction transaction(target);
    if (!transaction.begun())
        return transaction.begun().error();
    Result<Replay> replay = Replay::on(target);
    if (!replay)
        return replay.error();
    std::optional<Error> failure;
    std::int64_t at = 0;
    const Result<void> read = log.read(1, [&](const Event& event) {
        at = event.seq;
        if (Result<void> done = replay->carryOut(event); !done)
            failure = done.error();
        return !failure;
    });
    if (!read)
        return read.error();
    if (failure && failure->code != ErrorCode::Corrupt && failure->code != ErrorCode::Invalid)
        return *failure;
    if (failure)
        report(findings, "verify.log", QString::number(at), {failure->message});
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    return !failure;
}

} // namespace

Result<VerifyReport> Project::verify() const
{
    if (d->damage)
        return *d->damage;
    VerifyReport findings;
    Database& database = *d->connection->database;
    const Result<std::vector<std::int64_t>> pages = database.damagedPages();
    if (!pages)
        return pages.error();
    for (const std::int64_t page : *pages)
        report(findings, "verify.page", QString::number(page + 1), {});
    if (!pages->empty())
        return findings;
    const Result<QByteArray> integrity = database.value("PRAGMA integrity_check(20)");
    if (!integrity)
        return integrity.error();
    if (*integrity != "ok")
        report(findings, "verify.integrity", {}, {QString::fromUtf8(*integrity)});
    {
        Query keys(database, "PRAGMA foreign_key_check");
        while (keys.next())
            report(findings, "verify.foreign-key", keys.text(0), {keys.text(2)});
    }
    Result<std::unique_ptr<Database>> replayed = scratchDatabase();
    if (!replayed)
        return replayed.error();
    const Result<bool> sound = replayInto(**replayed, d->connection->log, findings);
    if (!sound)
        return sound.error();
    for (const auto& [table, sql] : kTables) {
        const Result<std::int64_t> differ = *sound ? differences(database, **replayed, sql) : Result<std::int64_t>(0);
        if (!differ)
            return differ.error();
        if (*differ > 0)
            report(findings, "verify.rows", QLatin1String(table), {QString::number(*differ)});
    }
    // The check of the search index is a statement that writes: left to whoever may write.
    if (!database.isReadOnly())
        if (const Result<void> index = d->connection->rows.tracks.checkIndex(); !index)
            report(findings, "verify.search", {}, {index.error().message});
    if (!d->unsaved.empty())
        findings.push_back(
            {Severity::Warning, QStringLiteral("verify.unsaved"), {}, {QString::number(d->unsaved.size())}});
    return findings;
}

Result<void> Project::backupTo(const QString& path) const
{
    if (d->damage)
        return *d->damage;
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Invalid, QStringLiteral("exists already"), path, {}};
    Result<void> done = Query(*d->connection->database, "VACUUM INTO ?", path).run();
    if (!done) {
        Error error = done.error();
        error.subject = path;
        return error;
    }
    return {};
}

namespace {

/// A database with the rows of the log. Errors: Corrupt -> the log is broken
Result<std::unique_ptr<Database>> replayedLog(EventLog& log)
{
    Result<std::unique_ptr<Database>> database = scratchDatabase();
    if (!database)
        return database;
    VerifyReport findings;
    const Result<bool> sound = replayInto(**database, log, findings);
    if (!sound)
        return sound.error();
    if (!*sound)
        return Error{ErrorCode::Corrupt, findings.front().args.value(0), findings.front().place, {}};
    return database;
}

constexpr const char* kStateTables[] = {
    "SELECT id, track, layer, person, pass, state, reason, schema_version, stale, suggestions, since_ms, items "
    "FROM assignment ORDER BY id",
    "SELECT id, track, layer, state, resolution, holds, since_ms FROM unit ORDER BY id",
};

struct StatesDigest {
    QByteArray sha256;
    std::int64_t rows = 0;
};

Result<StatesDigest> digestOfStates(Database& database)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    StatesDigest digest;
    for (const char* sql : kStateTables) {
        Query query(database, sql);
        while (query.next()) {
            ++digest.rows;
            for (int column = 0; column < query.columns(); ++column) {
                const QByteArrayView value = query.view(column);
                hash.addData(QByteArray::number(value.size()) + ':');
                hash.addData(value);
            }
        }
        if (query.failed())
            return query.error();
    }
    digest.sha256 = hash.result().toHex();
    return digest;
}

/// Writes the rows of `from` over those of `to` where they differ in nothing but what is a cache.
Result<void> copyStates(Database& from, Database& to)
{
    AssignmentStore assignments(from);
    UnitStore units(from);
    AssignmentStore toAssignments(to);
    UnitStore toUnits(to);
    const Result<std::vector<Assignment>> wantedAssignments = assignments.all();
    const Result<std::vector<Unit>> wantedUnits = units.all();
    const Result<std::vector<Unit>> hadUnits = toUnits.all();
    if (!wantedAssignments || !wantedUnits || !hadUnits)
        return !wantedAssignments ? wantedAssignments.error() : !wantedUnits ? wantedUnits.error() : hadUnits.error();
    for (const Unit& unit : *hadUnits)
        if (Result<void> done = toUnits.write({unit, std::nullopt}); !done)
            return done;
    for (const Unit& unit : *wantedUnits)
        if (Result<void> done = toUnits.write({std::nullopt, unit}); !done)
            return done;
    for (const Assignment& assignment : *wantedAssignments)
        if (Result<void> done = toAssignments.write({std::nullopt, assignment}); !done)
            return done;
    return {};
}

} // namespace

Result<StatesReport> Project::rebuildStates(Rebuild what)
{
    if (d->damage)
        return *d->damage;
    if (what == Rebuild::Write && d->isReadOnly)
        return Error{ErrorCode::ReadOnly, QStringLiteral("opened read-only"), path(), d->heldBy};
    if (Result<void> done = flush(); !done)
        return done.error();
    Database& database = *d->connection->database;
    Result<std::unique_ptr<Database>> replayed = replayedLog(d->connection->log);
    if (!replayed)
        return replayed.error();
    const Result<StatesDigest> stored = digestOfStates(database);
    const Result<StatesDigest> wanted = digestOfStates(**replayed);
    if (!stored || !wanted)
        return stored ? wanted.error() : stored.error();
    StatesReport report{stored->sha256, wanted->sha256, wanted->rows, false};
    if (what == Rebuild::Check || report.stored == report.replayed)
        return report;
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    if (Result<void> done = copyStates(**replayed, database); !done)
        return done.error();
    if (Result<void> done = transaction.commit(); !done)
        return done.error();
    report.wasRebuilt = true;
    return report;
}

} // namespace unisono
