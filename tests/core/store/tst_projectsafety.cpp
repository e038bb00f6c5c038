#include "core/store/project.h"
#include "tests/support/editsession.h"
#include "tests/support/projects.h"
#include "tests/support/smalldisk.h"

#include <QDirIterator>
#include <QLockFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace unisono;
using namespace unisono::test;

/// Locks, kills, full disks, damage and newer files.
class TestProjectSafety : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void secondProgramReadsAndSaysWhoHoldsIt();
    void lockOfADeadProcessIsTakenOver();
    void readOnlyFolder();
    void newerVersionIsRefused();
    void killLosesNothing();
    void failingWritesKeepEdits_data();
    void failingWritesKeepEdits();
    void fullDiskKeepsEdits();
    void rescueIsAppliedLater();
    void everyDamagedPageIsNoticed_data();
    void everyDamagedPageIsNoticed();
    void damageWithoutBackup();
    void damagedWriteAheadLogIsMadeGood();
    void olderCopyIsNotOverwritten();
    void fileWithoutItsBackupIsWhole();

private:
    QString path(const char* name = "a.unisono") const { return m_dir->filePath(QString::fromLatin1(name)); }
    void removeBackups() const
    {
        QDirIterator it(m_dir->path(), {QStringLiteral(".*.backup*")}, QDir::Files | QDir::Hidden);
        while (it.hasNext())
            QFile::remove(it.next());
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

std::unique_ptr<Project> made(const QString& path)
{
    Result<std::unique_ptr<Project>> project = Project::create(path, smallSchema(), QStringLiteral("Me"));
    return project ? std::move(*project) : nullptr;
}

std::unique_ptr<Project> opened(const QString& path, OpenMode mode = OpenMode::ReadWrite)
{
    Result<std::unique_ptr<Project>> project = Project::open(path, mode);
    return project ? std::move(*project) : nullptr;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool isSound(const Project& project)
{
    const Result<VerifyReport> report = project.verify();
    if (report)
        for (const Issue& issue : *report)
            qWarning() << issue.code << issue.place << issue.args;
    return report && report->empty();
}

/// A project of some hundred rows; its content as text.
QByteArray madeWithContent(const QString& path, int edits = 120)
{
    auto project = made(path);
    RandomEditor editor(*project, 5);
    std::vector<Edit> all;
    for (int i = 0; i < edits; ++i)
        if (!project->apply(editor.next()))
            return {};
    if (!project->undo())
        return {};
    return dumped(*project);
}

constexpr qsizetype kPage = 4096;

} // namespace

void TestProjectSafety::secondProgramReadsAndSaysWhoHoldsIt()
{
    auto project = made(path());
    QVERIFY(project->apply(addedTrack(someTrack(*project, u"One"_qs))));
    // Another program: the editing session of the tests, asked only to look.
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"session-look"_qs, path()});
    QVERIFY(other.waitForFinished());
    const QByteArray said = other.readAllStandardOutput();
    QVERIFY2(said.contains("readonly"), said.constData());
    QVERIFY2(said.contains("process " + QByteArray::number(QCoreApplication::applicationPid())), said.constData());
    QVERIFY2(said.contains("tracks 1"), said.constData());
    auto second = opened(path());
    QVERIFY(second && second->isReadOnly() && !second->heldBy().isEmpty());
    const Result<void> refused = second->apply(addedTrack(someTrack(*second, u"Two"_qs)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    QCOMPARE(second->unsaved(), 0);
    QVERIFY(isSound(*second));
    second.reset();
    project.reset();
    project = opened(path());
    QVERIFY(!project->isReadOnly());
    QVERIFY(project->heldBy().isEmpty());
}

void TestProjectSafety::lockOfADeadProcessIsTakenOver()
{
    made(path()).reset();
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"session-hold"_qs, path()});
    QVERIFY(other.waitForReadyRead());
    QVERIFY(opened(path())->isReadOnly());
    other.kill();
    QVERIFY(other.waitForFinished());
    auto project = opened(path());
    QVERIFY(project && !project->isReadOnly());
}

void TestProjectSafety::readOnlyFolder()
{
    if (isSuperUser()) { // who may write everywhere but where nobody can
        SmallDisk disk(8 * 1024 * 1024);
        if (!disk.isThere())
            QSKIP("a file system cannot be mounted here");
        const QString file = disk.path() + u"/a.unisono"_qs;
        const QByteArray content = madeWithContent(file);
        QVERIFY(disk.becomeReadOnly());
        const auto project = opened(file);
        QVERIFY(project && project->isReadOnly());
        QCOMPARE(dumped(*project), content);
        return;
    }
    const QByteArray content = madeWithContent(path());
    QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner);
    auto project = opened(path());
    const bool readsAll = project && project->isReadOnly() && dumped(*project) == content;
    project.reset();
    QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(readsAll);
}

