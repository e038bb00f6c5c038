// Goes over the registry of formats: a new one is tested on arrival.

#include "core/interchange/fitting.h"
#include "core/interchange/format.h"
#include "tests/support/formatitems.h"

#include <QtTest>

#include <algorithm>
#include <random>

using namespace unisono;
using test::Filled;

namespace {

const GenreSchema& schema()
{
    static const GenreSchema general = shippedSchema(QStringLiteral("general")).value();
    return general;
}

FormatContext contextAt(int hz)
{
    FormatContext context;
    context.rate = {hz};
    context.frames = FrameCount(hz) * 61 + 7;
    context.schema = &schema();
    context.title = QStringLiteral("A title, with \"quotes\"");
    context.artist = QStringLiteral("Someone");
    return context;
}

bool holds(const FormatDescriptor& format, LayerKind kind)
{
    return std::find(format.kinds.begin(), format.kinds.end(), kind) != format.kinds.end();
}

FormatDocument documentOf(const LayerDef& def, const FormatContext& context, unsigned seed, Filled filled)
{
    FormatDocument document;
    FormatLayer layer;
    layer.layer = def.id;
    layer.kind = def.kind;
    layer.person = QStringLiteral("Ana");
    layer.items = test::madeItems(def, context.frames, seed, filled);
    document.layers.push_back(std::move(layer));
    return document;
}

const Issue* issueOf(const Issues& issues, const QString& code)
{
    const auto it = std::find_if(issues.begin(), issues.end(), [&](const Issue& i) { return i.code == code; });
    return it == issues.end() ? nullptr : &*it;
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describeThemselves();
    void readWhatTheyWrite_data();
    void readWhatTheyWrite();
    void holdManyLayersAndPeople();
    void surviveTruncationAtEveryByte_data();
    void surviveTruncationAtEveryByte();
    void surviveDamage_data();
    void surviveDamage();
    void surviveBadInput_data();
    void surviveBadInput();
    void findTheirOwn_data();
    void findTheirOwn();
    void refuseTooMuch();

private:
    void eachFormatAndKind();
};

void TestFormats::eachFormatAndKind()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("layer");
    for (const FormatDescriptor& format : formats().all())
        for (const LayerDef& layer : schema().layers)
            if (format.canRead && format.canWrite && holds(format, layer.kind))
                QTest::addRow("%s, %s", qPrintable(format.id), qPrintable(layer.id)) << format.id << layer.id;
}

void TestFormats::describeThemselves()
{
    QVERIFY(formats().all().size() >= 3);
    for (const FormatDescriptor& format : formats().all()) {
        QVERIFY(!format.id.isEmpty() && !format.name.isEmpty() && !format.reference.isEmpty());
        QVERIFY(!format.endings.isEmpty() && !format.kinds.empty());
        QCOMPARE(bool(format.read), format.canRead);
        QCOMPARE(bool(format.write), format.canWrite);
        QCOMPARE(formats().find(format.id), &format);
    }
}

void TestFormats::readWhatTheyWrite_data()
{
    eachFormatAndKind();
}

void TestFormats::readWhatTheyWrite()
{
    QFETCH(QString, id);
    QFETCH(QString, layer);
    const FormatDescriptor& format = *formats().find(id);
    const LayerDef& def = *schema().layer(layer);
    for (const int hz : {8000, 44100, 48000, 384000}) {
        const FormatContext context = contextAt(hz);
        for (const Filled filled : {Filled::Plain, Filled::Richly}) {
            const FormatDocument document = documentOf(def, context, unsigned(hz), filled);
            const Items& items = document.layers.front().items;
            Issues issues;
            const auto bytes = format.write(document, context, &issues);
            QVERIFY2(bytes, bytes ? "" : qPrintable(bytes.error().message));
            const auto again = format.read(*bytes, context, nullptr);
            QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
            Items read;
            for (const FormatLayer& l : again->layers) {
                QVERIFY(fits(l.kind, def.kind));
                const FormatLayer fit = fitted(l, def, 0, context.rate, nullptr);
                read.insert(read.end(), fit.items.begin(), fit.items.end());
            }
            std::stable_sort(read.begin(), read.end(), itemBefore);
            // A format that cannot hold a field says so when it writes; nothing is lost silently.
            if (!issueOf(issues, QStringLiteral("export.field-lost")) &&
                !issueOf(issues, QStringLiteral("export.text-changed"))) {
                QCOMPARE(test::difference(items, read), QString());
            } else {
                QCOMPARE(filled, Filled::Richly);
                QCOMPARE(read.size(), items.size());
                for (std::size_t i = 0; i < items.size(); ++i)
                    QCOMPARE(read[i].span, items[i].span);
            }
        }
    }
}

