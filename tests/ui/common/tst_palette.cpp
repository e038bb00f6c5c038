#include "tests/support/testproject.h"
#include "ui/common/commandpalette.h"
#include "ui/common/context.h"
#include "ui/common/fuzzy.h"
#include "ui/common/popuppanel.h"

#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

using namespace unisono;

class TestPalette : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnHome(); }

    void foldingForgetsCaseAndAccents()
    {
        QCOMPARE(folded(QStringLiteral("Ärger ÉTUDE")), QStringLiteral("arger etude"));
    }
    void fuzzyOrder()
    {
        const auto score = [](const char* needle, const char* hay) {
            return fuzzyScore(QString::fromUtf8(needle), QString::fromUtf8(hay));
        };
        QVERIFY(!score("xyz", "play or pause"));
        QVERIFY(!score("playx", "play or pause"));
        QCOMPARE(*score("", "anything"), 0);
        QVERIFY(*score("play", "play or pause") > *score("play", "replay it"));
        QVERIFY(!score("pop", "stop the loop"));
        QVERIFY(score("pause play", "play or pause"));     // words in any order
        QVERIFY(!score("drop", "the dangerous symphony")); // scattered letters are no match
        QVERIFY(score("tds", "the drop song"));            // beginnings of words are
        QVERIFY(*score("drop", "drop") > *score("drop", "drop main"));
    }
    void findsCommandsLabelsTracksAndTimes()
    {
        const test::TestProject files(3);
        const std::unique_ptr<Project> project = files.open();
        QVERIFY(project);
        const PaletteIndex index(
            {{QStringLiteral("transport.play"), QStringLiteral("Play or pause"), Qt::Key_Space, {}},
             {QStringLiteral("annotate.split"), QStringLiteral("Split here"), Qt::Key_S, QStringLiteral("annotate")},
             {QStringLiteral("library.search"), QStringLiteral("Search"), Qt::Key_F3, QStringLiteral("library")}},
            QStringLiteral("annotate"), project.get());
        const auto first = [&](const char* text) { return index.search(QString::fromUtf8(text)).at(0); };
        QCOMPARE(first("pla").id, QStringLiteral("transport.play"));
        QCOMPARE(first("split").id, QStringLiteral("annotate.split"));
        QCOMPARE(first("main").id, QStringLiteral("drop.main"));
        QCOMPARE(first("main").keys, QStringLiteral("D 1"));
        QCOMPARE(first("track 2").kind, FindKind::Track);
        QCOMPARE(first("track 2").text, QStringLiteral("Track 2"));
        QCOMPARE(first("trk3").text, QStringLiteral("Track 3")); // letters left out
        QCOMPARE(first("1:19.3").kind, FindKind::Time);
        QCOMPARE(first("1:19.3").id.toDouble(), 79.3);
        for (const Found& found : index.search({}))
            QVERIFY(found.kind == FindKind::Command && found.id != QLatin1String("library.search"));
    }
    void worksByKeysAlone()
    {
        QWidget window;
        window.resize(1000, 700);
        auto* before = new QLineEdit(&window);
        window.show();
        QApplication::setActiveWindow(&window);
        before->setFocus();
        ActionMap actions(&window);
        int runs = 0;
        actions.add({QStringLiteral("a.first"), QStringLiteral("Alpha one"), {}, {}}, [&] { runs += 1; });
        actions.add({QStringLiteral("a.second"), QStringLiteral("Alpha two"), {}, {}}, [&] { runs += 10; });
        Document document;
        CommandPalette palette(actions, document, &window);
        palette.open();
        QVERIFY(palette.isVisible());
        auto* field = palette.findChild<QLineEdit*>();
        QCOMPARE(QApplication::focusWidget(), field);
        QTest::keyClicks(field, QStringLiteral("alpha"));
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(runs, 10);
        QVERIFY(!palette.isVisible());
        QCOMPARE(QApplication::focusWidget(), before);
        palette.open();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }
    void choosesTracksAndLabels()
    {
        const test::TestProject files(2);
        QWidget window;
        window.resize(1000, 700);
        window.show();
        ActionMap actions(&window);
        Document document;
        document.setProject(files.open());
        CommandPalette palette(actions, document, &window);
        TrackId chosen;
        connect(&palette, &CommandPalette::trackChosen, this, [&](TrackId id) { chosen = id; });
        QSignalSpy labels(&palette, &CommandPalette::labelChosen);
        palette.open(QStringLiteral("track 2"));
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(document.project()->track(chosen)->title, QStringLiteral("Track 2"));
        palette.open(QStringLiteral("verse"));
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        QCOMPARE(labels.count(), 1);
        QCOMPARE(labels[0][0].toString(), QStringLiteral("section"));
        QCOMPARE(labels[0][1].toString(), QStringLiteral("verse"));
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
