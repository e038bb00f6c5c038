#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace unisono {

/// A connection. Every file is written with page checksums (checksumvfs.h). Foreign keys are on.
/// Ownership: owns the connection and its prepared statements. Threads: the one that opened it.
class Database {
public:
    enum class Access { Create, ReadWrite, ReadOnly };
    /// Nothing is read yet. An empty path is a private temporary database, gone when closed.
    /// Errors: NotFound, CannotRead, CannotWrite, ReadOnly
    static Result<std::unique_ptr<Database>> open(const QString& path, Access access);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Several statements, without parameters.
    Result<void> execute(const QByteArray& sql);
    /// First column of the first row; empty where there is none.
    Result<QByteArray> value(const QByteArray& sql);

    /// The first 100 bytes of the file, read without any check.
    QByteArray rawHeader() const;
    /// Reads every page of the file (not of the write-ahead log) and hands it to `sink`; false from it stops.
    /// Unused pages that were never written are handed on as they are. Input: sink(page, number, isSound)
    Result<void> readPages(const std::function<bool(const QByteArray& page, std::int64_t number, bool isSound)>& sink);
    /// Pages (from 0) that are not what was written; unused pages do not count. Output: at most kMostDamaged.
    /// Errors: CannotRead
    Result<std::vector<std::int64_t>> damagedPages();
    static constexpr std::size_t kMostDamaged = 1000;
    /// Copies the file page by page to a new one: consistent where no write-ahead log is pending.
    /// Errors: Corrupt -> a page is damaged; CannotWrite, DiskFull
    Result<void> copyFileTo(const QString& path);
    std::int64_t pageCount() const; ///< of the file
    bool isReadOnly() const;
    bool isInTransaction() const;
    QString path() const { return m_path; }
    /// Asked often while statements run: true ends them with Cancelled.
    void interruptWhen(std::function<bool()> isCancelled);

    Error lastError() const;
    sqlite3_stmt* prepared(const char* sql); ///< kept for the next time; nullptr: lastError()

private:
    Database() = default;
    QByteArray rawPage(std::int64_t number) const;
    void dropUnused(std::vector<std::int64_t>& pages) const;
    struct Statements;
    sqlite3* m_handle = nullptr;
    std::unique_ptr<Statements> m_statements;
    QString m_path;
    std::function<bool()> m_isCancelled;
};

/// One run of a kept statement: bound by position, stepped, reset at the end of its life.
/// `sql` is a literal: it is known again by its address.
class Query {
public:
    template <class... Args> Query(Database& database, const char* sql, const Args&... args)
        : m_database(database),
          m_statement(database.prepared(sql))
    {
        if (!m_statement)
            m_failed = true;
        int index = 0;
        (bind(++index, args), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// The next row; false at the end and on failure.
    bool next();
    bool failed() const { return m_failed; }
    Error error() const { return m_error; }
    /// Runs it to its end.
    Result<void> run();
    /// Every row, as `rowOf(query)` reads it.
    template <class Row, class RowOf> Result<std::vector<Row>> all(const RowOf& rowOf)
    {
        std::vector<Row> rows;
        while (next())
            rows.push_back(rowOf(*this));
        if (failed())
            return error();
        return rows;
    }
    /// The first row, where there is one.
    template <class Row, class RowOf> Result<std::optional<Row>> first(const RowOf& rowOf)
    {
        std::optional<Row> row;
        if (next())
            row = rowOf(*this);
        if (failed())
            return error();
        return row;
    }

    std::int64_t whole(int column) const;
    double real(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    /// Valid until the next row: for comparing without copying.
    std::string_view view(int column) const;
    bool isNull(int column) const;
    int columns() const;
    int type(int column) const; ///< SQLite's type number

private:
    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, std::int64_t(value)); }
    void bind(int index, qint64 value) { bind(index, std::int64_t(value)); }
    void bind(int index, double value);
    void bind(int index, const QString& value);
    void bind(int index, const QByteArray& value);
    void bind(int index, std::nullptr_t);
    template <class Tag> void bind(int index, Id<Tag> id) { bind(index, id.value); }
    template <class T> void bind(int index, const std::optional<T>& value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, nullptr);
    }
    void check(int code);

    Database& m_database;
    sqlite3_stmt* m_statement;
    bool m_failed = false;
    Error m_error;
};

/// Begins at once for writing; rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    const Result<void>& begun() const { return m_begun; }
    Result<void> commit();

private:
    Database& m_database;
    Result<void> m_begun;
    bool m_open = false;
};

} // namespace unisono
