#include "app/desktop/compositionroot.h"
#include "core/library/addtracks.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/annotateworkspace.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace unisono;

/// One person annotates a real track through the real window, by keys alone: while playing, three labelled segments of
/// at most three key presses each and sixteen beats; then a boundary corrected by one key, five tags, everything
/// undone and redone; the program is closed and opened again, and all is as it was.
class TestWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void annotateUndoRedoReopen();

private:
    QTemporaryDir m_dir;
};

namespace {

const QString kTrack = QStringLiteral("edm-neon-tide.opus");

QString makeProject(const QString& folder)
{
    QFile::copy(QStringLiteral(UNISONO_SOURCE_DIR "/resources/demo/") + kTrack, folder + QLatin1Char('/') + kTrack);
    const QString path = folder + QStringLiteral("/walk.unisono");
    auto project = Project::create(path, *shippedSchema(QStringLiteral("edm")), QStringLiteral("Ada"));
    if (!project)
        return {};
    JobContext context;
    const auto scan = scanMedia({folder + QLatin1Char('/') + kTrack}, context);
    if (!scan || !(*project)->apply(addTracks(**project, *scan, 1).edit))
        return {};
    return path;
}

/// What was annotated, by layer, without times of change.
QMap<QString, Items> annotated(const Project& project)
{
    QMap<QString, Items> all;
    for (const Track& track : project.tracks())
        for (const Assignment& assignment : project.assignments(track.id))
            all[assignment.layer] = project.items(assignment.id);
    return all;
}

int itemsOf(const Project& project)
{
    int n = 0;
    for (const Items& items : annotated(project))
        n += int(items.size());
    return n;
}

/// The real program around one project.
struct Program {
    explicit Program(const QString& path)
        : root(*qApp)
    {
        root.start({path});
        shown = QTest::qWaitForWindowExposed(&root.window());
        root.document().setCurrentTrack(root.document().project()->tracks().front().id);
        root.window().showWorkspace(QStringLiteral("annotate"));
        workspace = qobject_cast<AnnotateWorkspace*>(root.window().workspace(QStringLiteral("annotate")));
    }

    Project& project() { return *root.document().project(); }
    AnnotateController& controller() { return workspace->controller(); }

    /// A key as the person presses it: to whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++presses;
        QWidget* target = QApplication::focusWidget() ? QApplication::focusWidget() : &root.window();
        QTest::keyClick(target, key, modifiers);
    }

    CompositionRoot root;
    AnnotateWorkspace* workspace = nullptr;
    bool shown = false;
    int presses = 0;
};

} // namespace

void TestWalk::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("unisono-tests"));
    QApplication::setApplicationName(QStringLiteral("walk"));
    QSettings().clear();
    QSettings().setValue(QStringLiteral("tour/done"), true);
    QVERIFY(m_dir.isValid());
}