void TestProjectSafety::newerVersionIsRefused()
{
    madeWithContent(path());
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"session-version"_qs, path(), u"77"_qs});
    QVERIFY(other.waitForFinished());
    const QByteArray before = bytesOf(path());
    const auto project = Project::open(path());
    QVERIFY(!project);
    QCOMPARE(project.error().code, ErrorCode::NewerVersion);
    QCOMPARE(project.error().detail, u"77"_qs);
    QCOMPARE(bytesOf(path()), before);
}

void TestProjectSafety::killLosesNothing()
{
    // Each round goes on with the project as the last kill left it.
    made(path()).reset();
    std::mt19937 random(11);
    constexpr int kKills = 200;
    int acknowledged = 0;
    for (int round = 0; round < kKills; ++round) {
        QProcess session;
        session.start(QCoreApplication::applicationFilePath(), {u"session-edit"_qs, path(), QString::number(round)});
        QVERIFY(session.waitForStarted());
        QVERIFY(session.waitForReadyRead());
        QTest::qWait(int(random() % 60));
        session.kill();
        QVERIFY(session.waitForFinished());
        // The last whole line is the last edit that was called saved: number of edits, hash of the content then.
        QList<QByteArray> lines = session.readAllStandardOutput().split('\n');
        lines.removeLast();
        QVERIFY(!lines.isEmpty());
        const QList<QByteArray> last = lines.last().split(' ');
        acknowledged += int(lines.size());
        auto project = opened(path());
        QVERIFY(project);
        QVERIFY(!project->isReadOnly());
        QVERIFY(project->repairs().empty());
        // One more may have been committed than could be told.
        const std::int64_t more = project->eventCount() - last.at(0).toLongLong();
        QVERIFY2(more == 0 || more == 1, QByteArray::number(qint64(more)).constData());
        if (more == 0)
            QCOMPARE(contentHash(*project), last.at(1));
        if (round % 20 == 19)
            QVERIFY(isSound(*project));
    }
    qInfo("%d edits acknowledged over %d kills", acknowledged, kKills);
}

void TestProjectSafety::fullDiskKeepsEdits()
{
    const SmallDisk disk(1536 * 1024);
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    const QString file = disk.path() + u"/a.unisono"_qs;
    auto project = made(file);
    QVERIFY(project);
    QVERIFY(writeBytes(disk.path() + u"/ballast"_qs, QByteArray(800 * 1024, 'x')));
    RandomEditor editor(*project, 21);
    int refused = 0;
    for (int i = 0; i < 4000 && refused < 40; ++i) {
        const Edit edit = editor.next();
        const Result<void> done = project->apply(edit);
        if (!done) {
            QCOMPARE(done.error().code, ErrorCode::DiskFull);
            ++refused;
        }
        if (refused == 20 && project->canUndo() && i % 2)
            QVERIFY(project->undo());
    }
    QVERIFY(refused > 0);
    QVERIFY(project->unsaved() >= refused);
    QCOMPARE(project->unsavedReason()->code, ErrorCode::DiskFull);
    const QByteArray content = dumped(*project);
    const std::int64_t count = project->itemCount();
    const std::size_t steps = project->history(100000).size();
    QVERIFY(!project->flush());
    QVERIFY(QFile::remove(disk.path() + u"/ballast"_qs));
    const Result<void> flushed = project->flush();
    QVERIFY2(flushed.has_value(), flushed ? "" : qPrintable(flushed.error().message));
    QCOMPARE(project->unsaved(), 0);
    QVERIFY(!project->unsavedReason());
    QCOMPARE(dumped(*project), content);
    QCOMPARE(project->itemCount(), count);
    QVERIFY(isSound(*project));
    project.reset();
    project = opened(file);
    QCOMPARE(dumped(*project), content);
    QCOMPARE(project->itemCount(), count);
    QCOMPARE(project->history(100000).size(), steps);
    for (int i = 0; i < 60 && project->canUndo(); ++i)
        QVERIFY(project->undo());
    QVERIFY(isSound(*project));
}

void TestProjectSafety::failingWritesKeepEdits_data()
{
    QTest::addColumn<int>("systemError");
    QTest::addColumn<int>("code");
    QTest::addRow("full") << ENOSPC << int(ErrorCode::DiskFull);
    QTest::addRow("turned read-only") << EROFS << int(ErrorCode::ReadOnly);
    QTest::addRow("broken") << EIO << int(ErrorCode::CannotWrite);
}

