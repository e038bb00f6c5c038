#include "core/dsp/spectrogram.h"
#include "tests/support/memoryreader.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace unisono;
using test::MemoryReader;

namespace {

constexpr int kRate = 48000;
constexpr int kWindow = 2048;
constexpr int kBins = kWindow / 2 + 1;

// A sine that falls on a bin of the transform.
MemoryReader sineReader(FrameCount frames, double amplitude, int bin, int channels = 1)
{
    return MemoryReader(frames, channels, kRate, [=](FrameCount i, int) {
        return float(amplitude * std::sin(2 * std::numbers::pi * bin * double(i) / kWindow));
    });
}

std::vector<float> columnsOf(MemoryReader& reader, double from, double framesPerColumn, int columns,
                             ChannelChoice channel = ChannelChoice::Mix)
{
    JobContext context;
    const Result<std::vector<float>> result =
        spectrogramColumns(reader, {kWindow, channel}, from, framesPerColumn, columns, context);
    return result ? *result : std::vector<float>{};
}

// Noise that is the same on every machine.
float noise(FrameCount i, int channel)
{
    std::uint64_t x = std::uint64_t(i) * 2654435761u + std::uint64_t(channel) * 40503u + 12345u;
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    return float(double(x >> 11) / double(1ULL << 53) * 2 - 1);
}

} // namespace

