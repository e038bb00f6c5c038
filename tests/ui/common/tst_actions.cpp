#include "tests/support/testproject.h"
#include "ui/common/actions.h"
#include "ui/common/keylist.h"
#include "ui/common/style.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <QtTest>

using namespace unisono;

class TestActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnHome(); }
    void init() { QSettings().clear(); }

    void keyOfAWorkspaceWorksOnlyThere()
    {
        Window w;
        int runs = 0;
        w.map.add({QStringLiteral("a.one"), QStringLiteral("One"), Qt::Key_S, QStringLiteral("annotate")},
                  [&] { ++runs; });
        QTest::keyClick(&w.widget, Qt::Key_S);
        QCOMPARE(runs, 0);
        w.map.setWorkspace(QStringLiteral("annotate"));
        QTest::keyClick(&w.widget, Qt::Key_S);
        QCOMPARE(runs, 1);
        w.map.setWorkspace(QStringLiteral("library"));
        QTest::keyClick(&w.widget, Qt::Key_S);
        QCOMPARE(runs, 1);
    }
    void textFieldKeepsItsKeys()
    {
        Window w;
        int plain = 0;
        int withControl = 0;
        w.map.add({QStringLiteral("a.plain"), QStringLiteral("Plain"), Qt::Key_Space, {}}, [&] { ++plain; });
        w.map.add({QStringLiteral("a.letter"), QStringLiteral("Letter"), Qt::Key_J, {}}, [&] { ++plain; });
        w.map.add({QStringLiteral("a.control"), QStringLiteral("Control"), QKeyCombination(Qt::CTRL, Qt::Key_K), {}},
                  [&] { ++withControl; });
        w.field.setFocus();
        QTest::keyClicks(&w.field, QStringLiteral("a j"));
        QTest::keyClick(&w.field, Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(w.field.text(), QStringLiteral("a j"));
        QCOMPARE(plain, 0);
        QCOMPARE(withControl, 1);
        w.list.setFocus();
        QTest::keyClick(&w.list, Qt::Key_J);
        QTest::keyClick(&w.list, Qt::Key_Space);
        QCOMPARE(plain, 2);
    }
    void listKeepsItsArrowsAndButtonItsSpace()
    {
        Window w;
        int runs = 0;
        w.map.add({QStringLiteral("a.down"), QStringLiteral("Down"), Qt::Key_Down, {}}, [&] { ++runs; });
        w.map.add({QStringLiteral("a.play"), QStringLiteral("Play"), Qt::Key_Space, {}}, [&] { ++runs; });
        w.list.setCurrentRow(0);
        w.list.setFocus();
        QTest::keyClick(&w.list, Qt::Key_Down);
        QCOMPARE(w.list.currentRow(), 1);
        int clicks = 0;
        connect(&w.button, &QPushButton::clicked, &w.button, [&] { ++clicks; });
        w.button.setFocus();
        QTest::keyClick(&w.button, Qt::Key_Space);
        QCOMPARE(clicks, 1);
        QCOMPARE(runs, 0);
    }
    void changedKeyIsKept()
    {
        {
            Window w;
            w.map.add({QStringLiteral("a.one"), QStringLiteral("One"), Qt::Key_S, {}}, [] {});
            QCOMPARE(w.map.setKey(QStringLiteral("a.one"), Qt::Key_T), QString());
        }
        Window w;
        int runs = 0;
        w.map.add({QStringLiteral("a.one"), QStringLiteral("One"), Qt::Key_S, {}}, [&] { ++runs; });
        QTest::keyClick(&w.widget, Qt::Key_S);
        QCOMPARE(runs, 0);
        QTest::keyClick(&w.widget, Qt::Key_T);
        QCOMPARE(runs, 1);
        w.map.resetKeys();
        QTest::keyClick(&w.widget, Qt::Key_S);
        QCOMPARE(runs, 2);
    }
    void clashIsRefused()
    {
        Window w;
        const QString here = QStringLiteral("annotate");
        w.map.add({QStringLiteral("a.one"), QStringLiteral("One"), Qt::Key_S, here}, [] {});
        w.map.add({QStringLiteral("a.two"), QStringLiteral("Two"), Qt::Key_T, here}, [] {});
        w.map.add({QStringLiteral("b.other"), QStringLiteral("Other"), Qt::Key_U, QStringLiteral("library")}, [] {});
        w.map.add({QStringLiteral("c.all"), QStringLiteral("All"), Qt::Key_F2, {}}, [] {});
        QCOMPARE(w.map.setKey(QStringLiteral("a.two"), Qt::Key_S), QStringLiteral("a.one"));
        QCOMPARE(w.map.setKey(QStringLiteral("c.all"), Qt::Key_U), QStringLiteral("b.other"));
        QCOMPARE(w.map.setKey(QStringLiteral("a.two"), QKeySequence(Qt::Key_S, Qt::Key_1)), QStringLiteral("a.one"));
        QCOMPARE(w.map.action(QStringLiteral("a.two"))->shortcut(), QKeySequence()); // its workspace is not shown
        QCOMPARE(w.map.setKey(QStringLiteral("b.other"), Qt::Key_S), QString());     // another workspace: no clash
        QCOMPARE(w.map.setKey(QStringLiteral("a.one"), {}), QString());
        QCOMPARE(w.map.setKey(QStringLiteral("a.two"), Qt::Key_S), QString());
    }
    void keyListShowsThisWorkspace()
    {
        Window w;
        w.map.add({QStringLiteral("a.one"), QStringLiteral("One"), Qt::Key_S, QStringLiteral("annotate")}, [] {});
        w.map.add({QStringLiteral("b.two"), QStringLiteral("Two"), Qt::Key_T, QStringLiteral("library")}, [] {});
        w.map.add({QStringLiteral("c.all"), QStringLiteral("All"), Qt::Key_F2, {}}, [] {});
        w.map.setWorkspace(QStringLiteral("annotate"));
        KeyListModel model(w.map);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.at(0).id, QStringLiteral("a.one"));
        model.setScope(KeyListModel::Everywhere);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(w.map.setKey(QStringLiteral("c.all"), Qt::Key_F4), QString());
        bool found = false;
        for (int row = 0; row < model.rowCount(); ++row)
            found = found || model.index(row, KeyListModel::Key).data() == QStringLiteral("F4");
        QVERIFY(found);
    }

private:
    struct Window {
        QWidget widget;
        QLineEdit field{&widget};
        QListWidget list{&widget};
        QPushButton button{&widget};
        ActionMap map{&widget};
        Window()
        {
            auto* column = new QVBoxLayout(&widget);
            for (QWidget* each : std::initializer_list<QWidget*>{&field, &list, &button})
                column->addWidget(each);
            list.addItems({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")});
            widget.show();
            QApplication::setActiveWindow(&widget);
            list.setFocus();
        }
    };
};

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
