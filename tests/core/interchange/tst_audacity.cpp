#include "core/interchange/format.h"
#include "tests/support/formatitems.h"

#include <QtTest>

#include <algorithm>

using namespace unisono;

namespace {

QByteArray sample(const QString& name)
{
    QFile file(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/audacity/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const FormatDescriptor& format()
{
    return *formats().find(QStringLiteral("audacity"));
}

FormatContext context()
{
    FormatContext c;
    c.rate = {48000};
    return c;
}

FormatDocument document(const QByteArray& bytes, Issues* issues = nullptr)
{
    auto read = format().read(bytes, context(), issues);
    return read ? std::move(*read) : FormatDocument();
}

} // namespace

class TestAudacity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesComeBack_data();
    void samplesComeBack();
    void regionsAndPoints();
    void spectralLinesStay();
    void variants();
    void badLinesAreTold();
    void saysWhatItCannotHold();
};

void TestAudacity::samplesComeBack_data()
{
    QTest::addColumn<QString>("name");
    const QDir dir(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/formats/audacity"));
    for (const QString& name : dir.entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << name;
    QCOMPARE(dir.entryList(QDir::Files).size(), 4);
}

void TestAudacity::samplesComeBack()
{
    QFETCH(QString, name);
    const QByteArray bytes = sample(name);
    QCOMPARE(sniffFormat(bytes.left(4096), name), &format());
    const FormatDocument read = document(bytes);
    const QByteArray written = format().write(read, context(), nullptr).value();
    // Line by line: labels the same, times within half a frame and the sixth decimal.
    const auto before = QString::fromUtf8(bytes).split(u'\n', Qt::SkipEmptyParts);
    const auto after = QString::fromUtf8(written).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(after.size(), before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const QStringList x = before[i].trimmed().split(u'\t');
        const QStringList y = after[i].split(u'\t');
        QCOMPARE(y.size(), x.size());
        if (before[i].startsWith(u'\\')) {
            QCOMPARE(y, x);
            continue;
        }
        QCOMPARE(y[2], x[2]);
        for (const int column : {0, 1})
            QVERIFY(std::abs(x[column].toDouble() - y[column].toDouble()) <= 0.5 / 48000 + 1e-6);
    }
    const FormatDocument again = document(written);
    for (std::size_t i = 0; i < read.layers.size(); ++i)
        QCOMPARE(test::difference(read.layers[i].items, again.layers[i].items), QString());
}

void TestAudacity::regionsAndPoints()
{
    QCOMPARE(document(sample(QStringLiteral("salami-125-a1.txt"))).layers[0].kind, LayerKind::Interval);
    const FormatDocument points = document(sample(QStringLiteral("salami-125-points-a2.txt")));
    QCOMPARE(points.layers[0].kind, LayerKind::Instant);
    QCOMPARE(points.layers[0].items[1].span.start, frameAt(0.543878, {48000}));
    QCOMPARE(points.layers[0].items[1].foreignText, QStringLiteral("no_function"));
    const FormatDocument both = document("1.0\t2.0\ta\n3.0\t3.0\tb\n");
    QCOMPARE(both.layers.size(), std::size_t(2));
}

void TestAudacity::spectralLinesStay()
{
    const FormatDocument read = document(sample(QStringLiteral("spinetail-spectral-selection.txt")));
    QVERIFY(read.layers[0].items[0].extra.contains(QStringLiteral("12296.577148")));
}

void TestAudacity::variants()
{
    const FormatDocument decimals = document("0,500000\t1,250000\tein Wort\r\n2,0\t3,0\tzwei\tTeile");
    QCOMPARE(decimals.layers[0].items[0].span, (FrameSpan{Frame{24000}, Frame{60000}}));
    QCOMPARE(decimals.layers[0].items[1].foreignText, QStringLiteral("zwei\tTeile"));
    const FormatDocument old = document("0.5\tfirst\n1.5\tsecond\n");
    QCOMPARE(old.layers[0].kind, LayerKind::Instant);
    QCOMPARE(old.layers[0].items[1].foreignText, QStringLiteral("second"));
    const FormatDocument bare = document("\xef\xbb\xbf"
                                         "0.5\t1.5\n\n2\t3\t\n");
    QCOMPARE(bare.layers[0].items.size(), std::size_t(2));
    Issues issues;
    const FormatDocument latin = document("1.0\t2.0\tcaf\xe9 \x93x\x94\n", &issues);
    QCOMPARE(latin.layers[0].items[0].foreignText, QStringLiteral("café “x”"));
    QCOMPARE(issues.at(0).code, QStringLiteral("text.not-utf8"));
}

void TestAudacity::badLinesAreTold()
{
    Issues issues;
    const FormatDocument read = document("1.0\t2.0\ta\nwhat\n5.0\t4.0\tback\n\\\t1\t2\n6.0\t7.0\tb\n", &issues);
    QCOMPARE(read.layers[0].items.size(), std::size_t(2));
    QCOMPARE(issues.size(), std::size_t(3));
    QCOMPARE(issues[0].place, QStringLiteral("line 2"));
    QCOMPARE(issues[1].place, QStringLiteral("line 3"));
    QCOMPARE(issues[2].place, QStringLiteral("line 4"));
    QCOMPARE(format().read("nothing\nhere\n", context(), nullptr).error().code, ErrorCode::Parse);
}

void TestAudacity::saysWhatItCannotHold()
{
    FormatDocument made;
    FormatLayer layer;
    layer.kind = LayerKind::Interval;
    Item item;
    item.span = {Frame{0}, Frame{48000}};
    item.foreignText = QStringLiteral("two\nlines");
    item.confidence = Confidence::Unsure;
    item.level = 1;
    layer.items.push_back(item);
    made.layers.push_back(layer);
    Issues issues;
    const QByteArray written = format().write(made, context(), &issues).value();
    QCOMPARE(written, QByteArray("0.000000\t1.000000\ttwo lines\n"));
    QStringList said;
    for (const Issue& issue : issues)
        said += issue.code + QLatin1Char(' ') + issue.args.value(0).section(QLatin1Char('\n'), 0, 0);
    QCOMPARE(said,
             (QStringList{QStringLiteral("export.field-lost level"), QStringLiteral("export.field-lost confidence"),
                          QStringLiteral("export.text-changed two")}));
}

QTEST_GUILESS_MAIN(TestAudacity)
#include "tst_audacity.moc"
