#include "core/annotation/rowjson.h"
#include "core/store/logfold.h"
#include "core/store/projectprivate.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace unisono {

namespace {

void report(VerifyReport& findings, const char* code, const QString& place, const QStringList& args)
{
    findings.push_back({Severity::Error, QLatin1String(code), place, args});
}

/// Rows of a table against those that the log makes.
template <class Row> class Comparison {
public:
    explicit Comparison(const LogFold& fold)
        : m_wanted(fold.rows.all<Row>())
    {
        m_missing =
            std::count_if(m_wanted.begin(), m_wanted.end(), [](const auto& one) { return one.second.has_value(); });
    }
    void take(const std::vector<Row>& rows)
    {
        for (const Row& row : rows) {
            const auto wanted = m_wanted.find(row.id);
            const bool isKnown = wanted != m_wanted.end() && wanted->second;
            m_missing -= isKnown ? 1 : 0;
            m_differ += isKnown && *wanted->second == row ? 0 : 1;
        }
    }
    std::int64_t differences() const { return m_differ + m_missing; }

private:
    const Overlay::Rows<Row>& m_wanted;
    std::int64_t m_missing = 0; ///< of the log's rows not met yet
    std::int64_t m_differ = 0;
};

template <class Row> Result<void> compare(const LogFold& fold, const char* table, const Result<std::vector<Row>>& rows,
                                          VerifyReport& findings)
{
    if (!rows)
        return rows.error();
    Comparison<Row> comparison(fold);
    comparison.take(*rows);
    if (comparison.differences() > 0)
        report(findings, "verify.rows", QLatin1String(table), {QString::number(comparison.differences())});
    return {};
}

Result<void> compareItems(const LogFold& fold, RowStores& rows, Database& database, VerifyReport& findings)
{
    Comparison<Item> comparison(fold);
    std::int64_t wrongCounts = 0;
    Query assignments(database, "SELECT id, items FROM assignment ORDER BY id");
    while (assignments.next()) {
        const Result<Items> items = rows.items.ofAssignment({assignments.whole(0)});
        if (!items)
            return items.error();
        comparison.take(*items);
        wrongCounts += assignments.whole(1) == std::int64_t(items->size()) ? 0 : 1;
    }
    if (assignments.failed())
        return assignments.error();
    if (comparison.differences() > 0)
        report(findings, "verify.rows", QStringLiteral("item"), {QString::number(comparison.differences())});
    if (wrongCounts > 0)
        report(findings, "verify.rows", QStringLiteral("assignment"), {QString::number(wrongCounts)});
    return {};
}

/// Where undo stands, and what each of its steps is.
Result<void> compareUndo(const LogFold& fold, EventLog& log, Database& database, VerifyReport& findings)
{
    const Result<UndoState> state = log.state();
    if (!state)
        return state.error();
    if (!(*state == fold.state))
        report(findings, "verify.rows", QStringLiteral("undo"), {QStringLiteral("1")});
    std::int64_t differ = 0;
    std::size_t at = 0;
    Query steps(database, "SELECT position, first_seq, last_seq FROM step ORDER BY position");
    while (steps.next()) {
        const bool isSame = at < fold.steps.size() && steps.whole(0) == std::int64_t(at) + 1 &&
                            Step{steps.whole(1), steps.whole(2)} == fold.steps[at];
        differ += isSame ? 0 : 1;
        ++at;
    }
    if (steps.failed())
        return steps.error();
    differ += std::int64_t(fold.steps.size()) - std::int64_t(std::min(at, fold.steps.size()));
    if (differ > 0)
        report(findings, "verify.rows", QStringLiteral("step"), {QString::number(differ)});
    return {};
}

Result<std::vector<Record>> allRecords(RecordStore& store)
{
    std::vector<Record> all;
    for (int kind = 0; kind <= int(RecordKind::WorkOrder); ++kind) {
        Result<std::vector<Record>> some = store.all(RecordKind(kind));
        if (!some)
            return some;
        all.insert(all.end(), std::make_move_iterator(some->begin()), std::make_move_iterator(some->end()));
    }
    return all;
}

Result<void> compareAll(const LogFold& fold, RowStores& rows, EventLog& log, Database& database, VerifyReport& findings)
{
    for (const Result<void>& done :
         {compare(fold, "person", rows.people.all(), findings), compare(fold, "media_root", rows.roots.all(), findings),
          compare(fold, "track", rows.tracks.all(), findings),
          compare(fold, "assignment", rows.assignments.all(), findings),
          compare(fold, "schema_version", rows.versions.all(), findings),
          compare(fold, "draft_part", rows.draft.all(), findings), compare(fold, "unit", rows.units.all(), findings),
          compare(fold, "record", allRecords(rows.records), findings), compareItems(fold, rows, database, findings),
          compareUndo(fold, log, database, findings)})
        if (!done)
            return done;
    return {};
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
    const Result<LogFold> fold = foldLog(d->connection->log);
    if (!fold)
        return fold.error();
    if (fold->broken)
        report(findings, "verify.log", QString::number(fold->broken->first), {fold->broken->second});
    else if (Result<void> done = compareAll(*fold, d->connection->rows, d->connection->log, database, findings); !done)
        return done.error();
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

template <class Row> std::vector<Row> rowsOf(const LogFold& fold)
{
    std::vector<Row> rows;
    for (const auto& [id, row] : fold.rows.all<Row>())
        if (row)
            rows.push_back(*row);
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
    return rows;
}

QByteArray digestOf(const std::vector<Assignment>& assignments, const std::vector<Unit>& units)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QJsonObject& row) { hash.addData(QJsonDocument(row).toJson(QJsonDocument::Compact)); };
    for (const Assignment& assignment : assignments)
        add(rowToJson(assignment));
    for (const Unit& unit : units)
        add(rowToJson(unit));
    return hash.result().toHex();
}