class TestSpectrogram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sineHasItsLevel_data()
    {
        QTest::addColumn<double>("amplitude");
        QTest::addColumn<double>("expectedDb");
        QTest::newRow("full scale") << 1.0 << 0.0;
        QTest::newRow("half") << 0.5 << -6.0206;
        QTest::newRow("-60 dB") << 0.001 << -60.0;
    }
    void sineHasItsLevel()
    {
        QFETCH(double, amplitude);
        QFETCH(double, expectedDb);
        MemoryReader reader = sineReader(20000, amplitude, 100);
        const std::vector<float> db = columnsOf(reader, 4000, 100, 50);
        QCOMPARE(db.size(), std::size_t(50 * kBins));
        for (int column = 0; column < 50; ++column) {
            const float* spectrum = db.data() + column * kBins;
            QVERIFY(std::abs(double(spectrum[100]) - expectedDb) < 0.01);
            // Hann: half an amplitude in each neighbour, nothing beyond.
            QVERIFY(std::abs(double(spectrum[101]) - expectedDb + 6.0206) < 0.01);
            QVERIFY(double(spectrum[110]) <= expectedDb - 60);
        }
    }
    void constantAndHighestFrequencyHaveTheirLevel()
    {
        MemoryReader constant(10000, 1, kRate, [](FrameCount, int) { return 0.5f; });
        QVERIFY(std::abs(columnsOf(constant, 4000, 10, 1)[0] + 6.02f) < 0.01f);
        MemoryReader highest(10000, 1, kRate, [](FrameCount i, int) { return i % 2 == 0 ? 0.5f : -0.5f; });
        QVERIFY(std::abs(columnsOf(highest, 4000, 10, 1)[kBins - 1] + 6.02f) < 0.01f);
    }
    void silenceIsTheFloor()
    {
        MemoryReader reader(20000, 2, kRate, [](FrameCount, int) { return 0.0f; });
        for (const float db : columnsOf(reader, 0, 300, 60))
            QVERIFY(db == kSpectrumFloorDb);
    }
    void tilesAgree_data()
    {
        QTest::addColumn<double>("framesPerColumn");
        QTest::newRow("overlapping") << 64.0;
        QTest::newRow("fractional") << 333.25;
        QTest::newRow("as wide as the window") << 2048.0;
        QTest::newRow("several spectra a column") << 5000.5;
        QTest::newRow("far apart") << 40000.0;
    }
    void tilesAgree()
    {
        QFETCH(double, framesPerColumn);
        MemoryReader reader(400000, 1, kRate, noise);
        const int columns = 40;
        const std::vector<float> whole = columnsOf(reader, -3000, framesPerColumn, columns);
        QCOMPARE(whole.size(), std::size_t(columns * kBins));
        for (const int tile : {1, 7, 16}) {
            for (int first = 0; first < columns; first += tile) {
                const int n = std::min(tile, columns - first);
                const std::vector<float> part = columnsOf(reader, -3000 + first * framesPerColumn, framesPerColumn, n);
                QVERIFY(std::equal(part.begin(), part.end(), whole.begin() + std::ptrdiff_t(first) * kBins));
            }
        }
    }
    void columnIsCentred()
    {
        // A click is strongest in the column whose centre it is at.
        MemoryReader reader(40000, 1, kRate, [](FrameCount i, int) { return i == 20000 ? 1.0f : 0.0f; });
        const std::vector<float> db = columnsOf(reader, 0, 400, 100);
        int loudest = 0;
        for (int column = 0; column < 100; ++column)
            if (db[std::size_t(column * kBins + 200)] > db[std::size_t(loudest * kBins + 200)])
                loudest = column;
        QVERIFY(loudest == 49 || loudest == 50); // 20000 is the edge between them
    }
    void edgesOfTheFile()
    {
        MemoryReader reader = sineReader(10000, 1, 100);
        const std::vector<float> db = columnsOf(reader, -20000, 500, 100); // up to 30000
        for (int column = 0; column < 100; ++column) {
            const double centre = -20000 + (column + 0.5) * 500;
            const float level = db[std::size_t(column * kBins + 100)];
            if (centre + kWindow / 2 < 0 || centre - kWindow / 2 > 10000)
                QCOMPARE(level, kSpectrumFloorDb);
            else if (centre > kWindow / 2 && centre < 10000 - kWindow / 2)
                QVERIFY(std::abs(level) < 0.01f);
            else
                QVERIFY(level < 0.01f);
        }
        QVERIFY(columnsOf(reader, 0, 100, 0).empty());
    }
    void coarseZoomKeepsShortEvents()
    {
        // A burst in the second quarter of one column of 8192 frames, where the middle window does not reach.
        MemoryReader reader(100000, 1, kRate, [](FrameCount i, int) {
            return i >= 3 * 8192 + 2100 && i < 3 * 8192 + 4000
                       ? float(std::sin(2 * std::numbers::pi * 100 * double(i) / kWindow))
                       : 0.0f;
        });
        const std::vector<float> db = columnsOf(reader, 0, 8192, 10);
        QVERIFY(db[3 * kBins + 100] > -3);
        QCOMPARE(db[5 * kBins + 100], kSpectrumFloorDb);
    }
    void channelsAreChosen()
    {
        MemoryReader reader(20000, 2, kRate, [](FrameCount i, int c) {
            return c == 0 ? float(std::sin(2 * std::numbers::pi * 100 * double(i) / kWindow)) : 0.0f;
        });
        const auto level = [&](ChannelChoice choice) { return columnsOf(reader, 8000, 100, 1, choice)[100]; };
        QVERIFY(std::abs(level(ChannelChoice::Left)) < 0.01f);
        QCOMPARE(level(ChannelChoice::Right), kSpectrumFloorDb);
        QVERIFY(std::abs(level(ChannelChoice::Mix) + 6.02f) < 0.01f);
    }
    void readsAreBounded()
    {
        // Near: each frame about once. Far: windows only, four a column.
        MemoryReader near = sineReader(700000, 1, 100);
        columnsOf(near, 0, 512, 1300);
        QVERIFY(near.framesRead() <= 1300 * 512 + 8 * 2 * kWindow);
        QVERIFY(near.reads() <= 8);
        MemoryReader far = sineReader(3000000, 1, 100);
        columnsOf(far, 0, 30000, 100);
        QVERIFY(far.framesRead() <= 4 * 100 * kWindow);
    }
    void cancelledAndBadInput()
    {
        MemoryReader reader = sineReader(20000, 1, 100);
        JobContext context;
        context.cancel();
        QCOMPARE(spectrogramColumns(reader, {}, 0, 100, 10, context).error().code, ErrorCode::Cancelled);
        JobContext fresh;
        for (const int window : {0, 63, 1000, 65536, -2048})
            QCOMPARE(spectrogramColumns(reader, {window}, 0, 100, 10, fresh).error().code, ErrorCode::Invalid);
        QCOMPARE(spectrogramColumns(reader, {}, 0, 0, 10, fresh).error().code, ErrorCode::Invalid);
        QCOMPARE(spectrogramColumns(reader, {}, std::nan(""), 1, 10, fresh).error().code, ErrorCode::Invalid);
        reader.failWith({ErrorCode::Damaged, QStringLiteral("broken"), {}, {}});
        QCOMPARE(spectrogramColumns(reader, {}, 0, 100, 10, fresh).error().code, ErrorCode::Damaged);
    }
};

QTEST_GUILESS_MAIN(TestSpectrogram)
#include "tst_spectrogram.moc"
