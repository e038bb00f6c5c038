#include "core/audio/audiocache.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace unisono {

namespace {

const QString kPartEnding = QStringLiteral(".part");

/// Nobody holds it: its writer is gone.
bool isLeftOver(const QString& path)
{
    const FileHandle part(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    return part.isOpen() && ::flock(part.fd(), LOCK_EX | LOCK_NB) == 0;
}

} // namespace

Result<FileIdentity> identityOf(const QString& path)
{
    const auto file = openForReading(path);
    if (!file)
        return file.error();
    constexpr std::int64_t kEdge = 65536;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QFileInfo(path).canonicalFilePath().toUtf8());
    hash.addData(QByteArray::number(qlonglong(file->bytes)) + ' ' + QByteArray::number(qlonglong(file->modifiedNs)));
    std::vector<char> edge(std::size_t(std::min(kEdge, file->bytes)));
    for (const std::int64_t at : {std::int64_t(0), std::max<std::int64_t>(0, file->bytes - kEdge)}) {
        const std::int64_t n = readAt(file->handle.fd(), edge.data(), edge.size(), at);
        if (n < 0)
            return systemError(errno, path, ErrorCode::CannotRead);
        hash.addData(QByteArrayView(edge.data(), n));
    }
    return FileIdentity{hash.result()};
}

QString audioCacheFolder(const AudioCacheSettings& settings)
{
    if (!settings.folder.isEmpty())
        return settings.folder;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/unisono/audio");
}

CacheWriter::CacheWriter(CacheWriter&& other) noexcept
    : m_handle(std::move(other.m_handle)),
      m_partPath(std::exchange(other.m_partPath, {})),
      m_path(std::exchange(other.m_path, {}))
{
}

CacheWriter& CacheWriter::operator=(CacheWriter&& other) noexcept
{
    std::swap(m_handle, other.m_handle);
    std::swap(m_partPath, other.m_partPath);
    std::swap(m_path, other.m_path);
    return *this;
}

CacheWriter::~CacheWriter()
{
    if (!m_partPath.isEmpty())
        ::unlink(QFile::encodeName(m_partPath).constData());
}

Result<CacheWriter> CacheWriter::create(const QString& folder, const QString& name)
{
    static std::atomic<unsigned> counter{0};
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot make the cache folder"), folder, {}};
    CacheWriter writer;
    writer.m_path = folder + QLatin1Char('/') + name;
    const QString part =
        QStringLiteral("%1.%2-%3%4").arg(writer.m_path).arg(::getpid()).arg(counter.fetch_add(1)).arg(kPartEnding);
    writer.m_handle.reset(
        ::open(QFile::encodeName(part).constData(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!writer.m_handle.isOpen())
        return systemError(errno, part, ErrorCode::CannotWrite);
    writer.m_partPath = part;
    ::flock(writer.m_handle.fd(), LOCK_EX | LOCK_NB);
    return writer;
}

Result<void> CacheWriter::publish()
{
    if (::rename(QFile::encodeName(m_partPath).constData(), QFile::encodeName(m_path).constData()) != 0)
        return systemError(errno, m_path, ErrorCode::CannotWrite);
    m_partPath.clear();
    ::flock(m_handle.fd(), LOCK_UN);
    return {};
}

bool makeRoom(const AudioCacheSettings& settings, std::int64_t coming, const QString& keep)
{
    const QDir folder(audioCacheFolder(settings));
    struct Kept {
        QString path;
        std::int64_t bytes;
        qint64 used;
    };
    std::vector<Kept> kept;
    std::int64_t total = 0;
    const auto entries =
        folder.entryInfoList({QStringLiteral("*.pcm"), QStringLiteral("*.peaks"), QStringLiteral("*") + kPartEnding},
                             QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo& entry : entries) {
        if (entry.fileName().endsWith(kPartEnding)) {
            if (isLeftOver(entry.filePath()))
                QFile::remove(entry.filePath());
            else
                total += entry.size();
            continue;
        }
        total += entry.size();
        if (entry.fileName() != keep)
            kept.push_back({entry.filePath(), entry.size(), entry.lastModified().toMSecsSinceEpoch()});
    }
    std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.used < b.used; });
    const auto room = [&] {
        const QStorageInfo disk(QFileInfo::exists(folder.path()) ? folder.path() : QDir::rootPath());
        const std::int64_t reserve = std::min<std::int64_t>(disk.bytesTotal() / 20, std::int64_t(2) << 30);
        return disk.isValid() ? std::int64_t(disk.bytesAvailable()) - reserve : coming;
    };
    if (coming > settings.maxBytes)
        return false;
    std::int64_t free = room();
    for (const Kept& file : kept) {
        if (total + coming <= settings.maxBytes && free >= coming)
            break;
        if (QFile::remove(file.path)) {
            total -= file.bytes;
            free += file.bytes;
        }
    }
    return total + coming <= settings.maxBytes && free >= coming;
}

void touchCacheFile(int fd)
{
    ::futimens(fd, nullptr);
}

} // namespace unisono
