#include "core/store/sqlite.h"

#include "core/store/checksumvfs.h"
#include "core/store/pagechecksum.h"

#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

#include <cerrno>
#include <unordered_map>

namespace unisono {

namespace {

ErrorCode codeOfSystemError(int error, ErrorCode otherwise)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ErrorCode::DiskFull;
    case EROFS:
        return ErrorCode::ReadOnly;
    default:
        return otherwise;
    }
}

ErrorCode codeOfIoError(int extended, int systemError)
{
    switch (extended) {
    case SQLITE_IOERR_DATA:
    case SQLITE_IOERR_CORRUPTFS:
    case SQLITE_IOERR_SHORT_READ:
        return ErrorCode::Corrupt;
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS:
        return ErrorCode::CannotRead;
    case SQLITE_IOERR_NOMEM:
        return ErrorCode::TooLarge;
    case SQLITE_IOERR_WRITE:
        return codeOfSystemError(lastWriteError(), ErrorCode::CannotWrite);
    default:
        return codeOfSystemError(systemError, ErrorCode::CannotWrite);
    }
}

ErrorCode codeOf(int extended, int systemError)
{
    switch (extended & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_IOERR:
        return codeOfIoError(extended, systemError);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return codeOfSystemError(systemError, ErrorCode::CannotRead);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::HeldByOther;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return ErrorCode::Invalid;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

int flagsOf(Database::Access access)
{
    switch (access) {
    case Database::Access::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Database::Access::ReadWrite:
        return SQLITE_OPEN_READWRITE;
    case Database::Access::ReadOnly:
        break;
    }
    return SQLITE_OPEN_READONLY;
}

constexpr int kBusyTimeoutMs = 2000;
constexpr int kStepsBetweenAsking = 10'000; // of the database machine: well under a millisecond

} // namespace

struct Database::Statements {
    std::unordered_map<const void*, sqlite3_stmt*> bySql;
    ~Statements()
    {
        for (const auto& [sql, statement] : bySql)
            sqlite3_finalize(statement);
    }
};

Result<std::unique_ptr<Database>> Database::open(const QString& path, Access access)
{
    if (!path.isEmpty() && access != Access::Create && !QFileInfo::exists(path))
        return Error{ErrorCode::NotFound, QStringLiteral("no such file"), path, {}};
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    // One thread uses a connection: SQLite's locks on each call would be a fifth of the time of a long read.
    const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &database->m_handle,
                                     flagsOf(access) | SQLITE_OPEN_NOMUTEX, checksumVfs());
    database->m_statements = std::make_unique<Statements>();
    if (code != SQLITE_OK) {
        Error error = database->lastError();
        if (access != Access::ReadOnly && error.code == ErrorCode::CannotRead)
            error.code = ErrorCode::CannotWrite;
        return error;
    }
    sqlite3_extended_result_codes(database->m_handle, 1);
    sqlite3_busy_timeout(database->m_handle, kBusyTimeoutMs);
    // A damaged schema must not be able to run anything of its own.
    sqlite3_db_config(database->m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database->m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(database->m_handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    int reserve = kPageReserve;
    sqlite3_file_control(database->m_handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
    return database;
}

Database::~Database()
{
    m_statements.reset();
    sqlite3_close(m_handle);
}

Error Database::lastError() const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    const int systemError = m_handle ? sqlite3_system_errno(m_handle) : 0;
    return {codeOf(code, systemError),
            QStringLiteral("SQLite %1: %2").arg(code).arg(QString::fromUtf8(sqlite3_errmsg(m_handle))),
            m_path,
            {}};
}

Result<void> Database::execute(const QByteArray& sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return lastError();
    return {};
}

Result<QByteArray> Database::value(const QByteArray& sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.constData(), int(sql.size()), &statement, nullptr) != SQLITE_OK)
        return lastError();
    QByteArray result;
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        result =
            QByteArray(static_cast<const char*>(sqlite3_column_blob(statement, 0)), sqlite3_column_bytes(statement, 0));
    if (sqlite3_finalize(statement) != SQLITE_OK)
        return lastError();
    return result;
}

sqlite3_stmt* Database::prepared(const char* sql)
{
    const auto found = m_statements->bySql.find(sql);
    if (found != m_statements->bySql.end())
        return found->second;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return nullptr;
    m_statements->bySql.emplace(sql, statement);
    return statement;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(m_handle, "main") != 0;
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

void Database::interruptWhen(std::function<bool()> isCancelled)
{
    m_isCancelled = std::move(isCancelled);
    const auto ask = [](void* database) { return static_cast<Database*>(database)->m_isCancelled() ? 1 : 0; };
    sqlite3_progress_handler(m_handle, kStepsBetweenAsking, ask, this);
}

Query::~Query()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

void Query::check(int code)
{
    if (code == SQLITE_OK || m_failed)
        return;
    m_failed = true;
    m_error = m_database.lastError();
}

bool Query::next()
{
    if (m_failed) {
        if (m_error.message.isEmpty())
            m_error = m_database.lastError();
        return false;
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        check(code);
    return false;
}

Result<void> Query::run()
{
    while (next()) {
    }
    if (m_failed)
        return m_error;
    return {};
}

void Query::bind(int index, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, index, value));
}

void Query::bind(int index, double value)
{
    check(sqlite3_bind_double(m_statement, index, value));
}

void Query::bind(int index, const QString& value)
{
    const QByteArray utf8 = value.toUtf8();
    check(sqlite3_bind_text64(m_statement, index, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void Query::bind(int index, const QByteArray& value)
{
    check(sqlite3_bind_blob64(m_statement, index, value.constData(), sqlite3_uint64(value.size()), SQLITE_TRANSIENT));
}

void Query::bind(int index, std::nullptr_t)
{
    check(sqlite3_bind_null(m_statement, index));
}

std::int64_t Query::whole(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Query::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Query::view(int column) const
{
    const void* data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char*>(data), std::size_t(sqlite3_column_bytes(m_statement, column))};
}

QString Query::text(int column) const
{
    const std::string_view utf8 = view(column);
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QByteArray Query::bytes(int column) const
{
    const std::string_view data = view(column);
    return {data.data(), qsizetype(data.size())};
}

bool Query::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

int Query::columns() const
{
    return sqlite3_column_count(m_statement);
}

int Query::type(int column) const
{
    return sqlite3_column_type(m_statement, column);
}

Transaction::Transaction(Database& database)
    : m_database(database),
      m_begun(database.execute("BEGIN IMMEDIATE"))
{
    m_open = m_begun.has_value();
}

Transaction::~Transaction()
{
    // Some failures (a full disk) have rolled it back already.
    if (m_open && m_database.isInTransaction())
        static_cast<void>(m_database.execute("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    if (!m_begun)
        return m_begun;
    Result<void> done = m_database.execute("COMMIT");
    if (done)
        m_open = false;
    return done;
}

} // namespace unisono
