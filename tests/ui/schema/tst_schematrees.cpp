#include "tests/ui/schema/schemaprogram.h"
#include "ui/schema/genretree.h"
#include "ui/schema/treefiles.h"

#include <QLabel>

using namespace unisono;
using namespace unisono::test;

/// Trees of genres that come from files and go to them, on the real window.
class TestSchemaTrees : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        useOwnHome();
        QApplication::setApplicationName(QStringLiteral("unisono-test"));
    }
    void init() { useQuietSettings(); }
    void treesComeAndGo_data();
    void treesComeAndGo();
    void brokenTreesChangeNothing_data();
    void brokenTreesChangeNothing();
};

void TestSchemaTrees::treesComeAndGo_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<TreeFormat>("format");
    QTest::addColumn<int>("genres");
    const QString folder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/genres/");
    QTest::newRow("FMA") << folder + QStringLiteral("fma_genres.csv") << TreeFormat::Fma << 163;
    QTest::newRow("AudioSet") << folder + QStringLiteral("audioset_music_subtree.json") << TreeFormat::AudioSet << 189;
}

void TestSchemaTrees::treesComeAndGo()
{
    QFETCH(QString, file);
    QFETCH(TreeFormat, format);
    QFETCH(int, genres);
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    const GenreSchema before = program.project().schema();
    const std::size_t steps = program.project().history(1000).size();
    program.schema->treeFiles().importFrom(file);
    QTRY_VERIFY(program.panel());
    program.press(Qt::Key_Return); // in place of the genres there are
    QVERIFY(program.editor().hasDraft());
    QCOMPARE(int(program.draft().genres.size()), genres);
    QCOMPARE(program.project().history(1000).size(), steps + 1);
    QTRY_VERIFY(program.editor().checks());
    const auto& issues = program.editor().checks()->issues;
    QVERIFY(std::none_of(issues.begin(), issues.end(), [](const Issue& i) { return i.severity == Severity::Error; }));
    QVERIFY(rowsBelow(program.schema->tree().genres()) > genres);

    const QString back = files.folder() + QStringLiteral("/back");
    program.schema->treeFiles().exportTo(back, format);
    program.root.jobs().waitForIdle();
    const auto bytes = [](const QString& path) {
        QFile read(path);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    };
    QCOMPARE(bytes(back), bytes(file));
    program.root.document().undo();
    QVERIFY(!program.editor().hasDraft());
    QCOMPARE(program.draft(), before);

    // Below a genre: what is there stays.
    QVERIFY(program.goTo(kTechno));
    program.schema->treeFiles().importFrom(file);
    QTRY_VERIFY(program.panel());
    program.press(Qt::Key_End);
    program.press(Qt::Key_Return);
    QCOMPARE(program.draft().genres.size(), before.genres.size() + std::size_t(genres));
    QVERIFY(std::equal(before.genres.begin(), before.genres.end(), program.draft().genres.begin()));
    QCOMPARE(program.draft().genre(program.editor().genre())->parents, QStringList{kTechno});
}

void TestSchemaTrees::brokenTreesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("told");
    QByteArray deep;
    for (int i = 0; i < 200; ++i)
        deep += QByteArray(i, '\t') + "G" + QByteArray::number(i) + '\n';
    const QByteArray fma = "genre_id,#tracks,parent,title,top_level\n";
    QTest::newRow("duplicate id") << fma + "1,0,0,A,1\n1,0,0,B,1\n" << QStringLiteral("line 3");
    QTest::newRow("circle") << fma + "1,0,2,A,1\n2,0,1,B,1\n" << QStringLiteral("line 2");
    QTest::newRow("unknown parent") << fma + "1,0,7,A,1\n" << QStringLiteral("line 2");
    QTest::newRow("10 MB") << QByteArray("A genre\n").repeated(1'310'720) << QStringLiteral("8 MiB");
    QTest::newRow("200 levels") << deep << QStringLiteral("line 33");
    QTest::newRow("broken UTF-8") << QByteArray("A\nB\xff\n") << QStringLiteral("line 2");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("no genre");
}

void TestSchemaTrees::brokenTreesChangeNothing()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, told);
    const TestProject files(1);
    Program program(makeProject(files, *shippedSchema(QStringLiteral("edm"))));
    const std::size_t steps = program.project().history(1000).size();
    const QString path = files.folder() + QStringLiteral("/tree.txt");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    program.schema->treeFiles().importFrom(path);
    QTRY_VERIFY(program.panel());
    QString said;
    for (const QLabel* label : program.panel()->findChildren<QLabel*>())
        said += label->text() + QLatin1Char('\n');
    QVERIFY2(said.contains(told) && said.contains(QStringLiteral("tree.txt")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("Nothing was changed")));
    program.press(Qt::Key_Escape);
    QVERIFY(!program.editor().hasDraft());
    QCOMPARE(program.project().history(1000).size(), steps);
}

QTEST_MAIN(TestSchemaTrees)
#include "tst_schematrees.moc"
