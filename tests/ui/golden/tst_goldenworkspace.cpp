#include "app/desktop/compositionroot.h"
#include "core/exchange/unitsteps.h"
#include "tests/support/campaign.h"
#include "tests/support/testproject.h"
#include "ui/common/askpanel.h"
#include "ui/common/listpanel.h"
#include "ui/common/widgets.h"
#include "ui/golden/boardpage.h"
#include "ui/golden/goldbook.h"
#include "ui/golden/goldenworkspace.h"
#include "ui/golden/goldpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QTableView>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

/// The Golden workspace by keys alone on the real window: sealing and opening, gold from its proposal to its score,
/// work given out, packed and taken in.
class TestGoldenWorkspace : public QObject {
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
    void sealsAndOpens();
    void goldFromProposalToCommitment();
    void workGivenOutPackedAndTakenIn();
    void handingOutAndThePolicy();
};

namespace {

struct Program {
    explicit Program(const QString& path)
        : root(*qApp)
    {
        root.start({path});
        QApplication::setActiveWindow(&root.window());
        shown = QTest::qWaitForWindowExposed(&root.window());
        press(Qt::Key_5, Qt::ControlModifier);
        golden = qobject_cast<GoldenWorkspace*>(root.window().workspace(QStringLiteral("golden")));
    }
    QWidget* focus() { return QApplication::focusWidget() ? QApplication::focusWidget() : &root.window(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    template <class Panel> Panel* visible()
    {
        for (Panel* each : root.window().findChildren<Panel*>())
            if (each->isVisible())
                return each;
        return nullptr;
    }
    QPushButton* button(const QString& text)
    {
        for (QPushButton* each : golden->findChildren<QPushButton*>())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    Project& project() { return *root.document().project(); }
    GoldBook& book() { return golden->book(); }
    bool unlock(const QString& passphrase)
    {
        press(Qt::Key_L, Qt::ControlModifier);
        if (!visible<AskPanel>())
            return false;
        type(passphrase);
        press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return book().part() != GoldBook::Part::Working; }, 20000) && book().isOpen();
    }

    CompositionRoot root;
    GoldenWorkspace* golden = nullptr;
    bool shown = false;
};

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s: %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

/// Everybody answers a unit alike, and it is resolved.
void resolve(Project& project, TrackId track, const QString& layer)
{
    const auto step = [&](const Result<Edit>& edit) {
        if (!edit)
            qFatal("%s: %s", qPrintable(edit.error().message), qPrintable(edit.error().detail));
        must(project.apply(*edit));
    };
    step(unitStep(project, {track, layer}, UnitStep::Ask, 1));
    for (const Assignment& assignment : project.assignments(track)) {
        if (assignment.layer != layer)
            continue;
        Item item;
        item.id = ItemId::next();
        item.assignment = assignment.id;
        item.author = assignment.person;
        item.span = {Frame{0}, Frame{project.track(track)->frames}};
        must(project.apply({QStringLiteral("items.add"), {}, {}, {Change<Item>{std::nullopt, item}}}));
        step(assignmentStep(project, assignment.id, AssignmentStep::Begin, {}, 2));
        step(assignmentStep(project, assignment.id, AssignmentStep::Submit, {}, 3));
    }
    step(unitStep(project, {track, layer}, UnitStep::Compare, 4));
    step(unitStep(project, {track, layer}, UnitStep::Unanimous, 5));
}

} // namespace

void TestGoldenWorkspace::sealsAndOpens()
{
    const TestProject files;
    Program program(files.path());
    QVERIFY(program.shown && program.golden);
    QCOMPARE(program.book().part(), GoldBook::Part::None);
    program.press(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(program.visible<AskPanel>());
    program.type(QStringLiteral("one thing"));
    program.press(Qt::Key_Tab);
    program.type(QStringLiteral("another"));
    program.press(Qt::Key_Return);
    QVERIFY(program.visible<AskPanel>()); // they differ
    program.press(Qt::Key_A, Qt::ControlModifier);
    program.type(QStringLiteral("one thing"));
    program.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(program.book().isOpen(), 20000);
    QVERIFY(program.project().hasVault() && program.project().vault());
    program.press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(program.book().part(), GoldBook::Part::Locked);
    QVERIFY(!program.project().vault());
    QVERIFY(!program.unlock(QStringLiteral("wrong")));
    QVERIFY(program.root.window().toast().text().contains(QStringLiteral("passphrase")));
    QVERIFY(program.unlock(QStringLiteral("one thing")));
}

void TestGoldenWorkspace::goldFromProposalToCommitment()
{
    const QTemporaryDir folder;
    QString path;
    TrackId track;
    {
        Campaign campaign(folder.path(), 3, 3);
        campaign.assignAll();
        Edit edit{QStringLiteral("people.change"), {}, {}, {}};
        Person steward = campaign.annotators().front();
        steward.id = PersonId::next();
        steward.name = QStringLiteral("Stella");
        steward.roles = Roles::of({Role::GoldSteward});
        edit.changes.push_back(Change<Person>{std::nullopt, steward});
        must(campaign.project().apply(edit));
        track = campaign.project().tracks().front().id;
        resolve(campaign.project(), track, QStringLiteral("sections"));
        path = campaign.path();
        campaign.close();
    }
    Program program(path);
    QVERIFY(program.shown && program.golden);
    program.root.document().setCurrentTrack(track);
    program.press(Qt::Key_N); // locked: nothing is asked
    QVERIFY(!program.visible<AskPanel>());
    QVERIFY(!program.button(QStringLiteral("Commit"))->isEnabled());
    // Enter presses the button that has the focus; once it is open the keys are those of the gold.
    QPushButton* unlock = program.button(QStringLiteral("Unlock…"));
    unlock->setFocus();
    program.press(Qt::Key_Return);
    QVERIFY(program.visible<AskPanel>());
    program.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), unlock);
    QVERIFY(program.unlock(QString::fromLatin1(Campaign::kPassphrase)));
    QVERIFY(program.book().gold().empty());
    QVERIFY(program.golden->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(program.button(QStringLiteral("Commit"))->isEnabled());
    QVERIFY(!program.button(QStringLiteral("Confirm…"))->isEnabled()); // nothing is chosen

    program.press(Qt::Key_N);
    QVERIFY(program.visible<AskPanel>());
    program.press(Qt::Key_Up); // all of the answers
    program.press(Qt::Key_Tab);
    while (program.focus()->property("currentText").toString() != QStringLiteral("Stella"))
        program.press(Qt::Key_Down);
    program.press(Qt::Key_Tab);
    program.type(QStringLiteral("A clear case."));
    program.press(Qt::Key_Return);
    QTRY_COMPARE(program.book().gold().size(), std::size_t(1));
    QCOMPARE(program.book().gold().front().state, GoldState::Candidate);
    QCOMPARE(program.book().gold().front().answer.accepted.size(), std::size_t(3));

    program.golden->goldPage().table().setFocus();
    program.golden->goldPage().table().selectRow(0);
    program.press(Qt::Key_Y);
    QVERIFY(program.visible<AskPanel>());
    program.press(Qt::Key_Return); // no reason: refused with a sentence, and asked on
    QVERIFY(program.visible<AskPanel>());
    program.type(QStringLiteral("I agree."));
    program.press(Qt::Key_Return);
    QVERIFY(!program.visible<AskPanel>());
    QTRY_COMPARE(program.book().gold().front().state, GoldState::Active);
    QVERIFY(!program.book().isCommitted(program.book().gold().front()));
    program.press(Qt::Key_C);
    QTRY_VERIFY(program.book().isCommitted(program.book().gold().front()));
    QVERIFY(isCommitted(program.project(), program.book().gold().front()));
    const auto missed = program.golden->goldPage().table().model()->index(0, GoldModel::Missed);
    QVERIFY(!missed.data().toString().contains(QLatin1Char('0'))); // a word where nobody was asked
    const QSignalSpy said(&program.root.document(), &Document::remarked);
    program.press(Qt::Key_S);
    QTRY_VERIFY(!said.isEmpty() && said.back().front().toString().startsWith(QStringLiteral("0 answers scored")));
    QVERIFY(program.book().report().people.empty());
    // Locked, nothing of it is left in the table.
    program.press(Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(program.golden->goldPage().table().model()->rowCount(), 0);
}

void TestGoldenWorkspace::workGivenOutPackedAndTakenIn()
{
    const QTemporaryDir folder;
    QString path;
    PersonId annotator;
    {
        Campaign campaign(folder.path(), 2, 3);
        annotator = campaign.annotators().front().id;
        path = campaign.path();
        campaign.close();
    }
    Program program(path);
    QVERIFY(program.shown && program.golden);
    QVERIFY(program.unlock(QString::fromLatin1(Campaign::kPassphrase)));
    program.press(Qt::Key_W, Qt::AltModifier);
    program.press(Qt::Key_A);
    QTRY_VERIFY(program.visible<ListPanel>());
    QVERIFY(program.visible<ListPanel>()->list().count() > 0);
    QVERIFY(program.project().assignments().empty()); // only said so far
    program.press(Qt::Key_Return);
    QVERIFY(!program.project().assignments().empty());
    QTRY_VERIFY(program.golden->board().units().model()->rowCount() > 0);

    program.press(Qt::Key_P);
    QVERIFY(program.visible<AskPanel>());
    while (program.focus()->property("currentText").toString() != QStringLiteral("Annotator 1"))
        program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QTRY_VERIFY(program.visible<ListPanel>());
    program.press(Qt::Key_Escape);
    const QStringList packages = QDir(folder.path()).entryList({QStringLiteral("Annotator 1*.unipack")}, QDir::Files);
    QCOMPARE(packages.size(), 1);
    QCOMPARE(program.project().records(RecordKind::Package).size(), std::size_t(1));

    // Worked on elsewhere, and taken in: once, and once more without any change.
    const QString back = QDir(folder.path()).filePath(QStringLiteral("back.unipack"));
    {
        JobContext job;
        const auto work = openPackage(QDir(folder.path()).filePath(packages.front()),
                                      QDir(folder.path()).filePath(QStringLiteral("work.unisono")), job);
        QVERIFY(work);
        std::mt19937 random(1);
        workOn(**work, random, 3);
        QVERIFY(returnPackage(**work, back));
    }
    for (const char* said : {"3 answers", "taken in before"}) {
        program.golden->board().takeIn({back});
        QTRY_VERIFY(program.visible<ListPanel>());
        const QString sentence = program.visible<ListPanel>()->list().item(0)->text();
        QVERIFY2(sentence.contains(QLatin1String(said)), qPrintable(sentence));
        program.press(Qt::Key_Escape);
    }
    // What is no package is refused with a sentence.
    program.golden->board().takeIn({path});
    QTRY_VERIFY(program.visible<ListPanel>());
    QVERIFY(program.visible<ListPanel>()->list().item(0)->text().startsWith(QStringLiteral("lead.unisono: ")));
}

void TestGoldenWorkspace::handingOutAndThePolicy()
{
    const QTemporaryDir folder;
    QString path;
    {
        Campaign campaign(folder.path(), 2, 3);
        path = campaign.path();
        campaign.close();
    }
    Program program(path);
    QVERIFY(program.shown && program.golden);
    program.press(Qt::Key_W, Qt::AltModifier);
    auto* shown = program.golden->board().findChild<QComboBox*>();
    QVERIFY(shown && !shown->accessibleName().isEmpty());
    shown->setCurrentIndex(2); // not asked for
    QTableView& units = program.golden->board().units();
    QTRY_VERIFY(units.model()->rowCount() > 3);
    units.setFocus();
    units.clearSelection();
    program.press(Qt::Key_H); // nothing is chosen: a remark
    QVERIFY(!program.visible<AskPanel>());
    units.selectRow(0);
    program.press(Qt::Key_Down, Qt::ShiftModifier);
    program.press(Qt::Key_H);
    QVERIFY(program.visible<AskPanel>());
    while (program.focus()->property("currentText").toString() != QStringLiteral("Annotator 2"))
        program.press(Qt::Key_Down);
    program.press(Qt::Key_Return);
    QTRY_VERIFY(program.visible<ListPanel>());
    QCOMPARE(program.visible<ListPanel>()->list().count(), 2);
    QVERIFY(program.project().assignments().empty()); // only said so far
    program.press(Qt::Key_Return);
    QCOMPARE(program.project().assignments().size(), std::size_t(2));
    shown->setCurrentIndex(0);
    QTRY_COMPARE(units.model()->rowCount(), 2);
    QVERIFY(units.model()->index(0, UnitModel::WaitsFor).data().toString().contains(QStringLiteral("Annotator 2")));

    program.press(Qt::Key_E);
    AskPanel* panel = program.visible<AskPanel>();
    QVERIFY(panel);
    QList<QLineEdit*> fields = panel->findChildren<QLineEdit*>();
    QCOMPARE(fields.size(), 13);
    for (QLineEdit* field : fields)
        QVERIFY(!field->accessibleName().isEmpty());
    fields[11]->setText(QStringLiteral("many"));
    program.press(Qt::Key_Return);
    QVERIFY(program.visible<AskPanel>()); // refused with a sentence that names the field
    const auto said = [&] {
        QStringList texts;
        for (const QLabel* label : panel->findChildren<QLabel*>())
            texts << label->text();
        return texts.join(QLatin1Char('\n'));
    };
    QVERIFY2(said().contains(QStringLiteral("Units of a package: This has to be a number.")), qPrintable(said()));
    fields[11]->setText(QStringLiteral("12"));
    fields[7]->setText(QStringLiteral("70"));
    program.press(Qt::Key_Return);
    QVERIFY2(said().contains(QStringLiteral("Gold, percent: This has to lie between 0 and 50.")), qPrintable(said()));
    fields[7]->setText(QStringLiteral("10"));
    fields[4]->setText(QStringLiteral("5"));
    program.press(Qt::Key_Return);
    QVERIFY(!program.visible<AskPanel>());
    const auto policy = policyInForce(program.project());
    QVERIFY(policy && *policy);
    QCOMPARE((*policy)->packageSize, 12);
    QCOMPARE((*policy)->gold.share, 0.1);
    QCOMPARE((*policy)->mostOpen, std::optional<int>(5));
    QCOMPARE((*policy)->overlap, AssigningPolicy().overlap);
    QVERIFY((*policy)->layers.isEmpty());
}

QTEST_MAIN(TestGoldenWorkspace)
#include "tst_goldenworkspace.moc"
