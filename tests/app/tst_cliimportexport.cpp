// unisono-cli import and export on a project: out of one project, into another, equal.

#include "core/store/project.h"
#include "tests/support/clirunner.h"
#include "tests/support/formatitems.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;

namespace {

using Outcome = test::CliOutcome;

QString samplePath(const char* name)
{
    return QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/") + QLatin1String(name);
}

Track trackOf(const Project& project, const QString& title, double seconds)
{
    Track track;
    track.id = TrackId::next();
    track.root = project.mediaRoots().front().id;
    track.path = title + QStringLiteral(".flac");
    track.title = title;
    track.rate = {44100};
    track.channels = 2;
    track.frames = framesOf(seconds, track.rate);
    return track;
}

/// A project of one track; its path.
QString projectOf(const QTemporaryDir& folder, const QString& name, double seconds)
{
    const QString path = folder.filePath(name);
    auto project = Project::create(path, shippedSchema(QStringLiteral("general")).value(), QStringLiteral("Me"));
    if (!project)
        return {};
    Edit edit;
    edit.kind = QStringLiteral("tracks.add");
    edit.changes.push_back(Change<Track>{std::nullopt, trackOf(**project, QStringLiteral("Song"), seconds)});
    return (*project)->apply(edit) ? path : QString();
}

Items itemsOf(const QString& path, const char* layer, const QString& person)
{
    const auto project = Project::open(path, OpenMode::ReadOnly);
    if (!project)
        return {};
    for (const Person& p : (*project)->people())
        if (p.name == person)
            if (const auto assignment =
                    (*project)->findAssignment((*project)->tracks().front().id, QString::fromLatin1(layer), p.id))
                return (*project)->items(assignment->id);
    return {};
}

} // namespace

class TestCliImportExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void throughEveryFormat_data();
    void throughEveryFormat();
    void importTellsWhatItDid();
    void refusals();
    void undoable();
};