/// Writes what differs; the rows are a cache, so that no event belongs to it.
template <class Row, class Store>
Result<void> restore(const std::vector<Row>& stored, const std::vector<Row>& wanted, Store& store)
{
    const auto in = [](const std::vector<Row>& rows, const Row& row) {
        const auto at =
            std::lower_bound(rows.begin(), rows.end(), row, [](const Row& a, const Row& b) { return a.id < b.id; });
        return at != rows.end() && at->id == row.id ? &*at : nullptr;
    };
    for (const Row& row : stored)
        if (!in(wanted, row))
            if (Result<void> done = store.write(Change<Row>{row, std::nullopt}); !done)
                return done;
    for (const Row& row : wanted) {
        const Row* before = in(stored, row);
        if (before && *before == row)
            continue;
        if (Result<void> done = store.write(Change<Row>{before ? std::optional(*before) : std::nullopt, row}); !done)
            return done;
    }
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
    RowStores& rows = d->connection->rows;
    const Result<LogFold> fold = foldLog(d->connection->log);
    const Result<std::vector<Assignment>> assignments = rows.assignments.all();
    const Result<std::vector<Unit>> units = rows.units.all();
    if (!fold || !assignments || !units)
        return !fold ? fold.error() : !assignments ? assignments.error() : units.error();
    if (fold->broken)
        return Error{ErrorCode::Corrupt, fold->broken->second, QString::number(fold->broken->first), {}};
    const std::vector<Assignment> wantedAssignments = rowsOf<Assignment>(*fold);
    const std::vector<Unit> wantedUnits = rowsOf<Unit>(*fold);
    StatesReport states{digestOf(*assignments, *units), digestOf(wantedAssignments, wantedUnits),
                        std::int64_t(wantedAssignments.size() + wantedUnits.size()), false};
    if (what == Rebuild::Check || states.stored == states.replayed)
        return states;
    Transaction transaction(*d->connection->database);
    Result<void> done = transaction.begun();
    if (done)
        done = restore(*assignments, wantedAssignments, rows.assignments);
    if (done)
        done = restore(*units, wantedUnits, rows.units);
    if (done)
        done = transaction.commit();
    if (!done)
        return done.error();
    states.wasRebuilt = true;
    return states;
}

} // namespace unisono
