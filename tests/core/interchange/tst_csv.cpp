#include "core/interchange/fitting.h"
#include "core/interchange/format.h"
#include "tests/support/formatitems.h"

#include <QtTest>

#include <algorithm>

using namespace unisono;

namespace {

QByteArray sample(const QString& name)
{
    QFile file(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const FormatDescriptor& format()
{
    return *formats().find(QStringLiteral("csv"));
}

FormatContext context(FrameCount frames = 0)
{
    FormatContext c;
    c.rate = {44100};
    c.frames = frames;
    return c;
}

FormatDocument document(const QByteArray& bytes, Issues* issues = nullptr)
{
    auto read = format().read(bytes, context(), issues);
    return read ? std::move(*read) : FormatDocument();
}

Frame s(double seconds)
{
    return frameAt(seconds, {44100});
}

} // namespace

class TestCsv : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samples_data();
    void samples();
    void everySampleComesBack_data();
    void everySampleComesBack();
    void tablesWithoutTimesAreRefused_data();
    void tablesWithoutTimesAreRefused();
    void quotes();
    void semicolonsAndDecimalCommas();
    void notes();
    void beats();
    void lab();
    void otherColumnsAreKept();
    void negativeDurationIsTold();
    void wholeSecondsWithinTheTrack();
    void utf16();
    void longFiles();
    void ownFormFromASpreadsheet();
    void ownFormIsReadable();
};

void TestCsv::samples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("items");
    QTest::addColumn<qint64>("start"); // frames of the second item (of a curve: point)
    QTest::addColumn<qint64>("end");
    const auto row = [](const char* name, LayerKind kind, int items, Frame start, Frame end) {
        QTest::newRow(name) << QString::fromLatin1(name) << int(kind) << items << qint64(start.value)
                            << qint64(end.value);
    };
    const auto i = LayerKind::Interval;
    const auto n = LayerKind::Note;
    const auto p = LayerKind::Instant;
    const auto c = LayerKind::Curve;
    row("csv-sonic-visualiser/model-type-1d-samples.csv", p, 5, Frame{123239}, Frame{123239});
    row("csv-sonic-visualiser/model-type-1d-samples-header.csv", p, 5, Frame{123239}, Frame{123239});
    row("csv-sonic-visualiser/model-type-1d-seconds.csv", p, 5, s(4.4), s(4.4));
    row("csv-sonic-visualiser/model-type-1d-seconds-header.csv", p, 5, s(4.4), s(4.4));
    row("csv-sonic-visualiser/model-type-2d-seconds.csv", c, 1, s(2.2), s(5.5) + 1);
    row("csv-sonic-visualiser/model-type-2d-seconds-header.csv", c, 1, s(2.2), s(5.5) + 1);
    row("csv-sonic-visualiser/model-type-2d-samples.csv", c, 1, Frame{123239}, Frame{620302});
    row("csv-sonic-visualiser/model-type-2d-samples-header.csv", c, 1, Frame{123239}, Frame{620302});
    row("csv-sonic-visualiser/model-type-2d-duration-samples.csv", n, 5, Frame{123239}, Frame{123239 + 4214});
    row("csv-sonic-visualiser/model-type-2d-duration-samples-header.csv", n, 5, Frame{123239}, Frame{123239 + 4214});
    row("csv-sonic-visualiser/model-type-2d-duration-seconds.csv", n, 5, s(2.2), s(6.4));
    row("csv-sonic-visualiser/model-type-2d-duration-seconds-header.csv", n, 5, s(2.2), s(5.4));
    row("csv-sonic-visualiser/model-type-2d-endtime-samples.csv", n, 5, Frame{123239}, Frame{330123});
    row("csv-sonic-visualiser/model-type-2d-endtime-samples-header.csv", i, 5, Frame{123239}, Frame{330123});
    row("csv-sonic-visualiser/model-type-2d-endtime-seconds.csv", n, 5, s(2.2), s(3.1));
    row("csv-sonic-visualiser/model-type-2d-endtime-seconds-header.csv", i, 5, s(2.2), s(5.1));
    row("csv-sonic-visualiser/with-blank-lines-1d.csv", p, 5, s(4.4), s(4.4));
    row("csv-sonic-visualiser/with-blank-lines-2d.csv", c, 1, Frame{123239}, Frame{620302});
    row("csv-sonic-visualiser/with-blank-lines-3d.csv", p, 6, Frame{44100}, Frame{44100});
    row("csv-sonic-visualiser/layer-notes.csv", n, 8, s(1.7), s(19.58));
    row("csv-sonic-visualiser/layer-regions.csv", i, 3, s(9.2), s(13.6));
    row("csv-sonic-visualiser/layer-boxes.csv", i, 3, s(8), s(9.813333333));
    row("csv-sonic-visualiser/layer-text.csv", p, 2, s(16.426666667), s(16.426666667));
    row("csv-sonic-visualiser/layer-instants.csv", p, 40, s(1.7058125), s(1.7058125));
    row("csv/vocadito_1_notesA1.csv", n, 59, s(1.010068027), s(1.010068027 + 0.301859410));
    row("csv/vocadito_1_notesA2.csv", n, 64, s(1.010068027), s(1.010068027 + 0.143673469));
    row("csv/salami-125-semicolon-decimal-comma-bom.csv", i, 5, s(0.668), s(64.457));
    row("lab/mir-eval-segment-ref00.lab", i, 8, s(7.332), s(27.109));
    row("lab/mir-eval-chord-ref00.lab", i, 136, s(0.7353), s(1.6222));
    row("lab/billboard-0003-full.lab", i, 95, s(7.3469387e-2), s(1.51356009));
    row("lab/salami-125-crlf-no-final-newline.lab", i, 5, s(0.668299), s(64.456825));
    row("lab/harmonix-0013_athingaboutyou-beats.txt", p, 748, s(4.5), s(4.5));
    row("lab/harmonix-0013_athingaboutyou-segments.txt", p, 10, s(4.125), s(4.125));
}