void TestFormats::holdManyLayersAndPeople()
{
    const FormatContext context = contextAt(48000);
    for (const FormatDescriptor& format : formats().all()) {
        if (!format.manyLayers || !format.canWrite)
            continue;
        FormatDocument document;
        unsigned seed = 1;
        for (const LayerDef& def : schema().layers)
            for (const char* person : {"Ana", "Bo, Jr."}) {
                FormatDocument one = documentOf(def, context, ++seed, Filled::Richly);
                one.layers.front().person = QString::fromLatin1(person);
                document.layers.push_back(std::move(one.layers.front()));
            }
        const auto bytes = format.write(document, context, nullptr);
        QVERIFY(bytes);
        const auto again = format.read(*bytes, context, nullptr);
        QVERIFY(again);
        QCOMPARE(again->layers.size(), document.layers.size());
        for (std::size_t i = 0; i < document.layers.size(); ++i) {
            QCOMPARE(again->layers[i].layer, document.layers[i].layer);
            QCOMPARE(again->layers[i].person, document.layers[i].person);
            QCOMPARE(again->layers[i].kind, document.layers[i].kind);
            QCOMPARE(test::difference(document.layers[i].items, again->layers[i].items), QString());
        }
        // Without the schema nothing is lost either.
        FormatContext bare = context;
        bare.schema = nullptr;
        const auto bareAgain = format.read(*bytes, bare, nullptr);
        QVERIFY(bareAgain);
        for (std::size_t i = 0; i < document.layers.size(); ++i)
            QCOMPARE(test::difference(document.layers[i].items, bareAgain->layers[i].items), QString());
    }
}

void TestFormats::surviveTruncationAtEveryByte_data()
{
    eachFormatAndKind();
}

void TestFormats::surviveTruncationAtEveryByte()
{
    QFETCH(QString, id);
    QFETCH(QString, layer);
    const FormatDescriptor& format = *formats().find(id);
    const FormatContext context = contextAt(8000);
    FormatDocument document = documentOf(*schema().layer(layer), context, 3, Filled::Richly);
    Items& items = document.layers.front().items;
    items.resize(std::min<std::size_t>(items.size(), 3));
    for (Item& item : items)
        if (auto* curve = std::get_if<CurveValue>(&item.payload))
            curve->points.resize(std::min<std::size_t>(curve->points.size(), 4));
    const QByteArray bytes = format.write(document, context, nullptr).value();
    for (qsizetype n = 0; n < bytes.size(); ++n) {
        Issues issues;
        const auto part = format.read(bytes.left(n), context, &issues);
        if (part) {
            std::size_t count = 0;
            for (const FormatLayer& l : part->layers)
                count += l.items.size();
            QVERIFY(count <= items.size());
        } else {
            QVERIFY(part.error().code == ErrorCode::Parse || part.error().code == ErrorCode::Empty ||
                    part.error().code == ErrorCode::Unsupported);
        }
    }
}

void TestFormats::surviveDamage_data()
{
    eachFormatAndKind();
}

void TestFormats::surviveDamage()
{
    QFETCH(QString, id);
    QFETCH(QString, layer);
    const FormatDescriptor& format = *formats().find(id);
    const LayerDef& def = *schema().layer(layer);
    const FormatContext context = contextAt(44100);
    FormatDocument document = documentOf(def, context, 5, Filled::Richly);
    const QByteArray bytes = format.write(document, context, nullptr).value().left(6000);
    std::mt19937 random(11);
    static const char* const kBits[] = {"NaN", "-",  "1e308", "\xff\xfe",           "\"", "\\", "}",
                                        "]",   "\n", "\t",    "9999999999999999999"};
    for (int round = 0; round < 400; ++round) {
        QByteArray damaged = bytes;
        for (unsigned i = 0; i <= random() % 3; ++i) {
            const auto at = qsizetype(random() % unsigned(damaged.size()));
            if (random() % 2)
                damaged.replace(at, 1, kBits[random() % std::size(kBits)]);
            else
                damaged[at] = char(random() % 256);
        }
        Issues issues;
        const auto part = format.read(damaged, context, &issues);
        if (!part)
            continue;
        for (const FormatLayer& l : part->layers) {
            if (!fits(l.kind, def.kind))
                continue;
            const FormatLayer fit = fitted(l, def, context.frames, context.rate, &issues);
            for (const Item& item : fit.items)
                QVERIFY(item.span.end >= item.span.start || def.kind == LayerKind::Instant);
        }
        // What was read can be written.
        QVERIFY(format.write(*part, context, &issues));
    }
}

