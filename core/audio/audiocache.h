#pragma once

#include "core/audio/filehandle.h"
#include "core/audio/pcmreader.h"

#include <QByteArray>

namespace unisono {

/// Names a file's content for the cache: SHA-256 over its canonical path, size, time of change and first and last
/// 64 KiB. A changed file gets a new name, and what was kept under the old one goes when room is needed.
struct FileIdentity {
    QByteArray hash; ///< 32 bytes
    QString cacheName() const { return QString::fromLatin1(hash.toHex().left(40)); }
};
/// Errors: those of openForReading
Result<FileIdentity> identityOf(const QString& path);

QString audioCacheFolder(const AudioCacheSettings& settings);

/// A file being written that gets its name only when it is whole: readers never see a half, and what a killed program
/// left behind is told by its lock and removed by makeRoom().
class CacheWriter {
public:
    CacheWriter() = default;
    ~CacheWriter();
    CacheWriter(CacheWriter&& other) noexcept;
    CacheWriter& operator=(CacheWriter&& other) noexcept;

    /// Makes the folder where there is none. Errors: DiskFull, ReadOnly, CannotWrite
    static Result<CacheWriter> create(const QString& folder, const QString& name);
    int fd() const { return m_handle.fd(); }
    Result<void> publish();

private:
    FileHandle m_handle;
    QString m_partPath;
    QString m_path;
};

/// Removes left-overs, then the least recently used files until the folder, with `coming` bytes more, is within
/// settings.maxBytes. `keep`: a file name that stays. False: there is no room for them, here or on the disk (of which
/// a twentieth, at most 2 GiB, is left to others).
bool makeRoom(const AudioCacheSettings& settings, std::int64_t coming, const QString& keep = {});
/// Marks a cache file as just used.
void touchCacheFile(int fd);

} // namespace unisono
