#include "core/interchange/fitting.h"
#include "core/interchange/format.h"
#include "tests/support/formatitems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace unisono;

namespace {

QByteArray sample(const QString& name)
{
    QFile file(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/jams/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FormatContext context()
{
    FormatContext c;
    c.rate = {44100};
    c.frames = 44100 * 600;
    return c;
}

const FormatDescriptor& format()
{
    return *formats().find(QStringLiteral("jams"));
}

FormatDocument document(const QByteArray& bytes, Issues* issues = nullptr)
{
    auto read = format().read(bytes, context(), issues);
    return read ? std::move(*read) : FormatDocument();
}

QJsonObject jsonOf(QByteArray bytes)
{
    bytes.replace("NaN", "null");
    return QJsonDocument::fromJson(bytes).object();
}

/// Both in one form: rows, whichever way they are listed.
QJsonArray rowsOf(const QJsonValue& data)
{
    if (data.isArray())
        return data.toArray();
    QJsonArray rows;
    const QJsonObject lists = data.toObject();
    for (qsizetype i = 0; i < lists.value(QStringLiteral("time")).toArray().size(); ++i) {
        QJsonObject row;
        for (auto it = lists.begin(); it != lists.end(); ++it)
            row.insert(it.key(), it.value().toArray().at(i));
        rows.append(row);
    }
    return rows;
}

/// Where two JSON values differ; times by more than half a frame, numbers by more than a millionth.
QString differs(const QJsonValue& a, const QJsonValue& b, const QString& path)
{
    if (a.isObject() && b.isObject()) {
        QStringList keys = a.toObject().keys() + b.toObject().keys();
        keys.removeDuplicates();
        for (const QString& key : keys) {
            const QString here = path + QLatin1Char('.') + key;
            if (key == QStringLiteral("unisono"))
                continue;
            const QString found = key == QStringLiteral("data")
                                      ? differs(rowsOf(a.toObject()[key]), rowsOf(b.toObject()[key]), here)
                                      : differs(a.toObject()[key], b.toObject()[key], here);
            if (!found.isEmpty())
                return found;
        }
        return {};
    }
    if (a.isArray() && b.isArray() && a.toArray().size() == b.toArray().size()) {
        for (qsizetype i = 0; i < a.toArray().size(); ++i)
            if (const QString found =
                    differs(a.toArray()[i], b.toArray()[i], QStringLiteral("%1[%2]").arg(path).arg(i));
                !found.isEmpty())
                return found;
        return {};
    }
    if (a.isDouble() && b.isDouble()) {
        const bool time = path.endsWith(QStringLiteral(".time")) || path.endsWith(QStringLiteral(".duration"));
        // A duration is the difference of two times, each of which may be half a frame off.
        return std::abs(a.toDouble() - b.toDouble()) <= (time ? 1.01 / 44100 : 1e-6) ? QString() : path;
    }
    return a == b ? QString() : path;
}

} // namespace

class TestJams : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesComeBack_data();
    void samplesComeBack();
    void harmonix();
    void spamHasFiveAnnotators();
    void invalidIsReadAndTold();
    void notes();
    void compressedIsRefused();
    void otherNamespaces();
    void unknownNamespacesAreKept();
    void beatPositions();
    void contours();
    void keysAreWrittenAsKeys();
    void nestedSegments();
    void nanInsideStringsStays();
    void manyObservations();
};

void TestJams::samplesComeBack_data()
{
    QTest::addColumn<QString>("name");
    QDir dir(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/jams"));
    for (const QString& name : dir.entryList({QStringLiteral("*.jams")}))
        QTest::newRow(qPrintable(name)) << name;
    QVERIFY(dir.entryList({QStringLiteral("*.jams")}).size() >= 8);
}

void TestJams::samplesComeBack()
{
    QFETCH(QString, name);
    const QByteArray bytes = sample(name);
    QCOMPARE(sniffFormat(bytes.left(4096), name), &format());
    const FormatDocument read = document(bytes);
    QVERIFY(!read.layers.empty());
    const auto written = format().write(read, context(), nullptr);
    QVERIFY(written);
    QJsonObject before = jsonOf(bytes);
    QJsonObject after = jsonOf(*written);
    // A list of the file, empty members that it lacked apart.
    QJsonObject fileBefore = before.value(QStringLiteral("file_metadata")).toObject();
    QJsonObject fileAfter = after.value(QStringLiteral("file_metadata")).toObject();
    for (const QString& key : fileAfter.keys())
        if (!fileBefore.contains(key) && fileAfter.value(key).toString(QStringLiteral("x")).isEmpty())
            fileAfter.remove(key);
    after.insert(QStringLiteral("file_metadata"), fileAfter);
    QJsonArray annotations = after.value(QStringLiteral("annotations")).toArray();
    const QJsonArray annotationsBefore = before.value(QStringLiteral("annotations")).toArray();
    QCOMPARE(annotations.size(), annotationsBefore.size());
    for (qsizetype i = 0; i < annotations.size(); ++i) {
        QJsonObject one = annotations[i].toObject();
        for (const char* key : {"time", "duration"}) // required by the format, absent in old files
            if (!annotationsBefore[i].toObject().contains(QLatin1String(key)))
                one.remove(QLatin1String(key));
        annotations[i] = one;
    }
    after.insert(QStringLiteral("annotations"), annotations);
    QCOMPARE(differs(before, after, QStringLiteral("$")), QString());

    const FormatDocument again = document(*written);
    QCOMPARE(again.layers.size(), read.layers.size());
    for (std::size_t i = 0; i < read.layers.size(); ++i)
        QCOMPARE(test::difference(read.layers[i].items, again.layers[i].items), QString());
}

void TestJams::harmonix()
{
    const FormatDocument read = document(sample(QStringLiteral("harmonix-0013_athingaboutyou.jams")));
    QCOMPARE(read.title, QStringLiteral("A Thing About You"));
    QCOMPARE(*read.durationSeconds, 300.307);
    QCOMPARE(read.layers.size(), std::size_t(3));
    QCOMPARE(read.layers[0].kind, LayerKind::Instant);
    QCOMPARE(read.layers[0].items.size(), std::size_t(748));
    QCOMPARE(std::get<InstantValue>(read.layers[0].items[0].payload).beat, std::optional<int>(2));
    QCOMPARE(read.layers[1].kind, LayerKind::Interval);
    QCOMPARE(read.layers[1].items[1].foreignText, QStringLiteral("intro"));
    QCOMPARE(read.layers[1].items[1].span.start, frameAt(4.125, {44100}));
    QCOMPARE(read.layers[1].items[1].span.end, read.layers[1].items[2].span.start);
    QCOMPARE(read.layers[2].name, QStringLiteral("onset"));

    const auto general = shippedSchema(QStringLiteral("general"));
    Issues issues;
    const FrameCount frames = framesOf(300.307, {44100});
    const FormatLayer fit =
        fitted(read.layers[1], *general->layer(QStringLiteral("section")), frames, {44100}, &issues);
    QCOMPARE(fit.items.front().label, QStringLiteral("silence"));
    QCOMPARE(fit.items[1].label, QStringLiteral("intro"));
    Frame reached{0};
    for (const Item& item : fit.items) {
        QCOMPARE(item.span.start, reached);
        reached = item.span.end;
    }
    QCOMPARE(reached.value, frames);
}

void TestJams::spamHasFiveAnnotators()
{
    const FormatDocument read = document(sample(QStringLiteral("spam-five-annotators-0.jams")));
    QCOMPARE(read.layers.size(), std::size_t(10));
    QSet<QString> people;
    for (const FormatLayer& layer : read.layers)
        people.insert(layer.person + layer.name.right(6));
    QCOMPARE(people.size(), 10);
    QVERIFY(people.contains(QStringLiteral("A3_lower")));
    QCOMPARE(read.layers[0].items[1].foreignText, QStringLiteral("A"));
}

void TestJams::invalidIsReadAndTold()
{
    Issues issues;
    const FormatDocument read = document(sample(QStringLiteral("invalid.jams")), &issues);
    QCOMPARE(read.layers.size(), std::size_t(2));
    QVERIFY(std::any_of(issues.begin(), issues.end(),
                        [](const Issue& i) { return i.code == QStringLiteral("jams.nan-as-null"); }));
    QVERIFY(read.layers[0].items[0].span.start < Frame{0});
    const auto general = shippedSchema(QStringLiteral("general"));
    issues.clear();
    (void)fitted(read.layers[0], *general->layer(QStringLiteral("beat")), 44100 * 40, {44100}, &issues);
    QVERIFY(std::any_of(issues.begin(), issues.end(),
                        [](const Issue& i) { return i.code == QStringLiteral("import.beyond-track"); }));
}

void TestJams::notes()
{
    const FormatDocument read = document(sample(QStringLiteral("transcription_ref.jams")));
    QCOMPARE(read.layers[0].kind, LayerKind::Note); // pitch_hz with durations
    QCOMPARE(std::get<NoteValue>(read.layers[0].items[0].payload).pitchCents, 5700.0);
    QCOMPARE(read.layers[0].items[0].span, (FrameSpan{frameAt(0.1, {44100}), frameAt(0.3, {44100})}));
}

void TestJams::compressedIsRefused()
{
    const QByteArray bytes = sample(QStringLiteral("valid.jamz"));
    QCOMPARE(sniffFormat(bytes, QStringLiteral("valid.jamz")), &format());
    const auto read = format().read(bytes, context(), nullptr);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Unsupported);
}

void TestJams::otherNamespaces()
{
    const auto kindOf = [](const char* nameSpace, const char* value) {
        const QByteArray bytes = QByteArray("{\"annotations\":[{\"namespace\":\"") + nameSpace +
                                 "\",\"data\":[{\"time\":1.5,\"duration\":0.5,\"value\":" + value +
                                 ",\"confidence\":0.25}]}]}";
        const FormatDocument read = document(bytes);
        if (read.layers.empty())
            return std::optional<LayerKind>();
        const auto written = format().write(read, context(), nullptr);
        const QJsonObject one = jsonOf(*written).value(QStringLiteral("annotations")).toArray()[0].toObject();
        const QString difference = differs(
            jsonOf(bytes).value(QStringLiteral("annotations")).toArray()[0].toObject().value(QStringLiteral("data")),
            rowsOf(one.value(QStringLiteral("data"))), QStringLiteral("$"));
        if (!difference.isEmpty() || one.value(QStringLiteral("namespace")).toString() != QLatin1String(nameSpace))
            qWarning() << nameSpace << difference << one;
        return difference.isEmpty() && one.value(QStringLiteral("namespace")).toString() == QLatin1String(nameSpace)
                   ? std::optional(read.layers[0].kind)
                   : std::nullopt;
    };
    QCOMPARE(kindOf("segment_salami_function", "\"Chorus\""), LayerKind::Interval);
    QCOMPARE(kindOf("segment_open", "\"a b\""), LayerKind::Interval);
    QCOMPARE(kindOf("multi_segment", R"({"label":"x","level":2})"), LayerKind::Interval);
    QCOMPARE(kindOf("key_mode", "\"Bb:minor\""), LayerKind::Interval);
    QCOMPARE(kindOf("chord", "\"A:min7\""), LayerKind::Chord);
    QCOMPARE(kindOf("chord_harte", "\"N\""), LayerKind::Chord);
    QCOMPARE(kindOf("note_midi", "60.5"), LayerKind::Note);
    QCOMPARE(kindOf("note_hz", "261.626"), LayerKind::Note);
    QCOMPARE(kindOf("pitch_midi", "60"), LayerKind::Note);
    QCOMPARE(kindOf("tempo", "120.5"), LayerKind::Tag);
    QCOMPARE(kindOf("tag_gtzan", "\"blues\""), LayerKind::Tag);
    QCOMPARE(kindOf("tag_open", "\"slow tempo\""), LayerKind::Tag);
    QCOMPARE(kindOf("lyrics", "\"la la\""), LayerKind::Text);
    QCOMPARE(kindOf("beat", "1"), LayerKind::Instant);
    QCOMPARE(kindOf("beat", "1.5"), LayerKind::Instant);
    QCOMPARE(kindOf("onset", "null"), LayerKind::Instant);
    QCOMPARE(kindOf("beat_position", R"({"position":2,"measure":3,"num_beats":4,"beat_units":4})"), LayerKind::Instant);
}

void TestJams::unknownNamespacesAreKept()
{
    const QByteArray bytes = R"({"annotations":[
      {"namespace":"scaper","data":[{"time":0,"duration":1,"value":{"a":[1,2]},"confidence":1}],"sandbox":{"x":1}},
      {"namespace":"chord_roman","data":[{"time":0,"duration":1,"value":{"tonic":"C","chord":"V7"},"confidence":1}]},
      {"namespace":"mood_thayer","data":[{"time":0,"duration":1,"value":[0.5,-1],"confidence":1}]},
      {"namespace":"vector","data":{"time":[0],"duration":[1],"value":[[1,2,3]],"confidence":[null]}},
      {"namespace":"beat","data":[{"time":0.5,"duration":0,"value":1,"confidence":1}]}],
      "file_metadata":{"title":"T","identifiers":{"isrc":"X"}},"sandbox":{"deep":{"er":[true]}},"other":7})";
    Issues issues;
    const FormatDocument read = document(bytes, &issues);
    QCOMPARE(read.layers.size(), std::size_t(1));
    QCOMPARE(std::count_if(issues.begin(), issues.end(),
                           [](const Issue& i) { return i.code == QStringLiteral("jams.kept-as-it-is"); }),
             std::ptrdiff_t(4));
    const QJsonObject after = jsonOf(*format().write(read, context(), nullptr));
    const QJsonObject before = jsonOf(bytes);
    for (const QJsonValue& annotation : before.value(QStringLiteral("annotations")).toArray())
        if (annotation.toObject().value(QStringLiteral("namespace")) != QJsonValue(QStringLiteral("beat")))
            QVERIFY(after.value(QStringLiteral("annotations")).toArray().contains(annotation));
    QCOMPARE(after.value(QStringLiteral("sandbox")), before.value(QStringLiteral("sandbox")));
    QCOMPARE(after.value(QStringLiteral("other")).toInt(), 7);
    QCOMPARE(after.value(QStringLiteral("file_metadata"))[QStringLiteral("identifiers")],
             before.value(QStringLiteral("file_metadata"))[QStringLiteral("identifiers")]);
}

