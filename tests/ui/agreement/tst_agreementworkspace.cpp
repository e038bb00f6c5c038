#include "app/desktop/compositionroot.h"
#include "app/desktop/rail.h"
#include "tests/support/answered.h"
#include "tests/support/campaign.h"
#include "ui/agreement/agreementinspector.h"
#include "ui/agreement/agreementworkspace.h"
#include "ui/agreement/caseplayer.h"
#include "ui/agreement/filterpanel.h"
#include "ui/agreement/fixlist.h"
#include "ui/agreement/intervallist.h"
#include "ui/agreement/matrixview.h"
#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QListWidget>
#include <QSettings>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// The Agreement workspace by keys alone on the real window.
class TestAgreementWorkspace : public QObject {
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
    void showsWhatTheStudySays();
    void theChosenLayerDrivesAllElse();
    void aPairIsChosenInItsMatrix();
    void fromAFindingToItsCases();
    void theMergeAndTheGuideline();
    void shiftsAreTakenOff();
    void filtersCompareAgain();
    void changesAreComparedWhenItIsShownAgain();
    void undoIsFollowedWhileItIsShown();
    void halvesOfTheTime();
    void nothingToCompareYet();
    void sealedAnswersCountWhileTheyAreOpen();
    void exportsAReport();
    void absentInPackageWork();
};

namespace {

struct Program {
    explicit Program(const QString& path)
        : root(*qApp)
    {
        root.start({path});
        QApplication::setActiveWindow(&root.window());
        shown = QTest::qWaitForWindowExposed(&root.window());
        press(Qt::Key_4, Qt::ControlModifier);
        agreement = qobject_cast<AgreementWorkspace*>(root.window().workspace(QStringLiteral("agreement")));
    }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &root.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    bool isDone()
    {
        return QTest::qWaitFor([this] { return agreement->book().state() == StudyBook::State::Done; }, 30000);
    }
    template <class Panel> Panel* visible()
    {
        for (Panel* each : root.window().findChildren<Panel*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    QStringList chips()
    {
        QStringList texts;
        for (const Chip* chip : agreement->findChildren<Chip*>())
            texts << chip->text();
        return texts;
    }
    QString rowText(int row)
    {
        IntervalList& list = agreement->layerList();
        return list.model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    }
    Project& project() { return *root.document().project(); }

    CompositionRoot root;
    AgreementWorkspace* agreement = nullptr;
    bool shown = false;
};

Study studied(const QString& path, const StudyWish& wish = {})
{
    const auto project = Project::open(path, OpenMode::ReadOnly);
    JobContext job;
    Result<Study> study = runStudy(**project, wish, job);
    if (!study)
        qFatal("the study failed");
    return *study;
}

} // namespace

void TestAgreementWorkspace::showsWhatTheStudySays()
{
    const TestProject files;
    const QString path = makeAnsweredProject(files, {});
    const Study study = studied(path);
    Program program(path);
    QVERIFY(program.shown && program.agreement);
    QVERIFY(program.isDone());
    QCOMPARE(program.agreement->layerList().model()->rowCount(), 2);
    QCOMPARE(program.focus(), &program.agreement->layerList());
    for (int row = 0; row < 2; ++row) {
        const LayerStudy& layer = study.layers[std::size_t(row)];
        const StudyFigure& figure = layer.figures.front();
        const QString text = program.rowText(row);
        QVERIFY2(text.contains(layer.name), qPrintable(text));
        QVERIFY2(text.contains(figureText(figure.pooled, figure.info.scale)), qPrintable(text));
        QVERIFY2(text.contains(figureName(figure.info.id)), qPrintable(text));
    }
    QCOMPARE(program.agreement->book().study().layers.front().figures.front().interval,
             study.layers.front().figures.front().interval);
    const QStringList chips = program.chips();
    QVERIFY(chips.contains(QStringLiteral("6 tracks")) && chips.contains(QStringLiteral("3 people")));
    const bool isBelow = study.layers.front().state == GateState::Missed;
    QCOMPARE(chips.contains(QStringLiteral("1 layer below its threshold")), isBelow);
    // What the figure is made of is said.
    const QString why = program.agreement->figures().explanation();
    QVERIFY2(why.contains(study.layers.front().figures.front().info.formula), qPrintable(why));
    QVERIFY2(why.contains(QStringLiteral("seed 1")) && why.contains(QStringLiteral("18 of 18 answers")),
             qPrintable(why));
    QCOMPARE(program.agreement->figures().worst().count(), 6);
}

void TestAgreementWorkspace::theChosenLayerDrivesAllElse()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    QCOMPARE(program.agreement->chosenLayer(), QStringLiteral("sections"));
    QVERIFY(program.agreement->confusion().isVisible());
    QCOMPARE(program.agreement->confusion().matrix().rows.size(), 4);
    program.press(Qt::Key_Down);
    QCOMPARE(program.agreement->chosenLayer(), QStringLiteral("beats"));
    QVERIFY(!program.agreement->confusion().isVisible());
    QCOMPARE(program.agreement->pairs().matrix().rows.size(), 3);
    QVERIFY(program.agreement->figures().explanation().contains(QStringLiteral("beats")));
    program.press(Qt::Key_Up);
    QCOMPARE(program.agreement->chosenLayer(), QStringLiteral("sections"));
}

void TestAgreementWorkspace::aPairIsChosenInItsMatrix()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    program.press(Qt::Key_P, Qt::AltModifier);
    QCOMPARE(program.focus(), &program.agreement->pairs());
    program.press(Qt::Key_Right);
    program.press(Qt::Key_Right);
    QCOMPARE(program.agreement->figures().scope().currentText(), QStringLiteral("Pair: Ada with Cleo"));
    const QModelIndex cell = program.agreement->pairs().currentIndex();
    const LayerStudy layer = program.agreement->book().study().layers.front();
    QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Ada with Cleo: %1")
                 .arg(figureText(layer.pairs[1].figures.front().pooled, FigureScale::Coefficient)));
    program.press(Qt::Key_Left);
    program.press(Qt::Key_Left);
    QCOMPARE(program.agreement->figures().scope().currentText(), QStringLiteral("All answers"));
    program.press(Qt::Key_E, Qt::AltModifier);
    program.press(Qt::Key_Down);
    QVERIFY(program.agreement->figures().scope().currentText().contains(QStringLiteral("with all others")));
}