void TestProjectSafety::failingWritesKeepEdits()
{
    QFETCH(int, systemError);
    QFETCH(int, code);
    auto project = made(path());
    QVERIFY(project);
    RandomEditor editor(*project, 31);
    for (int i = 0; i < 40; ++i)
        QVERIFY(project->apply(editor.next()));
    std::vector<QByteArray> states;
    {
        const FailingWrites failing(systemError);
        for (int i = 0; i < 30; ++i) {
            const Result<void> done = project->apply(editor.next());
            QVERIFY(!done);
            QCOMPARE(int(done.error().code), code);
            QCOMPARE(project->unsaved(), i + 1);
        }
        // Undo, redo and search work on what is in memory only.
        const QByteArray content = dumped(*project);
        const HistoryRow top = project->nextUndo();
        QVERIFY(project->undo());
        QCOMPARE(project->nextRedo().sequence, top.sequence);
        QVERIFY(project->redo());
        QCOMPARE(dumped(*project), content);
        QCOMPARE(project->searchTracks(u"artist"_qs).size(), project->tracks().size());
        // An edit that breaks a rule is refused then, too.
        QCOMPARE(project->apply({u"x"_qs, {}, {}, {Change<Person>{project->me(), std::nullopt}}}).error().code,
                 ErrorCode::Invalid);
        QVERIFY(!project->flush());
        states.push_back(content);
    }
    QVERIFY(project->flush());
    QCOMPARE(project->unsaved(), 0);
    QCOMPARE(dumped(*project), states.back());
    QVERIFY(isSound(*project));
    const std::size_t steps = project->history(1000).size();
    project.reset();
    project = opened(path());
    QCOMPARE(dumped(*project), states.back());
    QCOMPARE(project->history(1000).size(), steps);
    while (project->canUndo())
        QVERIFY(project->undo());
    QCOMPARE(project->tracks().size(), std::size_t(0));
    QVERIFY(isSound(*project));
}

void TestProjectSafety::rescueIsAppliedLater()
{
    const SmallDisk disk(1024 * 1024);
    if (!disk.isThere())
        QSKIP("a small file system cannot be mounted here");
    const QString file = disk.path() + u"/a.unisono"_qs;
    QByteArray content;
    {
        auto project = made(file);
        QVERIFY(writeBytes(disk.path() + u"/ballast"_qs, QByteArray(300 * 1024, 'x')));
        RandomEditor editor(*project, 4);
        for (int i = 0; i < 4000 && project->unsaved() < 15; ++i)
            static_cast<void>(project->apply(editor.next()).has_value());
        QCOMPARE(project->unsaved(), 15);
        content = dumped(*project);
        QVERIFY(project->rescueTo(path("rescue.json")));
        QVERIFY(!project->rescueTo(path("no/rescue.json")));
    }
    QVERIFY(QFile::remove(disk.path() + u"/ballast"_qs));
    auto project = opened(file);
    QVERIFY(project);
    QVERIFY(dumped(*project) != content);
    QVERIFY(project->applyRescue(path("rescue.json")));
    QCOMPARE(dumped(*project), content);
    // A second time the rows have changed already: refused, nothing changed.
    QVERIFY(!project->applyRescue(path("rescue.json")));
    QCOMPARE(dumped(*project), content);
    QVERIFY(isSound(*project));
    auto other = made(path("c.unisono"));
    QCOMPARE(other->applyRescue(path("rescue.json")).error().code, ErrorCode::Invalid);
}

void TestProjectSafety::everyDamagedPageIsNoticed_data()
{
    QTest::addColumn<int>("kind");
    QTest::addRow("one bit") << 0;
    QTest::addRow("inverted") << 1;
    QTest::addRow("zeros") << 2;
    QTest::addRow("another page") << 3;
}