void TestWalk::annotateUndoRedoReopen()
{
    const QString path = makeProject(m_dir.path());
    QVERIFY(!path.isEmpty());
    QMap<QString, Items> afterAll;
    {
        Program program(path);
        QVERIFY(program.shown && program.workspace);
        QTRY_COMPARE(program.root.media().state(), TrackMedia::State::Ready);
        QCOMPARE(program.controller().active()->layer.id, QStringLiteral("section"));
        const int editsBefore = int(program.project().history(1000).size());

        // Three labelled segments while it plays.
        Transport& transport = program.root.transport();
        program.press(Qt::Key_Space);
        QTRY_VERIFY(transport.isPlaying() && transport.position() > Frame{4800});
        const QList<QList<Qt::Key>> strokes{
            {Qt::Key_I}, {Qt::Key_S, Qt::Key_K, Qt::Key_1}, {Qt::Key_S, Qt::Key_D, Qt::Key_1}};
        std::vector<Frame> heard;
        for (const auto& keys : strokes) {
            QVERIFY(keys.size() <= 3);
            QTest::qWait(250);
            heard.push_back(transport.position());
            for (const Qt::Key key : keys)
                program.press(key);
        }
        QCOMPARE(program.presses, 1 + 1 + 3 + 3);
        Items sections = annotated(program.project()).value(QStringLiteral("section"));
        QCOMPARE(sections.size(), std::size_t(3));
        QCOMPARE(sections[0].label, QStringLiteral("intro"));
        QCOMPARE(sections[1].label, QStringLiteral("build.riser"));
        QCOMPARE(sections[2].label, QStringLiteral("drop.main"));
        QCOMPARE(sections[0].span.start, Frame{0});
        QCOMPARE(sections[0].span.end, sections[1].span.start);
        QCOMPARE(sections[1].span.end, sections[2].span.start);
        QCOMPARE(sections[2].span.end, Frame{program.project().tracks().front().frames});
        // Marks lie where the track was heard, within 20 ms of what was read just before the key.
        for (std::size_t i = 1; i < 3; ++i)
            QVERIFY(std::abs(sections[i].span.start - heard[i]) < 960);

        // Sixteen beats tapped, still playing.
        for (int i = 0; i < 16; ++i) {
            QTest::qWait(40);
            program.press(Qt::Key_Semicolon, i % 4 == 0 ? Qt::ShiftModifier : Qt::NoModifier);
        }
        program.press(Qt::Key_Space);
        QTRY_VERIFY(!transport.isPlaying());
        const Items beats = annotated(program.project()).value(QStringLiteral("beat"));
        QCOMPARE(beats.size(), std::size_t(16));
        for (std::size_t i = 0; i < beats.size(); ++i) {
            const auto value = std::get<InstantValue>(beats[i].payload);
            QCOMPARE(value.beat.value_or(0), int(i % 4) + 1);
            QVERIFY(beats[i].origin.rawTapFrame.has_value());
            QCOMPARE(beats[i].origin.kind, OriginKind::Tapped);
        }

        // One boundary corrected by one key: both neighbours move.
        QCOMPARE(program.controller().currentItem()->label, QStringLiteral("drop.main"));
        const int pressesBefore = program.presses;
        program.press(Qt::Key_BracketRight);
        QCOMPARE(program.presses - pressesBefore, 1);
        const Items nudged = annotated(program.project()).value(QStringLiteral("section"));
        QCOMPARE(nudged[2].span.start - sections[2].span.start, FrameCount(480));
        QCOMPARE(nudged[1].span.end, nudged[2].span.start);

        // Tab goes from item to item, not from control to control.
        program.controller().stepItem(-1);
        QCOMPARE(program.controller().currentItem()->label, QStringLiteral("build.riser"));
        program.press(Qt::Key_Tab);
        QCOMPARE(program.controller().currentItem()->label, QStringLiteral("drop.main"));

        // Five tags.
        while (program.controller().active()->layer.choice != TagChoice::Several) {
            const QString before = program.controller().active()->layer.id;
            program.press(Qt::Key_Down, Qt::AltModifier);
            QVERIFY(program.controller().active()->layer.id != before);
        }
        const QString tagLayer = program.controller().active()->layer.id;
        for (const Qt::Key key : {Qt::Key_B, Qt::Key_D, Qt::Key_K, Qt::Key_U, Qt::Key_F})
            program.press(key);
        const Items tags = annotated(program.project()).value(tagLayer);
        QCOMPARE(tags.size(), std::size_t(1));
        QCOMPARE(std::get<TagValue>(tags.front().payload).labels.size(), 5);

        // Undo everything, redo everything.
        afterAll = annotated(program.project());
        const int edits = int(program.project().history(1000).size());
        QVERIFY(edits > editsBefore);
        while (program.project().canUndo() && itemsOf(program.project()) > 0)
            program.press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(itemsOf(program.project()), 0);
        while (program.project().canRedo())
            program.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(annotated(program.project()), afterAll);
        QCOMPARE(program.project().unsaved(), 0);
        program.press(Qt::Key_Q, Qt::ControlModifier);
    }
    // Closed and opened again: equal, one file, and undo still reaches back.
    QCOMPARE(QDir(m_dir.path()).entryList({QStringLiteral("walk.unisono*")}, QDir::Files),
             QStringList(QStringLiteral("walk.unisono")));
    Program again(path);
    QCOMPARE(annotated(again.project()), afterAll);
    QVERIFY(again.project().canUndo());
    QTRY_COMPARE(again.root.media().state(), TrackMedia::State::Ready);
    again.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(annotated(again.project()) != afterAll);
    again.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(annotated(again.project()), afterAll);
    const auto report = again.project().verify();
    QVERIFY(report && report->empty());
}

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"