void TestAgreementWorkspace::fromAFindingToItsCases()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    program.press(Qt::Key_W, Qt::AltModifier);
    QVERIFY(program.focus() == &program.agreement->fixes().list());
    program.press(Qt::Key_Return);
    QTRY_VERIFY(program.visible<ListPanel>());
    const std::vector<StudyCase> cases = program.agreement->cases().cases();
    QVERIFY(cases.size() > 1);
    QCOMPARE(program.visible<ListPanel>()->list().count(), int(cases.size()));
    program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QVERIFY(!program.visible<ListPanel>());
    QVERIFY(program.root.window().workspace(QStringLiteral("annotate"))->isVisible());
    QCOMPARE(program.root.document().currentTrack(), cases[1].track);
    Transport& transport = program.root.transport();
    QTRY_VERIFY(transport.isPlaying());
    const double at = secondsOf(transport.position(), {8000});
    QVERIFY2(at >= cases[1].startSeconds - 1.01 && at < cases[1].endSeconds, qPrintable(QString::number(at)));
    program.press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(program.agreement->cases().current(), 0);
    QCOMPARE(program.root.document().currentTrack(), cases[0].track);
    program.press(Qt::Key_F8, Qt::ShiftModifier); // there is none before
    QCOMPARE(program.agreement->cases().current(), 0);
}

void TestAgreementWorkspace::theMergeAndTheGuideline()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    QListWidget& list = program.agreement->fixes().list();
    QVERIFY(list.count() > 0);
    QVERIFY(list.item(0)->text().contains(QStringLiteral("Drop")));
    QVERIFY(!list.item(0)->text().contains(QStringLiteral("α")));
    program.press(Qt::Key_M);
    QVERIFY(list.item(0)->text().contains(QStringLiteral("α would rise from")));
    program.press(Qt::Key_G);
    QVERIFY(program.visible<ListPanel>());
    QStringList lines;
    for (int i = 0; i < program.visible<ListPanel>()->list().count(); ++i)
        lines << program.visible<ListPanel>()->list().item(i)->text();
    QVERIFY(lines.contains(QStringLiteral("Drop: What counts as drop.")));
    QVERIFY(lines.contains(QStringLiteral("Not Verse: What is not verse.")));
    program.press(Qt::Key_Escape);
    QVERIFY(!program.visible<ListPanel>());
}

void TestAgreementWorkspace::shiftsAreTakenOff()
{
    const TestProject files;
    AnsweredPlan plan;
    plan.lateSeconds = 0.09;
    Program program(makeAnsweredProject(files, plan));
    QVERIFY(program.isDone());
    program.press(Qt::Key_Down);
    const auto beats = [&] { return *program.agreement->book().layer(QStringLiteral("beats"))->study; };
    const double before = beats().figures.front().pooled.value_or(2);
    QVERIFY(!program.chips().contains(QStringLiteral("without shifts")));
    program.press(Qt::Key_W);
    QVERIFY(program.isDone());
    QVERIFY(program.agreement->book().areShiftsRemoved());
    QVERIFY(program.chips().contains(QStringLiteral("without shifts")));
    QVERIFY(beats().figures.front().pooled.value_or(-2) > before);
    QCOMPARE(program.agreement->chosenLayer(), QStringLiteral("beats"));
    program.press(Qt::Key_W);
    QVERIFY(program.isDone());
    QCOMPARE(beats().figures.front().pooled.value_or(-2), before);
}