void TestProjectSafety::everyDamagedPageIsNoticed()
{
    QFETCH(int, kind);
    const QByteArray content = madeWithContent(path());
    QVERIFY(!content.isEmpty());
    const QByteArray sound = bytesOf(path());
    std::mt19937 random(7);
    const qsizetype pages = sound.size() / kPage;
    QVERIFY(pages > 20);
    int repaired = 0;
    for (qsizetype page = 0; page < pages; ++page) {
        QByteArray damaged = sound;
        char* bytes = damaged.data() + page * kPage;
        if (kind == 0) {
            bytes[random() % kPage] ^= char(1 << (random() % 8));
        } else if (kind == 1) {
            for (qsizetype i = 0; i < kPage; ++i)
                bytes[i] = char(~bytes[i]);
        } else if (kind == 2) {
            std::fill_n(bytes, kPage, '\0');
        } else {
            std::copy_n(sound.constData() + ((page + 1) % pages) * kPage, kPage, bytes);
        }
        if (damaged == sound)
            continue;
        QVERIFY(writeBytes(path(), damaged));
        auto project = opened(path());
        QVERIFY2(project, QByteArray::number(page).constData());
        QCOMPARE(dumped(*project), content);
        QVERIFY(isSound(*project));
        if (project->wasRepaired()) {
            ++repaired;
            QVERIFY(!project->repairs().empty());
        }
        project.reset();
        for (const QString& aside : QDir(m_dir->path()).entryList({u"*damaged*"_qs}, QDir::Files))
            QFile::remove(m_dir->filePath(aside));
    }
    // Pages in no use may be anything; there are few.
    QVERIFY2(repaired * 10 >= pages * 9, QByteArray::number(repaired).constData());
}

void TestProjectSafety::damageWithoutBackup()
{
    const QByteArray content = madeWithContent(path());
    const QByteArray sound = bytesOf(path());
    int rebuilt = 0;
    int refused = 0;
    for (qsizetype page = 0; page < sound.size() / kPage; ++page) {
        removeBackups();
        QByteArray damaged = sound;
        for (qsizetype i = 0; i < kPage; ++i)
            damaged[page * kPage + i] = char(~damaged[page * kPage + i]);
        QVERIFY(writeBytes(path(), damaged));
        const auto project = Project::open(path());
        if (project) {
            // Rows were made again from the log; or the page was in no use.
            QCOMPARE(dumped(**project), content);
            rebuilt += (*project)->wasRepaired() ? 1 : 0;
        } else {
            QVERIFY(project.error().code == ErrorCode::Corrupt || project.error().code == ErrorCode::NotAProject);
            QCOMPARE(bytesOf(path()), damaged);
            ++refused;
        }
    }
    QVERIFY(rebuilt > 0);
    QVERIFY(refused > 0);
}

void TestProjectSafety::damagedWriteAheadLogIsMadeGood()
{
    made(path()).reset();
    QProcess session;
    session.start(QCoreApplication::applicationFilePath(), {u"session-edit"_qs, path(), u"1"_qs});
    QVERIFY(session.waitForReadyRead());
    QTest::qWait(300);
    session.kill();
    QVERIFY(session.waitForFinished());
    QList<QByteArray> lines = session.readAllStandardOutput().split('\n');
    lines.removeLast();
    const QString wal = path() + u"-wal"_qs;
    QByteArray log = bytesOf(wal);
    QVERIFY(log.size() > 10000);
    // In the first frame: a log that began anew keeps frames of before behind its end, which nobody reads.
    constexpr qsizetype kInFirstFrame = 32 + 24 + 100;
    log[kInFirstFrame] = char(~log[kInFirstFrame]);
    QVERIFY(writeBytes(wal, log));
    QFile::remove(path() + u"-shm"_qs);
    auto project = opened(path());
    QVERIFY(project);
    QVERIFY(!project->repairs().empty());
    QVERIFY(project->eventCount() >= lines.last().split(' ').at(0).toLongLong());
    QVERIFY(isSound(*project));
}

void TestProjectSafety::olderCopyIsNotOverwritten()
{
    madeWithContent(path(), 40);
    const QByteArray older = bytesOf(path());
    QByteArray olderContent;
    {
        auto project = opened(path());
        olderContent = dumped(*project);
        QVERIFY(project->apply(addedTrack(someTrack(*project, u"Newer"_qs))));
    }
    QVERIFY(writeBytes(path(), older));
    auto project = opened(path());
    // The person put it there: it stays as it is. What the backup knew beyond it is kept aside.
    QCOMPARE(dumped(*project), olderContent);
    QCOMPARE(QDir(m_dir->path()).entryList({u"a-other-*.unisono"_qs}, QDir::Files).size(), 1);
}

void TestProjectSafety::fileWithoutItsBackupIsWhole()
{
    const QByteArray content = madeWithContent(path());
    QVERIFY(QFile::copy(path(), path("moved.unisono")));
    auto project = opened(path("moved.unisono"));
    QCOMPARE(dumped(*project), content);
    QVERIFY(project->canUndo() && project->canRedo());
    QVERIFY(isSound(*project));
}

// Started by itself with "session-..." it is the other program of these tests.
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (const std::optional<int> code = runSession(app.arguments()))
        return *code;
    TestProjectSafety test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_projectsafety.moc"
