#include "core/library/relink.h"
#include "tests/support/testproject.h"
#include "ui/common/context.h"
#include "ui/common/problems.h"
#include "ui/library/librarytasks.h"
#include "ui/models/barposition.h"
#include "ui/models/trackmodel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QtTest>

using namespace unisono;

class TestLibrary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnHome(); }

    void tenThousandTracks()
    {
        const test::TestProject files;
        Document document;
        document.setProject(files.open());
        QVERIFY(document.apply(test::inventedTracks(*document.project(), 10000)));
        TrackModel model(document);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 10000);

        model.setSearch(QStringLiteral("lant riv"));
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 10000);
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString title = model.trackAt(row)->title;
            QVERIFY2(title.contains(QLatin1String("lantern")) && title.contains(QLatin1String("river")),
                     qPrintable(title));
        }
        model.setSearch(QStringLiteral("nosuchword"));
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.total(), 10000);
        model.setSearch({});

        for (int column = 0; column < TrackModel::ColumnCount; ++column)
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                model.sort(column, order);
                QCOMPARE(model.rowCount(), 10000);
            }
        model.sort(TrackModel::Length, Qt::DescendingOrder);
        for (int row = 1; row < model.rowCount(); ++row) {
            const Track* above = model.trackAt(row - 1);
            const Track* here = model.trackAt(row);
            QVERIFY(secondsOf(above->frames, above->rate) >= secondsOf(here->frames, here->rate));
        }
        model.sort(TrackModel::Title, Qt::AscendingOrder);
        QVERIFY(model.trackAt(0)->title.startsWith(QStringLiteral("Ärger"))); // sorted as "arger", not after "z"
        const TrackId id = model.idAt(4711);
        QCOMPARE(model.rowOf(id), 4711);
    }
    void addsFilesAndFolders()
    {
        const test::TestProject files;
        QVERIFY(QDir(files.folder()).mkpath(QStringLiteral("more/deep")));
        files.writeSound(QStringLiteral("more/a.wav"));
        files.writeSound(QStringLiteral("more/deep/b.wav"));
        const QString single = files.writeSound(QStringLiteral("single ‏عربي 🎵.wav"));
        const QString text = QDir(files.folder()).filePath(QStringLiteral("text.wav"));
        QFile notSound(text);
        QVERIFY(notSound.open(QIODevice::WriteOnly));
        notSound.write("this is no sound");
        notSound.close();

        Document document;
        JobQueue jobs;
        document.setProject(files.open());
        LibraryTasks tasks(document, jobs);
        QSignalSpy said(&tasks, &LibraryTasks::said);
        int added = -1;
        connect(&tasks, &LibraryTasks::tracksAdded, this,
                [&](const std::vector<TrackId>& ids) { added = int(ids.size()); });
        tasks.add({QDir(files.folder()).filePath(QStringLiteral("more")), single, text});
        QTRY_COMPARE(added, 3);
        QCOMPARE(int(document.project()->tracks().size()), 3);
        QCOMPARE(document.problems().rowCount(), 1);
        QCOMPARE(document.problems().index(0).data(ProblemsModel::IssueCodeRole).toString(),
                 QStringLiteral("add.not-audio"));
        for (const Track& track : document.project()->tracks()) {
            QVERIFY(QFileInfo::exists(document.project()->audioPath(track)));
            QCOMPARE(track.frames, FrameCount(22050));
        }
        // Hashes come by themselves and are no step of their own in the way of undo.
        QTRY_VERIFY(!document.project()->tracks().back().fileSha256.isEmpty() &&
                    !document.project()->tracks().front().fileSha256.isEmpty());

        added = -1;
        tasks.add({single});
        QTRY_COMPARE(added, 1);
        QCOMPARE(int(document.project()->tracks().size()), 3);
        jobs.waitForIdle();
    }
    void undoPassesOverFingerprints()
    {
        const test::TestProject files(1);
        Document document;
        JobQueue jobs;
        document.setProject(files.open());
        LibraryTasks tasks(document, jobs);
        Track renamed = document.project()->tracks().front();
        const Track before = renamed;
        renamed.title = QStringLiteral("Renamed");
        QVERIFY(document.apply({QStringLiteral("tracks.change"), {}, {}, {Change<Track>{before, renamed}}}));
        tasks.fingerprint();
        QTRY_VERIFY(!document.project()->tracks().front().fileSha256.isEmpty());
        document.undo();
        QCOMPARE(document.project()->tracks().front().title, before.title);
        document.redo();
        QCOMPARE(document.project()->tracks().front().title, QStringLiteral("Renamed"));
    }
    void findsMovedFilesByHash()
    {
        const test::TestProject files(2);
        Document document;
        JobQueue jobs;
        document.setProject(files.open());
        LibraryTasks tasks(document, jobs);
        tasks.fingerprint();
        const auto hashed = [&] {
            for (const Track& track : document.project()->tracks())
                if (track.fileSha256.isEmpty())
                    return false;
            return true;
        };
        QTRY_VERIFY(hashed());
        QVERIFY(QDir(files.folder()).mkpath(QStringLiteral("elsewhere")));
        const QString moved = QDir(files.folder()).filePath(QStringLiteral("elsewhere/renamed.wav"));
        QVERIFY(QFile::rename(files.soundPath(2), moved));

        QSet<qint64> missing;
        connect(&tasks, &LibraryTasks::filesChecked, this, [&](const QSet<qint64>& ids) { missing = ids; });
        tasks.checkFiles();
        QTRY_COMPARE(missing.size(), 1);
        tasks.relink(QDir(files.folder()).filePath(QStringLiteral("elsewhere")));
        const Track lost = *document.project()->track({*missing.begin()});
        QTRY_COMPARE(document.project()->audioPath(*document.project()->track(lost.id)), moved);
    }
    void annotatedTracksAreNotRemoved()
    {
        const test::TestProject files(2);
        Document document;
        JobQueue jobs;
        document.setProject(files.open());
        LibraryTasks tasks(document, jobs);
        const std::vector<Track> tracks = document.project()->tracks();
        Assignment begun;
        begun.id = AssignmentId::next();
        begun.track = tracks[0].id;
        begun.layer = QStringLiteral("beat");
        begun.person = document.project()->me().id;
        begun.state = AssignmentState::InProgress;
        QVERIFY(
            document.apply({QStringLiteral("assignments.make"), {}, {}, {Change<Assignment>{std::nullopt, begun}}}));
        QSignalSpy said(&tasks, &LibraryTasks::said);
        tasks.removeTracks({tracks[0].id, tracks[1].id});
        QCOMPARE(int(document.project()->tracks().size()), 1);
        QCOMPARE(document.project()->tracks().front().id, tracks[0].id);
        QCOMPARE(said.count(), 1);
        document.undo();
        QCOMPARE(int(document.project()->tracks().size()), 2);
    }
    void barUnderThePlayhead()
    {
        Items beats;
        for (int i = 0; i < 8; ++i) {
            Item item;
            item.span = {{i * 100}, {i * 100}};
            item.payload = InstantValue{i / 4 + 1, i % 4 + 1};
            beats.push_back(item);
        }
        const BarPosition bars(beats);
        QCOMPARE(bars.text({-1}), QString());
        QCOMPARE(bars.text({0}), QStringLiteral("1.1"));
        QCOMPARE(bars.text({599}), QStringLiteral("2.2"));
        QCOMPARE(bars.text({100000}), QStringLiteral("2.4"));
        QVERIFY(BarPosition(Items()).text({5}).isEmpty());
    }
};

QTEST_MAIN(TestLibrary)
#include "tst_library.moc"