void TestAgreementWorkspace::filtersCompareAgain()
{
    const TestProject files;
    const QString path = makeAnsweredProject(files, {});
    Program program(path);
    QVERIFY(program.isDone());
    program.press(Qt::Key_F);
    QVERIFY(program.visible<FilterPanel>());
    while (program.focus()->accessibleName() != QStringLiteral("People"))
        program.press(Qt::Key_Tab);
    auto* people = qobject_cast<QListWidget*>(program.focus());
    while (people->currentItem()->text() != QStringLiteral("Ada"))
        program.press(Qt::Key_Down);
    program.press(Qt::Key_Space);
    program.press(Qt::Key_Return);
    QVERIFY(!program.visible<FilterPanel>());
    QTRY_VERIFY(program.agreement->book().filter().people.size() > 0);
    QVERIFY(program.isDone());
    QVERIFY(program.chips().contains(QStringLiteral("filtered")));
    StudyWish wish;
    wish.filter = program.agreement->book().filter();
    const Study study = studied(path, wish);
    QCOMPARE(program.agreement->book().study().layers.front().figures.front().pooled,
             study.layers.front().figures.front().pooled);
    for (const StudyRater& rater : program.agreement->book().study().layers.front().raters)
        QVERIFY(rater.name != QStringLiteral("Ada"));
    // A filter that leaves nothing says so, and is taken off again.
    StudyFilter nobody = wish.filter;
    nobody.people.resize(1);
    program.agreement->book().setFilter(nobody);
    QTRY_VERIFY(!program.agreement->hasFigures());
    QTRY_VERIFY(program.visible<EmptyState>());
    auto* button = program.visible<EmptyState>()->findChild<QPushButton*>();
    QCOMPARE(button->text(), QStringLiteral("Compare everything"));
    button->setFocus();
    program.press(Qt::Key_Space);
    QVERIFY(program.isDone());
    QVERIFY(program.agreement->hasFigures() && !program.agreement->book().isFiltered());
}

void TestAgreementWorkspace::changesAreComparedWhenItIsShownAgain()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    const auto answered = [&] {
        return program.agreement->book().layer(QStringLiteral("sections"))->answers->coverage.answered;
    };
    QCOMPARE(answered(), 18);
    program.press(Qt::Key_1, Qt::ControlModifier);
    for (const Assignment& assignment : program.project().assignments()) {
        if (assignment.layer != QLatin1String("sections"))
            continue;
        Assignment changed = assignment;
        changed.state = AssignmentState::InProgress;
        QVERIFY(program.root.document().apply(
            {QStringLiteral("assignments.change"), {}, {}, {Change<Assignment>{assignment, changed}}}));
        break;
    }
    program.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(answered(), 17);
    QVERIFY(program.isDone());
    QVERIFY(program.agreement->figures().explanation().contains(QStringLiteral("Not handed in yet: 1")));
}

void TestAgreementWorkspace::undoIsFollowedWhileItIsShown()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone() && program.agreement->hasFigures());
    program.press(Qt::Key_Z, Qt::ControlModifier); // the one edit that made all answers
    QTRY_VERIFY(!program.agreement->hasFigures());
    QTRY_VERIFY(program.visible<EmptyState>());
    program.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(program.agreement->hasFigures());
    QVERIFY(program.isDone());
    program.root.document().setProject(nullptr);
    QVERIFY(!program.agreement->hasFigures() && program.agreement->book().layers().empty());
}

void TestAgreementWorkspace::halvesOfTheTime()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    program.press(Qt::Key_T, Qt::AltModifier);
    auto* halves = qobject_cast<IntervalList*>(program.focus());
    QVERIFY(halves && halves->model()->rowCount() == 2);
    program.press(Qt::Key_Down);
    QVERIFY(program.agreement->figures().scope().currentText().startsWith(QStringLiteral("Time: ")));
    const LayerStudy layer = program.agreement->book().study().layers.front();
    const QString said = halves->model()->index(1, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.contains(figureText(layer.halves[1].figures.front().pooled, FigureScale::Coefficient)),
             qPrintable(said));
}