void TestJams::beatPositions()
{
    const FormatDocument read = document(R"({"annotations":[{"namespace":"beat_position","data":[
        {"time":1,"duration":0,"value":{"position":3,"measure":12,"num_beats":4,"beat_units":4},"confidence":1}]}]})");
    QCOMPARE(read.layers[0].items[0].payload, Payload(InstantValue{12, 3}));
}

void TestJams::contours()
{
    const QByteArray bytes = R"({"annotations":[{"namespace":"pitch_contour","data":{
        "time":[0.1,0.2,0.3,0.4],"duration":[0,0,0,0],"confidence":[null,null,null,null],
        "value":[{"index":0,"frequency":220.5,"voiced":true},{"index":0,"frequency":221.25,"voiced":false},
                 {"index":5,"frequency":440,"voiced":true},{"index":5,"frequency":0,"voiced":false}]}}]})";
    const FormatDocument read = document(bytes);
    QCOMPARE(read.layers[0].kind, LayerKind::Curve);
    QCOMPARE(read.layers[0].items.size(), std::size_t(2));
    const auto& points = std::get<CurveValue>(read.layers[0].items[0].payload).points;
    QCOMPARE(points[0].value, std::optional<double>(220.5));
    QVERIFY(!points[1].value);
    // Frequencies given for points without voice come back.
    const QByteArray written = *format().write(read, context(), nullptr);
    QVERIFY(written.contains("221.25"));
    const FormatDocument again = document(written);
    QCOMPARE(test::difference(read.layers[0].items, again.layers[0].items), QString());
}

