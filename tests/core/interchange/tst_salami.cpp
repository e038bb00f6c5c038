#include "core/interchange/formatfile.h"
#include "core/store/project.h"

#include <QtTest>

#include <algorithm>

using namespace unisono;

namespace {

const QString kFolder = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/salami");
const QStringList kLayers{QStringLiteral("function"), QStringLiteral("uppercase"), QStringLiteral("lowercase")};

const FormatDescriptor& format()
{
    return *formats().find(QStringLiteral("salami"));
}

FormatContext context(double seconds = 0)
{
    FormatContext c;
    c.rate = {44100};
    c.frames = framesOf(seconds, c.rate);
    return c;
}

FormatDocument document(const QByteArray& bytes, double seconds = 0, Issues* issues = nullptr)
{
    auto read = format().read(bytes, context(seconds), issues);
    return read ? std::move(*read) : FormatDocument();
}

QByteArray sample(const QString& name)
{
    QFile file(kFolder + u'/' + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString fileOf(const QString& layer, int annotator)
{
    return QStringLiteral("textfile%1_%2.txt")
        .arg(QString::number(annotator), layer == u"function" ? QStringLiteral("functions") : layer);
}

QStringList lines(const QByteArray& bytes)
{
    QStringList all = QString::fromUtf8(bytes).split(u'\n');
    if (all.back().isEmpty())
        all.removeLast();
    return all;
}

/// Track id -> length in seconds, as the metadata has them: cut to whole seconds.
QMap<QString, double> lengths()
{
    QMap<QString, double> all;
    for (const QString& line : lines(sample(QStringLiteral("metadata.csv"))))
        if (const QStringList fields = line.split(u','); fields[0].toInt() > 0)
            all.insert(fields[0], fields[4].toDouble());
    return all;
}

} // namespace

class TestSalami : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itemsLastUntilTheNextTime();
    void rowsOfOneTimeStay();
    void editsGoBeforeWhatWasRead();
    void fillingOfTheTrackIsNotWritten();
    void badFilesAreRefused_data();
    void badFilesAreRefused();
    void everyTrackComesBack();
};

void TestSalami::itemsLastUntilTheNextTime()
{
    const FormatDocument read = document("0.0\tSilence\n0.5\tIntro\n10.25\tVerse, loud\n20\tEnd");
    const Items& items = read.layers.front().items;
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(items[1].span, (FrameSpan{Frame{22050}, frameAt(10.25, {44100})}));
    QCOMPARE(items[2].foreignText, u"Verse, loud"_qs);
    QCOMPARE(items[2].span.end, Frame{882000});
    QCOMPARE(*read.durationSeconds, 20.0);
    QCOMPARE(sniffFormat("0.0\tSilence\n0.5\tIntro\n", u"textfile1_functions.txt"_qs), &format());
    QVERIFY(sniffFormat("0.0\t1.0\tIntro\n", u"labels.txt"_qs) != &format());
}

void TestSalami::rowsOfOneTimeStay()
{
    Issues issues;
    const QByteArray bytes = "0.000\tIntro\n5.0\tHead\n5.0\tSolo\n9.5\tCoda\n12.10\tSilence\n12.10\tEnd\n";
    const FormatDocument read = document(bytes, 0, &issues);
    const Items& items = read.layers.front().items;
    QCOMPARE(items.size(), std::size_t(3));
    QCOMPARE(items[1].foreignText, u"Solo"_qs);
    QCOMPARE(issues.size(), std::size_t(2));
    QCOMPARE(issues[0].code, u"import.same-start"_qs);
    QCOMPARE(issues[0].args, (QStringList{u"Head"_qs, u"Solo"_qs}));
    QCOMPARE(issues[1].code, u"import.at-end"_qs);
    QCOMPARE(format().write(read, context(), nullptr).value(), bytes);
}

void TestSalami::editsGoBeforeWhatWasRead()
{
    FormatDocument read = document("0.000\tIntro\n5.0\tHead\n5.0\tSolo\n9.5\tCoda\n12.10\tEnd\n");
    Items& items = read.layers.front().items;
    items[0].foreignText = u"Opening"_qs;
    items[0].span.end = items[1].span.start = frameAt(4.5, {44100});
    items[2].span.end = frameAt(13, {44100});
    QCOMPARE(format().write(read, context(), nullptr).value(),
             QByteArray("0.000\tOpening\n4.5\tSolo\n9.5\tCoda\n13.0\tEnd\n"));
    Issues issues;
    items[0].span.end = Frame{44100};
    items[2].span.start = frameAt(9, {44100});
    QCOMPARE(format().write(read, context(), &issues).value(),
             QByteArray("0.000\tOpening\n1.0\t\n4.5\tSolo\n9.0\tCoda\n13.0\tEnd\n"));
    QCOMPARE(issues.size(), std::size_t(2));
    QCOMPARE(issues[0].code, u"export.gap-row"_qs);
    QCOMPARE(issues[1].code, u"export.overlap-cut"_qs);
}

void TestSalami::fillingOfTheTrackIsNotWritten()
{
    const GenreSchema schema = shippedSchema(u"salami"_qs).value();
    for (const double seconds : {11.9, 12.0, 12.02, 20.0}) {
        const QByteArray bytes = "1.00\tIntro\n5.0\tSolo\n12.0\tEnd\n";
        Track track;
        track.rate = {44100};
        track.frames = framesOf(seconds, track.rate);
        const std::vector<Person> people{{PersonId::next(), u"Me"_qs}};
        const ImportPlace place{track, *schema.layer(u"function"_qs), people, {}, {}, people[0].id, 0, 0};
        const auto result = importInto(place, document(bytes, seconds), {}, nullptr);
        QVERIFY(result);
        Items items;
        applyTo(items, result->layers.front().assignment, result->edit);
        QCOMPARE(items.front().span.start, Frame{0}); // the layer covers the whole track
        QCOMPARE(items.back().span.end, Frame{track.frames});
        FormatContext c = context(seconds);
        c.schema = &schema;
        const FormatDocument out = exportOf(track, {{place.layer, u"Me"_qs, items}});
        QCOMPARE(format().write(out, c, nullptr).value(), bytes);
    }
}

void TestSalami::badFilesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::newRow("no time") << QByteArray("0.0\tA\nB\t1.0\n2\tEnd\n") << u"line 2"_qs;
    QTest::newRow("no label") << QByteArray("0.0\tA\n1.0\n") << u"line 2"_qs;
    QTest::newRow("back") << QByteArray("0.0\tA\n2.0\tB\n1.0\tEnd\n") << u"line 3"_qs;
    QTest::newRow("nothing") << QByteArray("\n\n") << u"line 1"_qs;
    QTest::newRow("no length") << QByteArray("1.0\tA\n1.0\tEnd\n") << QString();
}