void TestCliImportExport::throughEveryFormat_data()
{
    QTest::addColumn<QString>("format");
    for (const char* format : {"jams", "csv", "audacity", "salami"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestCliImportExport::throughEveryFormat()
{
    QFETCH(QString, format);
    QTemporaryDir folder;
    const QString one = projectOf(folder, QStringLiteral("one.unisono"), 191.047143);
    const QString two = projectOf(folder, QStringLiteral("two.unisono"), 191.047143);
    QVERIFY(!one.isEmpty() && !two.isEmpty());
    const QStringList into{QStringLiteral("--track"), QStringLiteral("Song"),     QStringLiteral("--layer"),
                           QStringLiteral("section"), QStringLiteral("--person"), QStringLiteral("Ana"),
                           QStringLiteral("--json")};
    const Outcome in =
        test::runCli(QStringList{QStringLiteral("import"), one, samplePath("audacity/salami-125-a1.txt")} + into);
    QVERIFY2(in.code == 0, qPrintable(in.errors));
    const QString out = folder.filePath(QStringLiteral("out"));
    const Outcome exported = test::runCli({QStringLiteral("export"), one, QStringLiteral("--format"), format,
                                           QStringLiteral("--out"), out, QStringLiteral("--json")});
    QVERIFY2(exported.code == 0, qPrintable(exported.errors));
    const QJsonArray files = exported.json.value(QStringLiteral("files")).toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files[0][QStringLiteral("items")].toInt(), 5);
    const Outcome again =
        test::runCli(QStringList{QStringLiteral("import"), two, files[0][QStringLiteral("path")].toString()} + into);
    QVERIFY2(again.code == 0, qPrintable(again.errors));
    QCOMPARE(again.json.value(QStringLiteral("format")).toString(), format);
    const Items before = itemsOf(one, "section", QStringLiteral("Ana"));
    Items after = itemsOf(two, "section", QStringLiteral("Ana"));
    QCOMPARE(before.size(), std::size_t(5));
    // JAMS says of itself what the first item then carries.
    if (format == QStringLiteral("jams"))
        after.front().extra = before.front().extra;
    QCOMPARE(test::difference(before, after), QString());
}

void TestCliImportExport::importTellsWhatItDid()
{
    QTemporaryDir folder;
    const QString project = projectOf(folder, QStringLiteral("p.unisono"), 262.3);
    const Outcome outcome =
        test::runCli({QStringLiteral("import"), project, samplePath("jams/spam-five-annotators-0.jams"),
                      QStringLiteral("--track"), QStringLiteral("Song"), QStringLiteral("--layer"),
                      QStringLiteral("Sections"), QStringLiteral("--pick"), QStringLiteral("segment_salami_upper"),
                      QStringLiteral("--unknown"), QStringLiteral("keep"), QStringLiteral("--json")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(outcome.json.value(QStringLiteral("imported")).toArray().size(), 5);
    QSet<QString> codes;
    for (const QJsonValue& issue : outcome.json.value(QStringLiteral("issues")).toArray())
        codes.insert(issue[QStringLiteral("code")].toString());
    QVERIFY(codes.contains(QStringLiteral("import.unknown-label")));
    QVERIFY(codes.contains(QStringLiteral("import.beyond-track"))); // it is of a longer version
    const Items items = itemsOf(project, "section", QStringLiteral("A2"));
    QVERIFY(!items.empty());
    QCOMPARE(items.front().label, QStringLiteral("silence"));
    QCOMPARE(items[1].foreignText, QStringLiteral("A"));
}

void TestCliImportExport::refusals()
{
    QTemporaryDir folder;
    const QString project = projectOf(folder, QStringLiteral("p.unisono"), 262.3);
    const QStringList into{QStringLiteral("--track"), QStringLiteral("Song"), QStringLiteral("--layer"),
                           QStringLiteral("section"), QStringLiteral("--json")};
    const auto import = [&](const char* file, const QStringList& more = {}) {
        return test::runCli(QStringList{QStringLiteral("import"), project, samplePath(file)} + into + more);
    };
    const auto message = [](const Outcome& o) {
        return o.json[QStringLiteral("error")][QStringLiteral("message")].toString();
    };
    QVERIFY(message(import("jams/spam-five-annotators-0.jams")).contains(QStringLiteral("--pick")));
    QVERIFY(message(import("csv/vocadito_1_notesA1.csv")).contains(QStringLiteral("nothing that fits")));
    QVERIFY(!message(import("jams/valid.jamz")).isEmpty());
    QVERIFY(!message(import("nothing.jams")).isEmpty());
    QCOMPARE(import("audacity/salami-125-a1.txt").code, 0);
    const Outcome second = import("audacity/salami-125-a1.txt");
    QCOMPARE(second.code, 1);
    QVERIFY(message(second).contains(QStringLiteral("--replace")));
    QCOMPARE(import("audacity/salami-125-a1.txt", {QStringLiteral("--replace")}).code, 0);
    const Outcome format =
        test::runCli({QStringLiteral("export"), project, QStringLiteral("--format"), QStringLiteral("doc"),
                      QStringLiteral("--out"), folder.path(), QStringLiteral("--json")});
    QCOMPARE(format.code, 1);
    QVERIFY(message(format).contains(QStringLiteral("jams")));
}

void TestCliImportExport::undoable()
{
    QTemporaryDir folder;
    const QString path = projectOf(folder, QStringLiteral("p.unisono"), 300.307);
    const Outcome outcome =
        test::runCli({QStringLiteral("import"), path, samplePath("jams/harmonix-0013_athingaboutyou.jams"),
                      QStringLiteral("--track"), QStringLiteral("Song"), QStringLiteral("--layer"),
                      QStringLiteral("beat"), QStringLiteral("--person"), QStringLiteral("Ana")});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.errors));
    QCOMPARE(itemsOf(path, "beat", QStringLiteral("Ana")).size(), std::size_t(748));
    auto project = Project::open(path);
    QVERIFY(project && (*project)->canUndo());
    QVERIFY((*project)->undo());
    QCOMPARE((*project)->people().size(), std::size_t(1));
    QCOMPARE((*project)->itemCount(), 0);
    const auto report = (*project)->verify();
    QVERIFY(report && report->empty());
}

QTEST_GUILESS_MAIN(TestCliImportExport)
#include "tst_cliimportexport.moc"