void TestCsv::samples()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    QFETCH(int, items);
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    const QByteArray bytes = sample(name);
    Issues issues;
    const auto read = format().read(bytes, context(), &issues);
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->layers.size(), std::size_t(1));
    const FormatLayer& layer = read->layers[0];
    QCOMPARE(layerKindId(layer.kind), layerKindId(LayerKind(kind)));
    QCOMPARE(int(layer.items.size()), items);
    if (layer.kind == LayerKind::Curve) {
        QCOMPARE(std::get<CurveValue>(layer.items[0].payload).points[1].at.value, start);
        QCOMPARE(layer.items[0].span.end.value, end);
    } else {
        QCOMPARE(layer.items[1].span.start.value, start);
        QCOMPARE(layer.items[1].span.end.value, end);
    }
}

void TestCsv::everySampleComesBack_data()
{
    QTest::addColumn<QString>("name");
    for (const char* folder : {"csv", "csv-sonic-visualiser", "lab"}) {
        const QDir dir(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/") + QLatin1String(folder));
        for (const QString& name : dir.entryList(QDir::Files))
            QTest::newRow(qPrintable(name)) << QLatin1String(folder) + QLatin1Char('/') + name;
    }
}

/// Through the program's own form.
void TestCsv::everySampleComesBack()
{
    QFETCH(QString, name);
    const QByteArray bytes = sample(name);
    QVERIFY(!bytes.isEmpty());
    const auto read = format().read(bytes, context(), nullptr);
    if (!read) {
        QCOMPARE(read.error().code, ErrorCode::Unsupported);
        return;
    }
    const QByteArray written = format().write(*read, context(), nullptr).value();
    const FormatDocument again = document(written);
    QCOMPARE(again.layers.size(), read->layers.size());
    for (std::size_t i = 0; i < again.layers.size(); ++i)
        QCOMPARE(test::difference(read->layers[i].items, again.layers[i].items), QString());
}

void TestCsv::tablesWithoutTimesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"model-type-2d-implicit.csv", "model-type-2d-implicit-header.csv", "comment.csv", "column-qualities.csv"})
        QTest::newRow(name) << QStringLiteral("csv-sonic-visualiser/") + QLatin1String(name);
}