void TestSalami::badFilesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, place);
    const auto read = format().read(bytes, context(), nullptr);
    QVERIFY(!read);
    QCOMPARE(read.error().detail, place);
}

/// All tracks, annotators and layers through a project, as the command line does it.
void TestSalami::everyTrackComesBack()
{
    QTemporaryDir folder;
    const GenreSchema schema = shippedSchema(u"salami"_qs).value();
    const auto made = Project::create(folder.filePath(u"salami.unisono"_qs), schema, u"Me"_qs);
    QVERIFY(made);
    Project& project = **made;
    const QMap<QString, double> all = lengths();
    QCOMPARE(all.size(), 60);
    int files = 0;
    int imported = 0;
    int unmapped = 0;
    QSet<QString> texts;
    for (auto it = all.begin(); it != all.end(); ++it) {
        Track track;
        track.id = TrackId::next();
        track.root = project.mediaRoots().front().id;
        track.title = it.key();
        track.rate = {44100};
        track.frames = framesOf(it.value(), track.rate);
        Edit edit;
        edit.kind = u"tracks.add"_qs;
        edit.changes.push_back(Change<Track>{std::nullopt, track});
        QVERIFY(project.apply(edit));
        FormatContext c = context(it.value());
        c.schema = &project.schema();
        for (const QString& layer : kLayers)
            for (const int annotator : {1, 2}) {
                const QString path = kFolder + u'/' + it.key() + u'/' + fileOf(layer, annotator);
                const auto read = readFormatFile(path, u"salami"_qs, c, nullptr);
                QVERIFY2(read, read ? "" : qPrintable(path + read.error().message + read.error().detail));
                const std::vector<Person> people = project.people();
                const std::vector<Assignment> assignments = project.assignments(track.id);
                const LayerDef def = *project.schema().layer(layer);
                const ImportPlace place{track, def, people, assignments, {}, project.me().id, 1, 1};
                ImportWish wish;
                wish.person = u"Annotator %1"_qs.arg(annotator);
                wish.after = AfterImport::Submit;
                const auto result = importInto(place, read->document, wish, nullptr);
                QVERIFY(result);
                QVERIFY(project.apply(result->edit));
                const AssignmentId id = result->layers.front().assignment;
                QCOMPARE(project.assignment(id)->state, AssignmentState::Submitted);
                const Items items = project.items(id);
                imported += int(items.size());
                for (const Item& item : items)
                    if (!item.foreignText.isEmpty()) {
                        ++unmapped;
                        texts << item.foreignText;
                    }
                QStringList taken;
                const auto written =
                    exportFiles(format(), track, {{def, wish.person, items}}, project.schema(), taken, nullptr);
                QVERIFY(written);
                QCOMPARE(lines(written->front().bytes), lines(sample(it.key() + u'/' + fileOf(layer, annotator))));
                ++files;
            }
    }
    QCOMPARE(files, 360);
    QStringList sorted(texts.begin(), texts.end());
    sorted.sort();
    qInfo("%d files, %d items, %d unmapped: %s", files, imported, unmapped, qPrintable(sorted.join(u", "_qs)));
}

QTEST_GUILESS_MAIN(TestSalami)
#include "tst_salami.moc"
