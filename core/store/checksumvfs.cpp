#include "core/store/checksumvfs.h"

#include "core/store/pagechecksum.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace unisono {

namespace {

constexpr const char* kName = "unisono-checksum";

/// Stands before the file object of the VFS below, in the same piece of memory.
struct CheckedFile {
    sqlite3_file base;
    bool hasPages; ///< a database; else a journal
};

thread_local int t_writeError = 0;

sqlite3_file* below(sqlite3_file* file)
{
    return reinterpret_cast<sqlite3_file*>(reinterpret_cast<CheckedFile*>(file) + 1);
}

bool isWholePage(sqlite3_file* file, int bytes, sqlite3_int64 offset)
{
    return reinterpret_cast<CheckedFile*>(file)->hasPages && bytes == kPageBytes && offset % kPageBytes == 0;
}

int fileClose(sqlite3_file* file)
{
    return below(file)->pMethods->xClose(below(file));
}

int fileRead(sqlite3_file* file, void* out, int bytes, sqlite3_int64 offset)
{
    const int code = below(file)->pMethods->xRead(below(file), out, bytes, offset);
    if (code != SQLITE_OK || !isWholePage(file, bytes, offset))
        return code;
    const std::span<const std::byte, kPageBytes> page(static_cast<const std::byte*>(out), std::size_t(kPageBytes));
    return pageIsSound(page, std::uint64_t(offset / kPageBytes)) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int noted(int code)
{
    t_writeError = code == SQLITE_OK ? 0 : errno;
    return code;
}

int fileWrite(sqlite3_file* file, const void* in, int bytes, sqlite3_int64 offset)
{
    if (!isWholePage(file, bytes, offset))
        return noted(below(file)->pMethods->xWrite(below(file), in, bytes, offset));
    std::array<std::byte, kPageBytes> page;
    std::memcpy(page.data(), in, page.size());
    sealPage(page, std::uint64_t(offset / kPageBytes));
    return noted(below(file)->pMethods->xWrite(below(file), page.data(), bytes, offset));
}

int fileTruncate(sqlite3_file* file, sqlite3_int64 size)
{
    return below(file)->pMethods->xTruncate(below(file), size);
}
int fileSync(sqlite3_file* file, int flags)
{
    return below(file)->pMethods->xSync(below(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    return below(file)->pMethods->xFileSize(below(file), size);
}
int fileLock(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xLock(below(file), level);
}
int fileUnlock(sqlite3_file* file, int level)
{
    return below(file)->pMethods->xUnlock(below(file), level);
}
int fileCheckReservedLock(sqlite3_file* file, int* reserved)
{
    return below(file)->pMethods->xCheckReservedLock(below(file), reserved);
}
int fileControl(sqlite3_file* file, int operation, void* argument)
{
    return below(file)->pMethods->xFileControl(below(file), operation, argument);
}
int fileSectorSize(sqlite3_file* file)
{
    return below(file)->pMethods->xSectorSize(below(file));
}
int fileDeviceCharacteristics(sqlite3_file* file)
{
    return below(file)->pMethods->xDeviceCharacteristics(below(file));
}
int fileShmMap(sqlite3_file* file, int region, int size, int extend, void volatile** out)
{
    return below(file)->pMethods->xShmMap(below(file), region, size, extend, out);
}
int fileShmLock(sqlite3_file* file, int offset, int n, int flags)
{
    return below(file)->pMethods->xShmLock(below(file), offset, n, flags);
}
void fileShmBarrier(sqlite3_file* file)
{
    below(file)->pMethods->xShmBarrier(below(file));
}
int fileShmUnmap(sqlite3_file* file, int deleteFlag)
{
    return below(file)->pMethods->xShmUnmap(below(file), deleteFlag);
}
// Mapped pages would be read without a look at their checksum.
int fileFetch(sqlite3_file*, sqlite3_int64, int, void** out)
{
    *out = nullptr;
    return SQLITE_OK;
}
int fileUnfetch(sqlite3_file*, sqlite3_int64, void*)
{
    return SQLITE_OK;
}

sqlite3_io_methods methodsOf(int version)
{
    return {version,
            fileClose,
            fileRead,
            fileWrite,
            fileTruncate,
            fileSync,
            fileSize,
            fileLock,
            fileUnlock,
            fileCheckReservedLock,
            fileControl,
            fileSectorSize,
            fileDeviceCharacteristics,
            fileShmMap,
            fileShmLock,
            fileShmBarrier,
            fileShmUnmap,
            fileFetch,
            fileUnfetch};
}

int vfsOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    constexpr int kLasting = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL;
    if ((flags & kLasting) == 0)
        return real->xOpen(real, name, file, flags, outFlags);
    reinterpret_cast<CheckedFile*>(file)->hasPages = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    static const std::array<sqlite3_io_methods, 3> kMethods{methodsOf(1), methodsOf(2), methodsOf(3)};
    file->pMethods = nullptr;
    below(file)->pMethods = nullptr;
    const int code = real->xOpen(real, name, below(file), flags, outFlags);
    if (below(file)->pMethods) {
        const int version = below(file)->pMethods->iVersion;
        file->pMethods = &kMethods[std::size_t(version >= 3 ? 2 : version == 2 ? 1 : 0)];
    }
    return code;
}

int vfsDelete(sqlite3_vfs* vfs, const char* name, int syncDir)
{
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    return real->xDelete(real, name, syncDir);
}
int vfsAccess(sqlite3_vfs* vfs, const char* name, int flags, int* out)
{
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    return real->xAccess(real, name, flags, out);
}
int vfsFullPathname(sqlite3_vfs* vfs, const char* name, int n, char* out)
{
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    return real->xFullPathname(real, name, n, out);
}
int vfsGetLastError(sqlite3_vfs* vfs, int n, char* out)
{
    auto* real = static_cast<sqlite3_vfs*>(vfs->pAppData);
    return real->xGetLastError(real, n, out);
}

sqlite3_vfs* registered()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
        sqlite3_vfs own = *real; // dynamic loading, randomness, sleep and clocks take no VFS state: theirs
        own.szOsFile = real->szOsFile + int(sizeof(CheckedFile));
        own.pNext = nullptr;
        own.zName = kName;
        own.pAppData = real;
        own.xOpen = vfsOpen;
        own.xDelete = vfsDelete;
        own.xAccess = vfsAccess;
        own.xFullPathname = vfsFullPathname;
        own.xGetLastError = vfsGetLastError;
        return own;
    }();
    static const int code = sqlite3_vfs_register(&vfs, 0);
    static_cast<void>(code);
    return &vfs;
}

} // namespace

int lastWriteError()
{
    return t_writeError;
}

const char* checksumVfs()
{
    return registered()->zName;
}

} // namespace unisono