void TestCsv::tablesWithoutTimesAreRefused()
{
    QFETCH(QString, name);
    const auto read = format().read(sample(name), context(), nullptr);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Unsupported);
}

void TestCsv::quotes()
{
    const FormatDocument read = document(sample(QStringLiteral("csv-sonic-visualiser/quoting.csv")));
    const Items& items = read.layers[0].items;
    QCOMPARE(items.size(), std::size_t(5));
    QCOMPARE(items[2].foreignText, QStringLiteral("Labels 3a, 3b"));
    QCOMPARE(items[3].foreignText, QStringLiteral("Label \"4\""));
    QCOMPARE(items[4].foreignText, QStringLiteral("Label \"5\""));
}

void TestCsv::semicolonsAndDecimalCommas()
{
    const FormatDocument one = document("0.5,1.5,a; b\n1.5,2.5,c\n2.5,3,d\n");
    QCOMPARE(one.layers[0].items[0].foreignText, QStringLiteral("a; b"));
    QCOMPARE(one.layers[0].items[2].span, (FrameSpan{s(2.5), s(3)}));
    const FormatDocument read = document(sample(QStringLiteral("csv/salami-125-semicolon-decimal-comma-bom.csv")));
    QCOMPARE(read.layers[0].items[1].foreignText, QStringLiteral("Main_Theme \"shared\"; x"));
}

void TestCsv::notes()
{
    const FormatDocument read = document(sample(QStringLiteral("csv/vocadito_1_notesA1.csv")));
    const auto& note = std::get<NoteValue>(read.layers[0].items[0].payload);
    QVERIFY(qAbs(note.pitchCents - (6900 + 1200 * std::log2(143.742 / 440))) < 1e-5);
    const FormatDocument visualiser = document(sample(QStringLiteral("csv-sonic-visualiser/layer-notes.csv")));
    QCOMPARE(std::get<NoteValue>(visualiser.layers[0].items[0].payload).velocity, std::optional<double>(0.354331));
    QCOMPARE(visualiser.layers[0].items[1].foreignText, QStringLiteral("A4"));
    QCOMPARE(std::get<NoteValue>(visualiser.layers[0].items[1].payload).pitchCents, 6900.0);
}

void TestCsv::beats()
{
    const FormatDocument read = document(sample(QStringLiteral("lab/harmonix-0013_athingaboutyou-beats.txt")));
    QCOMPARE(read.layers[0].items[1].payload, Payload(InstantValue{2, 1}));
    const FormatDocument two = document("0.5 1\n1.0 2\n1.5 3\n2.0 1\n2.5 2\n");
    QCOMPARE(two.layers[0].items[3].payload, Payload(InstantValue{std::nullopt, 1}));
}

void TestCsv::lab()
{
    const FormatDocument read = document(sample(QStringLiteral("lab/mir-eval-segment-ref00.lab")));
    QCOMPARE(read.layers[0].items[4].foreignText, QStringLiteral("Verse (Guitar Solo)"));
    const FormatDocument chords = document(sample(QStringLiteral("lab/billboard-0003-full.lab")));
    const auto general = shippedSchema(QStringLiteral("general"));
    const FormatLayer fit = fitted(chords.layers[0], *general->layer(QStringLiteral("chord")), 0, {44100}, nullptr);
    QCOMPARE(fit.items[3].payload, Payload(ChordValue{QStringLiteral("A:min")}));
    QCOMPARE(fit.items[3].foreignText, QString());
    // Times with labels last until the next.
    const FormatDocument starts = document(sample(QStringLiteral("lab/harmonix-0013_athingaboutyou-segments.txt")));
    const FormatLayer tiled = fitted(starts.layers[0], *general->layer(QStringLiteral("section")),
                                     framesOf(300.307, {44100}), {44100}, nullptr);
    QCOMPARE(tiled.items[2].label, QStringLiteral("verse"));
    QCOMPARE(tiled.items[2].span, (FrameSpan{s(10.847288), s(35.563652)}));
}