void TestJams::keysAreWrittenAsKeys()
{
    const auto general = shippedSchema(QStringLiteral("general"));
    FormatContext c = context();
    c.schema = &*general;
    FormatDocument made;
    FormatLayer layer;
    layer.layer = QStringLiteral("key");
    Item item;
    item.span = {Frame{0}, Frame{44100}};
    item.label = QStringLiteral("b-flat.minor");
    layer.items.push_back(item);
    made.layers.push_back(layer);
    const QByteArray written = *format().write(made, c, nullptr);
    const QJsonObject one = jsonOf(written).value(QStringLiteral("annotations")).toArray()[0].toObject();
    QCOMPARE(one.value(QStringLiteral("namespace")).toString(), QStringLiteral("key_mode"));
    QCOMPARE(one.value(QStringLiteral("data"))[0][QStringLiteral("value")].toString(), QStringLiteral("Bb:minor"));
    const auto again = format().read(written, c, nullptr);
    QCOMPARE(test::difference(layer.items, again->layers[0].items), QString());
}

void TestJams::nestedSegments()
{
    const FormatDocument read = document(R"({"annotations":[{"namespace":"multi_segment","data":[
        {"time":0,"duration":4,"value":{"label":"A","level":0},"confidence":1},
        {"time":0,"duration":2,"value":{"label":"a","level":1},"confidence":1}]}]})");
    QCOMPARE(read.layers[0].items[1].level, 1);
    QCOMPARE(read.layers[0].items[1].foreignText, QStringLiteral("a"));
}

