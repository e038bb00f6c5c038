#include "core/store/projectreading.h"
#include "tests/support/projects.h"
#include "tests/support/smalldisk.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace unisono;
using namespace unisono::test;

/// A project as jobs read it.
class TestProjectReading : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsThere();
    void readsWhatIsNotWrittenYet();
    void knowsTheSealedPartAsItWas();
    void endsWithTheProject();
};

namespace {

constexpr auto kNever = [] { return false; };

std::unique_ptr<Project> made(const QTemporaryDir& folder)
{
    auto project = Project::create(folder.filePath(QStringLiteral("a.unisono")), smallSchema(), QStringLiteral("Ada"));
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    return std::move(*project);
}

Edit adding(const QString& name)
{
    return {QStringLiteral("people.change"), {}, {}, {Change<Person>{std::nullopt, Person{PersonId::next(), name}}}};
}

Result<int> peopleIn(const ProjectSnapshot& snapshot)
{
    return readProject(snapshot, kNever, [](const Project& p) { return Result<int>(int(p.people().size())); });
}

} // namespace

void TestProjectReading::readsWhatIsThere()
{
    const QTemporaryDir folder;
    const auto project = made(folder);
    QVERIFY(project->apply(adding(QStringLiteral("Ben"))));
    const auto count = peopleIn(project->snapshot());
    QVERIFY(count);
    QCOMPARE(*count, 2);
}

void TestProjectReading::readsWhatIsNotWrittenYet()
{
    SmallDisk disk(8 * 1024 * 1024);
    if (!disk.isThere())
        QSKIP("a file system of its own needs the superuser");
    auto made = Project::create(disk.path() + QStringLiteral("/a.unisono"), smallSchema(), QStringLiteral("Ada"));
    QVERIFY(made);
    Project& project = **made;
    QFile filler(disk.path() + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    Track track = someTrack(project, QStringLiteral("kept in memory"));
    track.album = QString(100'000, QLatin1Char('a'));
    QVERIFY(!project.apply(addedTrack(track)));
    QCOMPARE(project.unsaved(), 1);
    const ProjectSnapshot snapshot = project.snapshot();
    const auto read = readProject(snapshot, kNever, [&](const Project& p) {
        return Result<bool>(p.track(track.id) && p.track(track.id)->title == track.title);
    });
    QVERIFY(read);
    QVERIFY(*read);
    // Written meanwhile, the same is there once.
    filler.close();
    QVERIFY(filler.remove());
    QVERIFY(project.flush());
    const auto again = readProject(snapshot, kNever, [&](const Project& p) {
        return Result<int>(
            int(std::count_if(p.tracks().begin(), p.tracks().end(), [&](const Track& t) { return t.id == track.id; })));
    });
    QVERIFY(again);
    QCOMPARE(*again, 1);
}

void TestProjectReading::knowsTheSealedPartAsItWas()
{
    const QTemporaryDir folder;
    const auto project = made(folder);
    const std::shared_ptr<const Vault> vault = Vault::make();
    const auto key = vault->keyRecord(QStringLiteral("words"), KeyCost::Cheap);
    QVERIFY(key);
    QVERIFY(project->keepVault(vault, *key));
    const ProjectSnapshot open = project->snapshot();
    project->lock();
    const ProjectSnapshot locked = project->snapshot();
    const auto isOpen = [](const Project& p) { return Result<bool>(p.vault() != nullptr); };
    QCOMPARE(*readProject(open, kNever, isOpen), true);
    QCOMPARE(*readProject(locked, kNever, isOpen), false);
}

void TestProjectReading::endsWithTheProject()
{
    const QTemporaryDir folder;
    auto project = made(folder);
    const ProjectSnapshot snapshot = project->snapshot();
    const auto cancelled = readProject(
        snapshot, [] { return true; }, [](const Project& p) { return Result<int>(int(p.units().size())); });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    project.reset();
    const auto closed = peopleIn(snapshot);
    QVERIFY(!closed);
    QCOMPARE(closed.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestProjectReading)
#include "tst_projectreading.moc"