void TestFormats::surviveBadInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(3000, '\0');
    QTest::newRow("broken UTF-8") << QByteArray("0.5\t1.5\t\xc3\x28\xff\xfe\n");
    QTest::newRow("NaN") << QByteArray("nan\tinf\tx\n1\tnan\ty\n");
    QTest::newRow("huge") << QByteArray("1e308\t1.7e308\tx\n-1e308\t1e308\ty\n");
    QTest::newRow("negative") << QByteArray("-5.0\t-1.0\tx\n");
    QTest::newRow("huge csv") << QByteArray("1e308,1e308,a\n1e309,3,b\n-1e308,5,c\n");
    QTest::newRow("one quote") << QByteArray("0.1,0.2,\"never closed\n0.3,0.4,x\n");
    QTest::newRow("deep arrays") << QByteArray(200000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100000);
    QTest::newRow("deep in jams") << "{\"annotations\":[{\"namespace\":\"x\",\"data\":" + QByteArray(5000, '[') +
                                         QByteArray(5000, ']') + "}]}";
    QTest::newRow("wrong shapes") << QByteArray("{\"annotations\":[3,null,[],{},{\"namespace\":\"beat\"},"
                                                "{\"namespace\":\"beat\",\"data\":[1]},"
                                                "{\"namespace\":\"beat\",\"data\":{\"time\":[1],\"value\":[]}},"
                                                "{\"namespace\":\"chord\",\"data\":[{\"time\":\"x\"}]},"
                                                "{\"namespace\":\"pitch_contour\",\"data\":[{\"time\":1e308,"
                                                "\"value\":7}]}],\"file_metadata\":[],\"sandbox\":4}");
    QTest::newRow("wide") << QByteArray(100000, ',');
    QTest::newRow("many lines") << QByteArray(100000, '\n');
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00\x00\x00\x00\x00", 8);
    QByteArray noise(5000, '\0');
    std::mt19937 random(1);
    for (char& c : noise)
        c = char(random() % 256);
    QTest::newRow("noise") << noise;
}

void TestFormats::surviveBadInput()
{
    QFETCH(QByteArray, bytes);
    const FormatContext context = contextAt(44100);
    for (const FormatDescriptor& format : formats().all()) {
        Issues issues;
        const auto document = format.read(bytes, context, &issues);
        if (!document) {
            QVERIFY(!document.error().message.isEmpty());
            continue;
        }
        for (const FormatLayer& l : document->layers)
            for (const LayerDef& def : schema().layers)
                if (fits(l.kind, def.kind))
                    (void)fitted(l, def, context.frames, context.rate, &issues);
        QVERIFY(format.write(*document, context, &issues));
    }
    (void)sniffFormat(bytes.left(4096), QStringLiteral("a.txt"));
}

void TestFormats::findTheirOwn_data()
{
    eachFormatAndKind();
}

void TestFormats::findTheirOwn()
{
    QFETCH(QString, id);
    QFETCH(QString, layer);
    const FormatDescriptor& format = *formats().find(id);
    const FormatContext context = contextAt(44100);
    const auto bytes = format.write(documentOf(*schema().layer(layer), context, 2, Filled::Plain), context, nullptr);
    for (const QString& ending : format.endings) {
        const auto* found = sniffFormat(bytes->left(4096), QStringLiteral("track.") + ending);
        QVERIFY2(found == &format, found ? qPrintable(found->id) : "none");
    }
    QCOMPARE(sniffFormat("RIFF\x24\x08\x00\x00WAVEfmt ", QStringLiteral("a.wav")), nullptr);
}

void TestFormats::refuseTooMuch()
{
    const QByteArray big(130 << 20, ' ');
    for (const FormatDescriptor& format : formats().all()) {
        const auto document = format.read(big, contextAt(44100), nullptr);
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::TooLarge);
        QVERIFY(!document.error().detail.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