void TestCsv::otherColumnsAreKept()
{
    const FormatDocument read = document("start,end,label,loudness,who\n0.5,1.5,A,-7.5,me\n1.5,3,B,,\n");
    QCOMPARE(read.layers[0].items[0].extra, QStringLiteral("{\"csv\":{\"loudness\":\"-7.5\",\"who\":\"me\"}}"));
    QCOMPARE(read.layers[0].items[1].extra, QString());
}

void TestCsv::negativeDurationIsTold()
{
    Issues issues;
    const FormatDocument header = document("time,value,duration\n1.5,3,-2\n4,5,1\n", &issues);
    QCOMPARE(header.layers[0].items.size(), std::size_t(2));
    QVERIFY(std::any_of(issues.begin(), issues.end(),
                        [](const Issue& i) { return i.code == QStringLiteral("import.negative-duration"); }));
    QVERIFY(!document(sample(QStringLiteral("csv-sonic-visualiser/bad-negative-duration.csv"))).layers.empty());
}

void TestCsv::wholeSecondsWithinTheTrack()
{
    const QByteArray bytes = "0,10,A\n10,25,B\n25,60,C\n";
    const auto seconds = format().read(bytes, context(44100 * 60), nullptr);
    QCOMPARE(seconds->layers[0].items[1].span, (FrameSpan{s(10), s(25)}));
    const auto frames = format().read("0,44100,A\n44100,88200,B\n", context(44100 * 60), nullptr);
    QCOMPARE(frames->layers[0].items[1].span, (FrameSpan{Frame{44100}, Frame{88200}}));
}

void TestCsv::utf16()
{
    const QString text = QStringLiteral("start;end;label\r\n0,5;1,5;Größe\r\n");
    QByteArray bytes("\xff\xfe");
    bytes.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    const FormatDocument read = document(bytes);
    QCOMPARE(read.layers[0].items[0].foreignText, QStringLiteral("Größe"));
    QCOMPARE(read.layers[0].items[0].span, (FrameSpan{s(0.5), s(1.5)}));
}

void TestCsv::longFiles()
{
    QByteArray bytes;
    constexpr int kCount = 20000;
    for (int i = 0; i < kCount; ++i)
        bytes += QByteArray::number(i * 0.25, 'f', 2) + ';' + QByteArray::number(i * 0.25 + 0.25, 'f', 2) + ";a, b\n";
    const FormatDocument read = document(bytes);
    QCOMPARE(read.layers[0].items.size(), std::size_t(kCount));
    QCOMPARE(read.layers[0].items.back().foreignText, QStringLiteral("a, b"));
    QCOMPARE(read.layers[0].items.back().span.end, s(kCount * 0.25));
}

void TestCsv::ownFormFromASpreadsheet()
{
    // Columns in another order, semicolons, decimal commas.
    const FormatDocument read = document("\xef\xbb\xbfkind;item;layer;person;label;start;end\r\n"
                                         "interval;1;section;Ana;drop;0,5;1,5\r\ninterval;2;section;Ana;;1,5;2\r\n");
    QCOMPARE(read.layers.size(), std::size_t(1));
    QCOMPARE(read.layers[0].layer, QStringLiteral("section"));
    QCOMPARE(read.layers[0].items[0].label, QStringLiteral("drop"));
    QCOMPARE(read.layers[0].items[0].span, (FrameSpan{s(0.5), s(1.5)}));
}

void TestCsv::ownFormIsReadable()
{
    FormatDocument made;
    FormatLayer layer;
    layer.layer = QStringLiteral("section");
    layer.person = QStringLiteral("Bo, Jr.");
    Item item;
    item.span = {Frame{0}, Frame{22050}};
    item.label = QStringLiteral("drop.main");
    layer.items.push_back(item);
    made.layers.push_back(layer);
    const QByteArray written = format().write(made, context(), nullptr).value();
    QCOMPARE(written.split('\n')[1], QByteArray("section,\"Bo, Jr.\",0.0,0.5,drop.main,,interval,1,,,0,,,,,,,,"));
}

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
