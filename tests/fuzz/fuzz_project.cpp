// Any bytes as a project file: refused, or opened, read and changed without a crash. Page checksums would stop nearly
// every change at the door, so the pages of every second input are sealed first: then what SQLite and the store make
// of consistent nonsense is tried.
#include "core/store/pagechecksum.h"
#include "core/store/project.h"
#include "tests/support/projects.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstring>

using namespace unisono;

namespace {

QByteArray sealed(QByteArray bytes)
{
    for (qsizetype page = 0; (page + 1) * kPageBytes <= bytes.size(); ++page) {
        auto* at = reinterpret_cast<std::byte*>(bytes.data() + page * kPageBytes);
        sealPage(std::span<std::byte, kPageBytes>(at, std::size_t(kPageBytes)), std::uint64_t(page));
    }
    return bytes;
}

void readAll(Project& project)
{
    static_cast<void>(test::dumped(project));
    static_cast<void>(project.searchTracks(QStringLiteral("a b")));
    static_cast<void>(project.history(100));
    static_cast<void>(project.itemCount());
    static_cast<void>(project.verify().has_value());
    static_cast<void>(project.undo().has_value());
    static_cast<void>(project.redo().has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz_project";
    static char* argv[] = {name, nullptr};
    static const QCoreApplication application(argc, argv);
    static const QTemporaryDir folder;
    if (size < 1)
        return 0;
    for (const QString& file : QDir(folder.path()).entryList(QDir::Files | QDir::Hidden))
        QFile::remove(folder.filePath(file));
    const QByteArray bytes(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const QString path = folder.filePath(QStringLiteral("fuzz.unisono"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 0;
    file.write(data[0] % 2 ? sealed(bytes) : bytes);
    file.close();
    const Result<std::unique_ptr<Project>> project = Project::open(path);
    if (project)
        readAll(**project);
    return 0;
}
