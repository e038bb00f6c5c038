#include "core/dsp/spectrogram.h"
#include "tests/support/memoryreader.h"
#include "ui/paint/colourmap.h"
#include "ui/paint/spectrogrampainter.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace unisono;

namespace {

constexpr int kRate = 48000;
constexpr int kHeight = 300;

SpectrogramLook lookOf(FrequencyScale scale)
{
    SpectrogramLook look;
    look.scale = scale;
    look.windowFrames = 2048;
    return look;
}

} // namespace

class TestSpectrogramPainter : public QObject {
    Q_OBJECT
    void addScales()
    {
        QTest::addColumn<FrequencyScale>("scale");
        QTest::newRow("linear") << FrequencyScale::Linear;
        QTest::newRow("log") << FrequencyScale::Log;
    }
private Q_SLOTS:
    void axisGoesBothWays_data() { addScales(); }
    void axisGoesBothWays()
    {
        QFETCH(FrequencyScale, scale);
        const FrequencyAxis axis(scale, {kRate}, kHeight);
        QCOMPARE(axis.yOf(axis.toHz()), 0.0);
        QVERIFY(std::abs(axis.yOf(axis.fromHz()) - kHeight) < 1e-9);
        QCOMPARE(axis.toHz(), 24000.0);
        for (const double hz : {50.0, 440.0, 1000.0, 12345.0})
            QVERIFY(std::abs(axis.freqAtY(axis.yOf(hz)) / hz - 1) < 1e-9);
        QVERIFY(axis.yOf(0) >= axis.yOf(axis.fromHz()) - 1e-9);
    }
    void logStepsAreOctaves()
    {
        const FrequencyAxis axis(FrequencyScale::Log, {kRate}, kHeight);
        QVERIFY(std::abs((axis.yOf(100) - axis.yOf(200)) - (axis.yOf(5000) - axis.yOf(10000))) < 1e-9);
    }
    void ticksAreRoundAndApart_data() { addScales(); }
    void ticksAreRoundAndApart()
    {
        QFETCH(FrequencyScale, scale);
        for (const int rate : {8000, 44100, 384000}) {
            for (const double height : {60.0, 300.0, 2000.0}) {
                const FrequencyAxis axis(scale, {rate}, height);
                const std::vector<FrequencyTick> ticks = frequencyTicks(axis);
                QVERIFY(height < 100 || ticks.size() >= 2);
                for (std::size_t i = 0; i < ticks.size(); ++i) {
                    QVERIFY(std::abs(axis.yOf(ticks[i].freqHz) - ticks[i].yPx) < 1e-9);
                    QVERIFY(ticks[i].yPx >= 20 && ticks[i].yPx <= height - 20);
                    if (i > 0)
                        QVERIFY(ticks[i - 1].yPx - ticks[i].yPx >= 40 - 1e-9);
                }
            }
        }
        const std::vector<FrequencyTick> ticks = frequencyTicks(FrequencyAxis(FrequencyScale::Log, {44100}, 600));
        QStringList texts;
        for (const FrequencyTick& tick : ticks)
            texts.append(tick.text);
        QVERIFY2(texts.contains(QStringLiteral("100 Hz")) && texts.contains(QStringLiteral("1 kHz")) &&
                     texts.contains(QStringLiteral("10 kHz")),
                 qPrintable(texts.join(QLatin1Char(','))));
    }
    void sineIsABandAtItsRow_data()
    {
        QTest::addColumn<FrequencyScale>("scale");
        QTest::addColumn<double>("freqHz");
        for (const double hz : {110.0, 440.0, 1000.0, 6000.0, 15000.0}) {
            QTest::addRow("linear %.0f", hz) << FrequencyScale::Linear << hz;
            QTest::addRow("log %.0f", hz) << FrequencyScale::Log << hz;
        }
    }
    void sineIsABandAtItsRow()
    {
        QFETCH(FrequencyScale, scale);
        QFETCH(double, freqHz);
        test::MemoryReader reader(30000, 1, kRate, [&](FrameCount i, int) {
            return float(0.5 * std::sin(2 * std::numbers::pi * freqHz * double(i) / kRate));
        });
        JobContext job;
        const SpectrogramLook look = lookOf(scale);
        const Result<std::vector<float>> db =
            spectrogramColumns(reader, {look.windowFrames, ChannelChoice::Mix}, 5000, 200, 40, job);
        QVERIFY(db.has_value());
        const QImage image = spectrogramImage(*db, {kRate}, look, kHeight);
        QCOMPARE(image.size(), QSize(40, kHeight));
        const FrequencyAxis axis(scale, {kRate}, kHeight);
        // The brightest rows of each column are the sine's, within the two bins that its window reaches.
        const double binHz = double(kRate) / look.windowFrames;
        const double top = axis.yOf(freqHz + 2 * binHz) - 1;
        const double bottom = axis.yOf(std::max(freqHz - 2 * binHz, 1.0)) + 1;
        for (int x = 0; x < 40; ++x) {
            QCOMPARE(image.pixel(x, std::min(int(axis.yOf(freqHz)), kHeight - 1)), colourMap(look.colourMap)[255]);
            for (int y = 0; y < kHeight; ++y)
                if (image.pixel(x, y) == colourMap(look.colourMap)[255])
                    QVERIFY(y + 1 >= top && y <= bottom);
        }
        QCOMPARE(image.pixel(20, int(axis.yOf(freqHz > 3000 ? 300 : 20000))), colourMap(look.colourMap)[0]);
    }
    void gainAndRangeMoveTheColours()
    {
        const int bins = 33;
        SpectrogramLook look = lookOf(FrequencyScale::Linear);
        look.windowFrames = 64;
        look.colourMap = QStringLiteral("grey");
        look.rangeDb = 100;
        const auto greyAt = [&](float db) {
            const std::vector<float> column(std::size_t(bins), db);
            return qGray(spectrogramImage(column, {kRate}, look, 50).pixel(0, 25));
        };
        QCOMPARE(greyAt(float(kSpectrumTopDb)), 255);
        QCOMPARE(greyAt(float(kSpectrumTopDb - 100)), 0);
        QCOMPARE(greyAt(kSpectrumFloorDb), 0);
        QVERIFY(std::abs(greyAt(float(kSpectrumTopDb - 50)) - 128) <= 1);
        look.gainDb = 20;
        QVERIFY(std::abs(greyAt(float(kSpectrumTopDb - 70)) - 128) <= 1);
        look.gainDb = 0;
        look.rangeDb = 50;
        QCOMPARE(greyAt(float(kSpectrumTopDb - 50)), 0);
    }
    void nothingGivesNothing()
    {
        const SpectrogramLook look = lookOf(FrequencyScale::Log);
        QVERIFY(spectrogramImage({}, {kRate}, look, 100).isNull());
        const std::vector<float> column(1025, -20.0f);
        QVERIFY(spectrogramImage(column, {kRate}, look, 0).isNull());
        QCOMPARE(spectrogramImage(column, {kRate}, look, 1).height(), 1);
    }
};

QTEST_MAIN(TestSpectrogramPainter)
#include "tst_spectrogrampainter.moc"
