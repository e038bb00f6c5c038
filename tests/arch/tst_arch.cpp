#include "tests/support/archrules.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace unisono::test;

/// The project keeps its own rules, and each rule is shown to bite on a small tree that breaks it.
class TestArch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void projectKeepsTheRules();
    void aBrokenRuleIsFound_data();
    void aBrokenRuleIsFound();
    void aSoundTreePasses();
};

namespace {
const QString kQt = QStringLiteral(UNISONO_QT_INCLUDE_DIR);

void put(const QTemporaryDir& dir, const QString& path, const QByteArray& text)
{
    QDir(dir.path()).mkpath(path.section(QLatin1Char('/'), 0, -2));
    QFile file(dir.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}
} // namespace

void TestArch::projectKeepsTheRules()
{
    const QStringList found = archViolations(QStringLiteral(UNISONO_SOURCE_DIR), kQt);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
}

void TestArch::aBrokenRuleIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* path, const QByteArray& text, const char* says) {
        QTest::newRow(name) << QString::fromLatin1(path) << text << QString::fromLatin1(says);
    };
    row("arrow", "core/time/a.cpp", "#include \"core/audio/b.h\"\n", "no arrow from core/time to core/audio");
    row("store and interchange", "core/interchange/a.cpp", "#include \"core/store/b.h\"\n", "no arrow");
    row("core to ui", "core/store/a.h", "#include \"ui/text/sentences.h\"\n", "no arrow from core/store to ui/text");
    row("workspace to workspace", "ui/library/a.h", "#include \"ui/annotate/b.h\"\n", "no arrow");
    row("widget in core", "core/genre/a.cpp", "#include <QWidget>\n", "core and ui/text know QtCore only");
    row("colour in core", "core/genre/a.cpp", "#include <QColor>\n", "is of QtGui");
    row("module path in core", "core/genre/a.cpp", "#include <QtGui/QColor>\n", "is of QtGui");
    row("sqlite", "core/audio/a.cpp", "#include <sqlite3.h>\n", "sqlite3.h belongs to core/store/ alone");
    row("sndfile", "core/dsp/a.cpp", "#include <sndfile.h>\n", "sndfile.h belongs to core/audio/ alone");
    row("fftw", "ui/paint/a.cpp", "#include <fftw3.h>\n", "fftw3.h belongs to core/dsp/ alone");
    row("juce", "core/playback/transport.cpp", "#include <juce_core/juce_core.h>\n", "JUCE belongs");
    row("pixmap in a painter", "ui/paint/a.cpp", "#include <QPixmap>\n", "whose painters run in workers");
    row("widget in a painter", "ui/paint/a.cpp", "#include <QWidget>\n", "whose painters run in workers");
    row("relative include", "core/time/a.cpp", "#include \"frame.h\"\n", "is not a path from the root");
    row("test header", "core/time/a.cpp", "#include \"tests/support/wavfile.h\"\n", "includes a test's header");
    row("unknown folder", "core/util/a.cpp", "int x;\n", "has no place in the table of arrows");
    row("long file", "core/time/a.cpp", QByteArray("int x;\n").repeated(601), "601 lines, over 600");
    row("long script", "tests/bench/a.py", QByteArray("x = 1\n").repeated(700), "700 lines");
    row("top level", "notes/a.txt", "x", "nothing else stands at the top level");
}

void TestArch::aBrokenRuleIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    QTemporaryDir dir;
    put(dir, path, text);
    const QStringList found = archViolations(dir.path(), kQt);
    QCOMPARE(found.size(), 1);
    QVERIFY2(found.first().contains(says), qPrintable(found.first()));
}

void TestArch::aSoundTreePasses()
{
    QTemporaryDir dir;
    put(dir, QStringLiteral("core/dsp/a.cpp"),
        "#include \"core/audio/b.h\"\n#include \"core/base/result.h\"\n#include <fftw3.h>\n#include "
        "<QString>\n#include <vector>\n");
    put(dir, QStringLiteral("ui/paint/a.cpp"), "#include \"core/store/project.h\"\n#include <QImage>\n");
    put(dir, QStringLiteral("tests/core/tst_a.cpp"), "#include <sqlite3.h>\n#include \"tst_a.moc\"\n");
    QCOMPARE(archViolations(dir.path(), kQt), QStringList());
}

QTEST_GUILESS_MAIN(TestArch)
#include "tst_arch.moc"