void TestJams::nanInsideStringsStays()
{
    const FormatDocument read = document(R"({"annotations":[{"namespace":"lyrics","data":[
        {"time":0,"duration":NaN,"value":"NaN \" -Infinity na","confidence":-Infinity}]}]})");
    QCOMPARE(read.layers[0].items[0].payload, Payload(TextValue{QStringLiteral("NaN \" -Infinity na")}));
}

void TestJams::manyObservations()
{
    QByteArray bytes = "{\"annotations\":[{\"namespace\":\"onset\",\"data\":[";
    constexpr int kCount = 200000;
    for (int i = 0; i < kCount; ++i)
        bytes += QByteArray(i ? "," : "") + "{\"time\":" + QByteArray::number(i * 0.001, 'f', 3) +
                 ",\"duration\":0.0,\"value\":null,\"confidence\":0.5}";
    bytes += "]}]}";
    const FormatDocument read = document(bytes);
    QCOMPARE(read.layers[0].items.size(), std::size_t(kCount));
    QCOMPARE(read.layers[0].items.back().span.start, frameAt((kCount - 1) * 0.001, {44100}));
    const QByteArray written = format().write(read, context(), nullptr).value();
    QVERIFY(written.size() < bytes.size() * 5 / 4);
    QCOMPARE(document(written).layers[0].items.size(), std::size_t(kCount));
}

QTEST_GUILESS_MAIN(TestJams)
#include "tst_jams.moc"
