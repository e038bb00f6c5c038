#include "tests/support/archrules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>

namespace unisono::test {

namespace {

constexpr int kMostLines = 600;

/// Libraries that one place alone may touch.
const QMap<QString, QString>& onlyPlaces()
{
    static const QMap<QString, QString> places{
        {QStringLiteral("sqlite3.h"), QStringLiteral("core/store/")},
        {QStringLiteral("sndfile.h"), QStringLiteral("core/audio/")},
        {QStringLiteral("sndfile.hh"), QStringLiteral("core/audio/")},
        {QStringLiteral("FLAC/stream_decoder.h"), QStringLiteral("core/audio/")},
        {QStringLiteral("soxr.h"), QStringLiteral("core/playback/")},
        {QStringLiteral("rubberband/RubberBandStretcher.h"), QStringLiteral("core/playback/")},
        {QStringLiteral("fftw3.h"), QStringLiteral("core/dsp/")},
        {QStringLiteral("ebur128.h"), QStringLiteral("core/analysis/")},
        {QStringLiteral("chromaprint.h"), QStringLiteral("core/library/")},
        {QStringLiteral("sodium.h"), QStringLiteral("core/crypto/")},
        {QStringLiteral("archive.h"), QStringLiteral("core/package/")},
        {QStringLiteral("archive_entry.h"), QStringLiteral("core/package/")},
        {QStringLiteral("CLI/CLI.hpp"), QStringLiteral("app/cli/")},
    };
    return places;
}

QSet<QString> reachable(const QString& folder)
{
    QSet<QString> all{folder};
    QStringList todo{folder};
    while (!todo.isEmpty())
        for (const QString& next : arrows().value(todo.takeFirst()))
            if (!all.contains(next)) {
                all.insert(next);
                todo.append(next);
            }
    return all;
}

/// "core/audio" of "core/audio/decoder.cpp".
QString folderOf(const QString& path)
{
    return path.section(QLatin1Char('/'), 0, 1);
}

QString qtModule(const QString& header, const QString& qtIncludeFolder)
{
    if (header.startsWith(QLatin1String("Qt")) && header.contains(QLatin1Char('/')))
        return header.section(QLatin1Char('/'), 0, 0);
    for (const char* module :
         {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtSvgWidgets", "QtNetwork", "QtTest", "QtConcurrent"})
        if (QFile::exists(qtIncludeFolder + QLatin1Char('/') + QLatin1String(module) + QLatin1Char('/') + header))
            return QLatin1String(module);
    return {};
}

void checkInclude(const QString& file, int line, const QString& included, bool quoted, const QString& qtIncludeFolder,
                  QStringList& out)
{
    const QString at = QStringLiteral("%1:%2: ").arg(file).arg(line);
    const QString folder = folderOf(file);
    const bool isTest = file.startsWith(QLatin1String("tests/"));
    const bool isCore = file.startsWith(QLatin1String("core/"));

    static const QRegularExpression own(QStringLiteral("^(core|ui|app|tests)/"));
    if (quoted && own.match(included).hasMatch()) {
        const QString target = folderOf(included);
        if (!isTest && included.startsWith(QLatin1String("tests/")))
            out << at + QStringLiteral("the program includes a test's header %1").arg(included);
        else if (!isTest && arrows().contains(folder) && !reachable(folder).contains(target))
            out << at + QStringLiteral("no arrow from %1 to %2").arg(folder, target);
    } else if (quoted && !isTest && !included.endsWith(QLatin1String(".moc"))) {
        out << at + QStringLiteral("\"%1\" is not a path from the root").arg(included);
    }
    if (isTest)
        return;
    for (auto it = onlyPlaces().begin(); it != onlyPlaces().end(); ++it)
        if (included == it.key() && !file.startsWith(it.value()))
            out << at + QStringLiteral("%1 belongs to %2 alone").arg(it.key(), it.value());
    if (included.startsWith(QLatin1String("juce_")) && file != QLatin1String("core/playback/juceoutput.cpp"))
        out << at + QStringLiteral("JUCE belongs to core/playback/juceoutput.cpp alone");

    if (included.startsWith(QLatin1String("boost/")) && !file.startsWith(QLatin1String("core/workflow/")))
        out << at + QStringLiteral("Boost belongs to core/workflow/ alone");

    const QString module = qtModule(included, qtIncludeFolder);
    if ((isCore || folder == QLatin1String("ui/text")) && !module.isEmpty() && module != QLatin1String("QtCore"))
        out << at + QStringLiteral("%1 is of %2; core and ui/text know QtCore only").arg(included, module);
    if (folder == QLatin1String("ui/paint") &&
        (module == QLatin1String("QtWidgets") || included == QLatin1String("QPixmap")))
        out << at + QStringLiteral("%1 in ui/paint, whose painters run in workers").arg(included);
}

void checkFile(const QString& root, const QString& file, const QString& qtIncludeFolder, QStringList& out)
{
    QFile device(root + QLatin1Char('/') + file);
    if (!device.open(QIODevice::ReadOnly)) {
        out << file + QStringLiteral(": cannot be read");
        return;
    }
    const QStringList lines = QString::fromUtf8(device.readAll()).split(QLatin1Char('\n'));
    if (lines.size() - 1 > kMostLines)
        out << QStringLiteral("%1: %2 lines, over %3").arg(file).arg(lines.size() - 1).arg(kMostLines);
    if (!file.endsWith(QLatin1String(".h")) && !file.endsWith(QLatin1String(".cpp")))
        return;
    const QString folder = folderOf(file);
    if (!file.startsWith(QLatin1String("tests/")) && !arrows().contains(folder))
        out << QStringLiteral("%1: %2 has no place in the table of arrows").arg(file, folder);

    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"));
    for (int i = 0; i < lines.size(); ++i) {
        const auto match = include.match(lines[i]);
        if (match.hasMatch())
            checkInclude(file, i + 1, match.captured(2), match.captured(1) == QLatin1String("\""), qtIncludeFolder,
                         out);
    }
}

void checkCircles(QStringList& out)
{
    for (auto it = arrows().begin(); it != arrows().end(); ++it)
        for (const QString& next : it.value())
            if (reachable(next).contains(it.key()))
                out << QStringLiteral("the arrows run in a circle through %1 and %2").arg(it.key(), next);
}

void checkTopLevel(const QString& root, QStringList& out)
{
    static const QSet<QString> allowed{QStringLiteral("CMakeLists.txt"),
                                       QStringLiteral("app"),
                                       QStringLiteral("core"),
                                       QStringLiteral("ui"),
                                       QStringLiteral("resources"),
                                       QStringLiteral("schemas"),
                                       QStringLiteral("tests"),
                                       QStringLiteral("README.md"),
                                       QStringLiteral("translations"),
                                       QStringLiteral("dev"),
                                       QStringLiteral("LICENSE"),
                                       QStringLiteral("CMakePresets.json"),
                                       QStringLiteral("CONTRIBUTING.md"),
                                       QStringLiteral("build")};
    for (const QString& name : QDir(root).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
        if (!allowed.contains(name))
            out << QStringLiteral("%1: nothing else stands at the top level").arg(name);
}

} // namespace

const QMap<QString, QStringList>& arrows()
{
    const auto s = [](std::initializer_list<const char*> names) {
        QStringList list;
        for (const char* name : names)
            list << QString::fromLatin1(name);
        return list;
    };
    static const QMap<QString, QStringList> table{
        {QStringLiteral("core/base"), {}},
        {QStringLiteral("core/crypto"), s({"core/base"})},
        {QStringLiteral("core/time"), s({"core/base"})},
        {QStringLiteral("core/jobs"), s({"core/base"})},
        {QStringLiteral("core/audio"), s({"core/time", "core/jobs"})},
        {QStringLiteral("core/dsp"), s({"core/audio"})},
        {QStringLiteral("core/analysis"), s({"core/dsp"})},
        {QStringLiteral("core/playback"), s({"core/audio"})},
        {QStringLiteral("core/genre"), s({"core/base"})},
        {QStringLiteral("core/annotation"), s({"core/time", "core/genre"})},
        {QStringLiteral("core/agreement"), s({"core/annotation", "core/jobs"})},
        {QStringLiteral("core/workflow"), s({"core/agreement"})},
        {QStringLiteral("core/package"), s({"core/annotation", "core/crypto", "core/jobs"})},
        {QStringLiteral("core/interchange"), s({"core/annotation"})},
        {QStringLiteral("core/store"), s({"core/annotation", "core/crypto"})},
        {QStringLiteral("core/exchange"), s({"core/store", "core/audio", "core/workflow", "core/package"})},
        {QStringLiteral("core/study"), s({"core/store", "core/agreement"})},
        {QStringLiteral("core/library"), s({"core/store", "core/audio"})},
        {QStringLiteral("ui/text"),
         s({"core/base", "core/crypto", "core/time", "core/jobs", "core/audio", "core/dsp", "core/analysis",
            "core/playback", "core/genre", "core/annotation", "core/agreement", "core/workflow", "core/interchange",
            "core/package", "core/store", "core/exchange", "core/study", "core/library"})},
        {QStringLiteral("ui/paint"), s({"ui/text"})},
        {QStringLiteral("ui/common"), s({"ui/paint"})},
        {QStringLiteral("ui/models"), s({"ui/common"})},
        {QStringLiteral("ui/timeline"), s({"ui/common"})},
        {QStringLiteral("ui/library"), s({"ui/models"})},
        {QStringLiteral("ui/annotate"), s({"ui/timeline", "ui/models"})},
        {QStringLiteral("ui/schema"), s({"ui/common"})},
        {QStringLiteral("ui/golden"), s({"ui/common"})},
        {QStringLiteral("ui/agreement"), s({"ui/common"})},
        {QStringLiteral("app/desktop"), s({"ui/library", "ui/annotate", "ui/schema", "ui/golden", "ui/agreement"})},
        {QStringLiteral("app/cli"), s({"ui/paint"})},
    };
    return table;
}

QStringList archViolations(const QString& root, const QString& qtIncludeFolder)
{
    QStringList out;
    checkCircles(out);
    checkTopLevel(root, out);
    for (const char* top : {"app", "core", "ui", "tests", "resources", "schemas"}) {
        QDirIterator it(root + QLatin1Char('/') + QLatin1String(top),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.py"), QStringLiteral("*.sh"),
                         QStringLiteral("*.sql"), QStringLiteral("*.cmake"), QStringLiteral("CMakeLists.txt")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = QDir(root).relativeFilePath(it.next());
            if (!path.startsWith(QLatin1String("tests/data/")))
                checkFile(root, path, qtIncludeFolder, out);
        }
    }
    out.sort();
    return out;
}

} // namespace unisono::test
