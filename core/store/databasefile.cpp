// The file of a Database as pages. It is read through SQLite's own handle: opening it a second time would drop SQLite's
// locks on closing.
#include "core/store/pagechecksum.h"
#include "core/store/sqlite.h"

#include <QFile>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>
#include <unordered_set>

#include <unistd.h>

namespace unisono {

namespace {

sqlite3_file* fileOf(sqlite3* handle)
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods ? file : nullptr;
}

quint32 wordAt(const QByteArray& page, qsizetype at)
{
    return qFromBigEndian<quint32>(page.constData() + at);
}

} // namespace

QByteArray Database::rawHeader() const
{
    constexpr int kHeaderBytes = 100;
    QByteArray header(kHeaderBytes, '\0');
    sqlite3_file* file = fileOf(m_handle);
    if (!file || file->pMethods->xRead(file, header.data(), kHeaderBytes, 0) != SQLITE_OK)
        return {};
    return header;
}

std::int64_t Database::pageCount() const
{
    sqlite3_int64 bytes = 0;
    sqlite3_file* file = fileOf(m_handle);
    if (!file || file->pMethods->xFileSize(file, &bytes) != SQLITE_OK)
        return 0;
    return (bytes + kPageBytes - 1) / kPageBytes;
}

Result<void> Database::readPages(const std::function<bool(const QByteArray&, std::int64_t, bool)>& sink)
{
    sqlite3_file* file = fileOf(m_handle);
    const std::int64_t pages = pageCount();
    QByteArray page(kPageBytes, '\0');
    for (std::int64_t number = 0; number < pages; ++number) {
        const int code = file->pMethods->xRead(file, page.data(), kPageBytes, number * kPageBytes);
        if (code != SQLITE_OK && code != SQLITE_IOERR_DATA && code != SQLITE_IOERR_SHORT_READ)
            return Error{ErrorCode::CannotRead, QStringLiteral("reading page %1").arg(number), m_path, {}};
        if (!sink(page, number, code == SQLITE_OK))
            break;
    }
    return {};
}

QByteArray Database::rawPage(std::int64_t number) const
{
    sqlite3_file* file = fileOf(m_handle);
    QByteArray page(kPageBytes, '\0');
    if (!file || file->pMethods->xRead(file, page.data(), kPageBytes, number * kPageBytes) != SQLITE_OK)
        return {};
    return page;
}

void Database::dropUnused(std::vector<std::int64_t>& pages) const
{
    // Unused pages may never have been written. They are listed by trunk pages: next trunk, number of leaves, leaves.
    constexpr qsizetype kFirstTrunkAt = 32;
    constexpr quint32 kMostLeaves = kPageBytes / 4 - 2;
    if (pages.empty())
        return;
    std::unordered_set<std::int64_t> unused;
    std::unordered_set<std::int64_t> trunks;
    const QByteArray first = rawPage(0);
    quint32 trunk = first.isEmpty() ? 0 : wordAt(first, kFirstTrunkAt);
    while (trunk != 0 && trunks.insert(trunk).second) {
        const QByteArray page = rawPage(trunk - 1);
        if (page.isEmpty())
            break;
        const quint32 leaves = std::min(wordAt(page, 4), kMostLeaves);
        for (quint32 i = 0; i < leaves; ++i)
            unused.insert(std::int64_t(wordAt(page, 8 + 4 * qsizetype(i))) - 1);
        trunk = wordAt(page, 0);
    }
    std::erase_if(pages, [&](std::int64_t number) { return unused.contains(number); });
}

Result<std::vector<std::int64_t>> Database::damagedPages()
{
    std::vector<std::int64_t> damaged;
    Result<void> read = readPages([&](const QByteArray&, std::int64_t number, bool isSound) {
        // A page that another program is writing just now is whole at the second look.
        if (!isSound && rawPage(number).isEmpty())
            damaged.push_back(number);
        return true;
    });
    if (!read)
        return read.error();
    dropUnused(damaged);
    if (damaged.size() > kMostDamaged)
        damaged.resize(kMostDamaged);
    return damaged;
}

Result<void> Database::copyFileTo(const QString& path)
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Error{ErrorCode::CannotWrite, out.errorString(), path, {}};
    const auto writeError = [&] {
        const bool full = out.error() == QFileDevice::ResourceError;
        return Error{full ? ErrorCode::DiskFull : ErrorCode::CannotWrite, out.errorString(), path, {}};
    };
    std::vector<std::int64_t> damaged;
    bool written = true;
    Result<void> read = readPages([&](const QByteArray& page, std::int64_t number, bool isSound) {
        if (!isSound)
            damaged.push_back(number);
        written = out.write(page) == page.size();
        return written;
    });
    if (!read)
        return read;
    if (!written || !out.flush() || fsync(out.handle()) != 0)
        return writeError();
    dropUnused(damaged);
    if (!damaged.empty())
        return Error{ErrorCode::Corrupt, QStringLiteral("page %1 is damaged").arg(damaged.front()), m_path, {}};
    return {};
}

} // namespace unisono
