#include "app/desktop/compositionroot.h"
#include "core/exchange/assigningwork.h"
#include "core/exchange/unitsteps.h"
#include "tests/support/campaign.h"
#include "tests/support/goldunits.h"
#include "tests/support/testproject.h"
#include "tests/ui/annotate/widgettexts.h"
#include "ui/annotate/annotatecontroller.h"
#include "ui/annotate/annotateworkspace.h"
#include "ui/annotate/workqueue.h"
#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// The side of a person who works on a package: it is opened, worked on and sent back by keys alone, and nothing in the
/// window tells of gold, of others or of hidden titles.
class TestWorkQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useOwnHome();
        QApplication::setApplicationName(QStringLiteral("unisono-test"));
    }
    void init()
    {
        QSettings settings;
        settings.clear();
        settings.setValue(QStringLiteral("tour/done"), true);
        settings.setValue(QStringLiteral("output/device"), QLatin1String(OutputControl::kNoSound));
    }
    void openedWorkedOnAndSentBackByKeys();
    void nothingHiddenInTheWindow();
    void ordinaryProjectHandsInToo();
    void trainingIsToldAtOnce();
};

namespace {

struct Program {
    explicit Program(const QString& argument)
        : root(*qApp)
    {
        root.start({argument});
        QApplication::setActiveWindow(&root.window());
        shown = QTest::qWaitForWindowExposed(&root.window());
    }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &root.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    AskPanel* panel()
    {
        for (AskPanel* each : root.window().findChildren<AskPanel*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    Project* project() { return root.document().project(); }
    AnnotateWorkspace* annotate()
    {
        return qobject_cast<AnnotateWorkspace*>(root.window().workspace(QStringLiteral("annotate")));
    }
    /// The package that the program was started with, opened where it is proposed.
    bool openPackage()
    {
        if (!QTest::qWaitFor([this] { return panel() != nullptr; }))
            return false;
        press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return project() && annotate() && annotate()->controller().active(); });
    }

    CompositionRoot root;
    bool shown = false;
};

} // namespace

void TestWorkQueue::openedWorkedOnAndSentBackByKeys()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 4);
    campaign.assignAll();
    const Person annotator = campaign.annotators().front();
    const QString package = campaign.makePackage(annotator.id);

    Program program(package);
    QVERIFY(program.shown);
    QVERIFY(program.openPackage());
    QCOMPARE(QFileInfo(program.project()->path()).completeBaseName(), QFileInfo(package).completeBaseName());
    const WorkQueue& queue = program.annotate()->queue();
    QVERIFY(queue.isVisible());
    QCOMPARE(queue.model().rowCount(), 8);
    // The first unit is open already, and selected in the queue.
    QCOMPARE(queue.table().currentIndex().row(), 0);
    QCOMPARE(program.root.document().currentTrack(), queue.model().at(0).track);
    QCOMPARE(program.annotate()->controller().active()->layer.id, queue.model().at(0).layer);

    // To the first unit of beats. Nothing in it: said to be so, and it is closed then.
    while (program.annotate()->controller().active()->layer.id != QStringLiteral("beats"))
        program.press(Qt::Key_N, Qt::AltModifier);
    const int first = queue.table().currentIndex().row();
    program.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(program.panel());
    program.press(Qt::Key_Return);
    QVERIFY(!program.panel());
    QCOMPARE(queue.model().at(first).state, AssignmentState::SubmittedEmpty);
    const std::int64_t itemsBefore = program.project()->itemCount();
    program.press(Qt::Key_S);
    QCOMPARE(program.project()->itemCount(), itemsBefore);
    QVERIFY2(program.root.window().toast().text().contains(QStringLiteral("handed in")),
             qPrintable(program.root.window().toast().text()));

    // The next one is skipped: the second of the choices.
    program.press(Qt::Key_N, Qt::AltModifier);
    const int second = queue.table().currentIndex().row();
    QCOMPARE(second, (first + 1) % 8);
    program.press(Qt::Key_S, Qt::AltModifier);
    QVERIFY(program.panel());
    program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QCOMPARE(queue.model().at(second).state, AssignmentState::Skipped);
    QCOMPARE(queue.model().at(second).reason, QLatin1String(kSkipReasons[1]));
    // Taken back by undo.
    program.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(queue.model().at(second).state, AssignmentState::Assigned);

    // Sent back, and taken in by the lead.
    program.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(program.panel());
    program.press(Qt::Key_Return);
    QStringList returns;
    QTRY_VERIFY((returns = QDir(folder.path()).entryList({QStringLiteral("* answers.unipack")})).size() == 1);
    QTRY_VERIFY(program.root.jobs().running().empty());
    const Result<MergedReturn> merged = mergeReturn(campaign.project(), QDir(folder.path()).filePath(returns.front()));
    QVERIFY(merged);
    QCOMPARE(merged->person, annotator.id);
    QCOMPARE(merged->answers, 1);
}

