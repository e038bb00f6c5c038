#pragma once

namespace unisono {

/// Name of a SQLite VFS over the default one that seals the pages of a database as they are written to its file and
/// answers SQLITE_IOERR_DATA when a page that is read is not sound. Journals pass unchanged. Registered on first use.
/// Threads: any
const char* checksumVfs();

/// errno of this thread's last write to a database or journal; 0: it succeeded. SQLite does not keep it for a commit.
int lastWriteError();

} // namespace unisono