void TestAgreementWorkspace::sealedAnswersCountWhileTheyAreOpen()
{
    const QTemporaryDir folder;
    QString path;
    {
        Campaign campaign(folder.path(), 3, 6);
        campaign.assignAll();
        std::mt19937 random(3);
        JobContext job;
        int number = 0;
        for (const Person& person : campaign.annotators()) {
            const QString name = QString::number(++number);
            const QString work = folder.filePath(name + QStringLiteral(".unisono"));
            const QString back = folder.filePath(name + QStringLiteral(".unipack"));
            const auto opened = openPackage(campaign.makePackage(person.id), work, job);
            QVERIFY(opened);
            workOn(**opened, random, 100);
            QVERIFY(returnPackage(**opened, back));
            QVERIFY(mergeReturn(campaign.project(), back));
        }
        path = campaign.path();
        campaign.close();
    }
    Program program(path);
    QVERIFY(program.isDone());
    QVERIFY(!program.agreement->hasFigures());
    auto* empty = program.visible<EmptyState>();
    QVERIFY(empty);
    QCOMPARE(empty->findChild<QPushButton*>()->text(), QStringLiteral("Open it in Golden"));

    QVERIFY(program.project().unlock(QString::fromLatin1(Campaign::kPassphrase)));
    program.press(Qt::Key_5, Qt::ControlModifier);
    program.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(program.agreement->hasFigures());
    QVERIFY(program.isDone());
    for (const BookLayer& layer : program.agreement->book().layers())
        QCOMPARE(layer.answers->coverage.locked, 0);
    // Locked again, nothing of it is shown a moment longer.
    program.project().lock();
    program.press(Qt::Key_5, Qt::ControlModifier);
    program.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!program.agreement->hasFigures());
    QCOMPARE(program.agreement->pairs().isVisible(), false);
    QVERIFY(program.isDone());
    QVERIFY(!program.agreement->hasFigures());
}

void TestAgreementWorkspace::nothingToCompareYet()
{
    const TestProject files;
    Program program(files.path());
    QVERIFY(program.shown && program.agreement);
    QVERIFY(program.isDone());
    QVERIFY(!program.agreement->hasFigures());
    auto* empty = program.visible<EmptyState>();
    QVERIFY(empty);
    auto* button = empty->findChild<QPushButton*>();
    QVERIFY(button);
    button->setFocus();
    program.press(Qt::Key_Space);
    QVERIFY(program.root.window().workspace(QStringLiteral("golden"))->isVisible());
    // One person alone is nothing to compare either.
    AnsweredPlan plan;
    plan.people.resize(1);
    const TestProject others;
    Program alone(makeAnsweredProject(others, plan));
    QVERIFY(alone.isDone());
    QVERIFY(alone.visible<EmptyState>());
}

void TestAgreementWorkspace::exportsAReport()
{
    const TestProject files;
    Program program(makeAnsweredProject(files, {}));
    QVERIFY(program.isDone());
    const auto found = [&](const char* pattern) {
        return QDir(files.folder()).entryList({QLatin1String(pattern)}, QDir::Files);
    };
    program.press(Qt::Key_E);
    QVERIFY(program.visible<AskPanel>());
    program.press(Qt::Key_Return);
    QVERIFY(!program.visible<AskPanel>());
    QCOMPARE(found("answered agreement *.html").size(), 1);
    QFile page(QDir(files.folder()).filePath(found("*.html").front()));
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().contains("Agreement in answered"));
    for (const auto& [steps, pattern] :
         {std::pair{1, "*.csv"}, {2, "*.json"}, {3, "*-layers.svg"}, {4, "*-pairs.png"}}) {
        program.press(Qt::Key_E);
        for (int i = 0; i < steps; ++i)
            program.press(Qt::Key_Down);
        program.press(Qt::Key_Return);
        QCOMPARE(found(pattern).size(), 1);
    }
    QCOMPARE(found("*-confusion.*").size(), 2);
    QVERIFY(!QImage(QDir(files.folder()).filePath(found("*-confusion.png").front())).isNull());
}

void TestAgreementWorkspace::absentInPackageWork()
{
    const TestProject files;
    const QString path = makeAnsweredProject(files, {});
    {
        const auto project = Project::open(path);
        Record order;
        order.id = RecordId::next();
        order.kind = RecordKind::WorkOrder;
        order.key = QStringLiteral("order");
        order.body = QByteArray("{}");
        QVERIFY((*project)->apply({QStringLiteral("package.open"), {}, {}, {Change<Record>{std::nullopt, order}}}));
    }
    Program program(path);
    QVERIFY(program.shown);
    QVERIFY(program.root.document().isPackageWork());
    QVERIFY(!program.agreement);
    QVERIFY(!program.root.window().findChild<Rail*>()->button(QStringLiteral("agreement")));
    for (const ActionSpec& spec : program.root.window().actions().specs())
        QVERIFY2(!spec.id.contains(QStringLiteral("agreement")), qPrintable(spec.id));
}

QTEST_MAIN(TestAgreementWorkspace)
#include "tst_agreementworkspace.moc"
