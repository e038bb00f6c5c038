#include "core/audio/filehandle.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace unisono {

int FileHandle::release()
{
    const int fd = m_fd;
    m_fd = -1;
    return fd;
}

void FileHandle::reset(int fd)
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = fd;
}

Error systemError(int number, const QString& path, ErrorCode other)
{
    ErrorCode code = other;
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        code = ErrorCode::DiskFull;
    else if (number == EROFS)
        code = ErrorCode::ReadOnly;
    else if (number == ENOENT || number == ENOTDIR)
        code = ErrorCode::NotFound;
    return {code, QString::fromLocal8Bit(std::strerror(number)), path, {}};
}

Result<OpenedFile> openForReading(const QString& path)
{
    if (path.isEmpty() || path.contains(QChar(u'\0')))
        return Error{ErrorCode::NotFound, QStringLiteral("not a file name"), path, {}};
    // O_NONBLOCK: opening a named pipe would wait for its writer; regular files do not care.
    FileHandle handle(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!handle.isOpen())
        return systemError(errno, path, ErrorCode::CannotRead);
    struct stat st = {};
    if (::fstat(handle.fd(), &st) != 0)
        return systemError(errno, path, ErrorCode::CannotRead);
    if (!S_ISREG(st.st_mode))
        return Error{ErrorCode::NotAudio, QStringLiteral("not a regular file"), path, {}};
    OpenedFile file;
    file.handle = std::move(handle);
    file.bytes = st.st_size;
    file.modifiedNs = std::int64_t(st.st_mtim.tv_sec) * 1'000'000'000 + st.st_mtim.tv_nsec;
    return file;
}

std::int64_t readAt(int fd, void* data, std::size_t bytes, std::int64_t at)
{
    auto* out = static_cast<char*>(data);
    std::size_t done = 0;
    while (done < bytes) {
        const ssize_t n = ::pread(fd, out + done, bytes - done, at + std::int64_t(done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return -1;
        if (n == 0)
            break;
        done += std::size_t(n);
    }
    return std::int64_t(done);
}

Result<void> writeAt(int fd, const void* data, std::size_t bytes, std::int64_t at)
{
    const auto* in = static_cast<const char*>(data);
    std::size_t done = 0;
    while (done < bytes) {
        const ssize_t n = ::pwrite(fd, in + done, bytes - done, at + std::int64_t(done));
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return systemError(n < 0 ? errno : ENOSPC, {}, ErrorCode::CannotWrite);
        done += std::size_t(n);
    }
    return {};
}

} // namespace unisono
