#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>

namespace unisono {

/// Owns a file descriptor.
class FileHandle {
public:
    FileHandle() = default;
    explicit FileHandle(int fd)
        : m_fd(fd)
    {
    }
    ~FileHandle() { reset(); }
    FileHandle(FileHandle&& other) noexcept
        : m_fd(other.release())
    {
    }
    FileHandle& operator=(FileHandle&& other) noexcept
    {
        if (this != &other)
            reset(other.release());
        return *this;
    }
    FileHandle(const FileHandle&) = delete;
    FileHandle& operator=(const FileHandle&) = delete;

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    int release();
    void reset(int fd = -1);

private:
    int m_fd = -1;
};

struct OpenedFile {
    FileHandle handle;
    std::int64_t bytes = 0;
    std::int64_t modifiedNs = 0; ///< since 1970
};

/// A regular file for reading; never blocks on a pipe or a device.
/// Errors: NotFound, CannotRead (refused, name too long), NotAudio (a folder, a device)
Result<OpenedFile> openForReading(const QString& path);

/// All of the bytes, over short reads and signals. readAt gives the bytes read, fewer at the end of the file; -1:
/// errno.
std::int64_t readAt(int fd, void* data, std::size_t bytes, std::int64_t at);
/// Errors: DiskFull, ReadOnly, CannotWrite
Result<void> writeAt(int fd, const void* data, std::size_t bytes, std::int64_t at);
/// DiskFull, ReadOnly, NotFound or `other` of an errno.
Error systemError(int number, const QString& path, ErrorCode other);

} // namespace unisono