void TestWorkQueue::nothingHiddenInTheWindow()
{
    const QTemporaryDir folder;
    GenreSchema schema = smallSchema();
    schema.blind = {QStringLiteral("title"), QStringLiteral("artist")};
    Campaign campaign(folder.path(), 3, 5, schema);
    campaign.assignAll();
    const std::vector<Person> people = campaign.annotators();
    const Person annotator = people.front();
    const QString package = campaign.makePackage(annotator.id);
    Program program(package);
    QVERIFY(program.openPackage());
    QTest::keyClick(program.focus(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(program.focus(), Qt::Key_Escape);
    program.press(Qt::Key_1, Qt::ControlModifier);
    program.press(Qt::Key_5, Qt::ControlModifier);
    program.press(Qt::Key_2, Qt::ControlModifier);
    program.press(Qt::Key_N, Qt::AltModifier);
    QTest::qWait(200);

    QStringList hidden{campaign.project().me().name, QStringLiteral("gold\\w*"), QStringLiteral("agreement"),
                       QStringLiteral("Hidden title.*"), QStringLiteral("Artist of.*")};
    for (std::size_t i = 1; i < people.size(); ++i)
        hidden << people[i].name;
    const QRegularExpression found(QStringLiteral("\\b(%1)\\b").arg(hidden.join(QLatin1Char('|'))),
                                   QRegularExpression::CaseInsensitiveOption);
    const QStringList texts = textsOf(program.root.window());
    QVERIFY(texts.size() > 100);
    QVERIFY(texts.contains(annotator.name) || !texts.filter(QStringLiteral("Your queue")).isEmpty());
    QVERIFY2(texts.filter(found).isEmpty(), qPrintable(texts.filter(found).join(QStringLiteral(" | "))));
}

void TestWorkQueue::ordinaryProjectHandsInToo()
{
    const TestProject files(1);
    Program program(files.path());
    program.root.document().setCurrentTrack(program.project()->tracks().front().id);
    program.press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(program.annotate() && !program.annotate()->queue().isVisible());
    QTRY_COMPARE(program.root.media().state(), TrackMedia::State::Ready);
    const QString layer = program.annotate()->controller().active()->layer.id;
    program.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(program.panel());
    program.press(Qt::Key_Return);
    const auto assignment =
        program.project()->findAssignment(program.project()->tracks().front().id, layer, program.project()->me().id);
    QVERIFY(assignment);
    QCOMPARE(assignment->state, AssignmentState::SubmittedEmpty);
    const Result<Issues> steps = checkSteps(*program.project());
    QVERIFY(steps && steps->empty());
}

void TestWorkQueue::trainingIsToldAtOnce()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 1, 3);
    Project& lead = campaign.project();
    const PersonId annotator = campaign.annotators().front().id;
    const std::vector<Track> tracks = lead.tracks();
    addGold(lead, tracks[0].id, GoldState::Retired);
    const auto out = assignByHand(
        lead, {{tracks[1].id, QStringLiteral("beats")}, {tracks[2].id, QStringLiteral("beats")}}, annotator, 1);
    QVERIFY(out && lead.apply(out->edit));
    PackageRequest request;
    request.person = annotator;
    request.audio = PackageAudio::None;
    request.gold.share = request.gold.firstShare = 0;
    request.training = 3;
    const QString package = folder.filePath(QStringLiteral("a.unipack"));
    JobContext job;
    QVERIFY(makePackage(lead, request, package, job));

    Program program(package);
    QVERIFY(program.shown);
    QVERIFY(program.openPackage());
    const WorkQueue& queue = program.annotate()->queue();
    QCOMPARE(queue.model().rowCount(), 3);
    const auto state = [&](int row) { return queue.model().index(row, QueueModel::State).data().toString(); };
    QCOMPARE(state(0), QStringLiteral("training")); // openly marked, and first
    QCOMPARE(state(1), QStringLiteral("to do"));
    program.press(Qt::Key_N, Qt::AltModifier); // away from it, and back by its key
    program.press(Qt::Key_T, Qt::AltModifier);
    QCOMPARE(queue.table().currentIndex().row(), 0);

    // Tapped 80 ms late, and handed in: said at once, in a sentence, with the way to put it right.
    const Assignment unit = queue.model().at(0);
    Edit edit{QStringLiteral("items.add"), {}, {}, {}};
    for (Item& item : steadyBeats(80)) {
        item.assignment = unit.id;
        item.author = unit.person;
        item.origin.kind = OriginKind::Tapped;
        edit.changes.push_back(Change<Item>{std::nullopt, item});
    }
    QVERIFY(program.root.document().apply(edit));
    const auto begun = assignmentStep(*program.project(), unit.id, AssignmentStep::Begin, {}, 2);
    QVERIFY(begun && program.root.document().apply(*begun));
    program.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(queue.model().at(0).state == AssignmentState::Submitted, qPrintable(program.root.window().toast().text()));
    ListPanel* panel = nullptr;
    QTRY_VERIFY((panel = program.root.window().findChild<ListPanel*>()) && panel->isVisible());
    QStringList said;
    for (int row = 0; row < panel->list().count(); ++row)
        said << panel->list().item(row)->text();
    QVERIFY2(said.contains(QStringLiteral("Your beats are 80 ms late on 9 of 9.")), qPrintable(said.join('\n')));
    AnnotateController& controller = program.annotate()->controller();
    const double before = controller.tapLatencyMs();
    program.press(Qt::Key_Return);
    QCOMPARE(controller.tapLatencyMs(), before + 80);
    QCOMPARE(workProgress(*program.project()).handedIn, 0);
    // All of it done: the same key tells what it says together.
    program.press(Qt::Key_T, Qt::AltModifier);
    QTRY_VERIFY(panel->isVisible());
}

QTEST_MAIN(TestWorkQueue)
#include "tst_workqueue.moc"
