#include "tests/support/editsession.h"

#include "core/annotation/schemadraft.h"
#include "tests/support/projects.h"

#include <QCryptographicHash>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace unisono::test {

namespace {

void say(const QByteArray& line)
{
    std::fputs(line.constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int edit(Project& project, unsigned seed)
{
    RandomEditor editor(project, seed);
    std::mt19937 random(seed);
    for (;;) {
        const bool back = random() % 5 == 0 && project.canUndo();
        const bool forth = !back && random() % 5 == 0 && project.canRedo();
        const bool saved = back    ? project.undo().has_value()
                           : forth ? project.redo().has_value()
                                   : project.apply(editor.next()).has_value();
        if (!saved || project.unsaved() > 0)
            return 1;
        say(QByteArray::number(qint64(project.eventCount())) + ' ' + contentHash(project));
    }
}

int look(const Project& project)
{
    say(project.isReadOnly() ? "readonly" : "writable");
    say(project.heldBy().toUtf8());
    say("tracks " + QByteArray::number(qint64(project.tracks().size())));
    return 0;
}

/// As a program of the future would: through SQLite, the page sealed by the store's own VFS, which is registered once
/// a project has been opened.
int setVersion(const QString& path, int version)
{
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &database, SQLITE_OPEN_READWRITE, "unisono-checksum") !=
        SQLITE_OK)
        return 1;
    const QByteArray sql = "PRAGMA user_version = " + QByteArray::number(version);
    const int code = sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return code;
}

int s_writeError = 0;
using WriteAt = ssize_t (*)(int, const void*, size_t, off_t);
using Write = ssize_t (*)(int, const void*, size_t);
sqlite3_syscall_ptr s_pwrite = nullptr;
sqlite3_syscall_ptr s_pwrite64 = nullptr;
sqlite3_syscall_ptr s_write = nullptr;

ssize_t failing()
{
    errno = s_writeError;
    return -1;
}

ssize_t pwriteOrFail(int file, const void* bytes, size_t count, off_t at)
{
    return s_writeError ? failing() : reinterpret_cast<WriteAt>(s_pwrite)(file, bytes, count, at);
}

ssize_t pwrite64OrFail(int file, const void* bytes, size_t count, off_t at)
{
    return s_writeError ? failing() : reinterpret_cast<WriteAt>(s_pwrite64)(file, bytes, count, at);
}

ssize_t writeOrFail(int file, const void* bytes, size_t count)
{
    return s_writeError ? failing() : reinterpret_cast<Write>(s_write)(file, bytes, count);
}

} // namespace

std::optional<int> runSession(const QStringList& arguments)
{
    const QString what = arguments.value(1);
    if (!what.startsWith(QLatin1String("session-")))
        return std::nullopt;
    Result<std::unique_ptr<Project>> project = Project::open(arguments.value(2));
    if (!project)
        return 1;
    if (what == QLatin1String("session-edit"))
        return edit(**project, arguments.value(3).toUInt());
    if (what == QLatin1String("session-look"))
        return look(**project);
    if (what == QLatin1String("session-version")) {
        project->reset();
        return setVersion(arguments.value(2), arguments.value(3).toInt());
    }
    if (what == QLatin1String("session-publish")) {
        say("publishing");
        return (*project)->publish(publishedNext((*project)->schema())) && (*project)->unsaved() == 0 ? 0 : 1;
    }
    say("holding");
    QThread::sleep(600);
    return 0;
}

GenreSchema publishedNext(const GenreSchema& schema)
{
    GenreSchema next = schema;
    next.parent.clear();
    mergeLabels(next, QStringLiteral("section"), QStringLiteral("verse"), QStringLiteral("chorus"));
    mergeGenres(next, QStringLiteral("rock"), QStringLiteral("pop"));
    for (LayerDef& layer : next.layers)
        layer.passes = layer.passes % 9 + 1;
    return next;
}

QByteArray contentHash(const Project& project)
{
    return QCryptographicHash::hash(dumped(project), QCryptographicHash::Sha256).toHex();
}

bool isSuperUser()
{
    return geteuid() == 0;
}

FailingWrites::FailingWrites(int systemError)
{
    sqlite3_vfs* vfs = sqlite3_vfs_find("unix");
    if (!s_write) {
        s_write = vfs->xGetSystemCall(vfs, "write");
        s_pwrite = vfs->xGetSystemCall(vfs, "pwrite");
        s_pwrite64 = vfs->xGetSystemCall(vfs, "pwrite64");
        vfs->xSetSystemCall(vfs, "write", reinterpret_cast<sqlite3_syscall_ptr>(writeOrFail));
        if (s_pwrite)
            vfs->xSetSystemCall(vfs, "pwrite", reinterpret_cast<sqlite3_syscall_ptr>(pwriteOrFail));
        if (s_pwrite64)
            vfs->xSetSystemCall(vfs, "pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(pwrite64OrFail));
    }
    s_writeError = systemError;
}

FailingWrites::~FailingWrites()
{
    s_writeError = 0;
}

} // namespace unisono::test
