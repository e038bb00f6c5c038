#include "core/playback/transport.h"
#include "tests/support/memoryreader.h"
#include "tests/support/playing.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kRate = 44100;
constexpr int kFade = 221; // 5 ms

std::shared_ptr<PcmReader> stereo(std::vector<float> samples, int rate = kRate)
{
    return std::make_shared<MemoryReader>(std::move(samples), 2, rate);
}

/// First frame in [from, to) where the two differ; -1: none. `shift`: source frame of out[0].
FrameCount firstDifference(const std::vector<float>& out, const std::vector<float>& source, FrameCount shift,
                           FrameCount from, FrameCount to)
{
    for (FrameCount i = from; i < to; ++i)
        for (int side = 0; side < 2; ++side)
            if (out[std::size_t(2 * i + side)] != source[std::size_t(2 * (i + shift) + side)])
                return i;
    return -1;
}

float largestStep(const std::vector<float>& samples)
{
    float largest = std::max(std::abs(samples[0]), std::abs(samples[samples.size() - 2]));
    for (std::size_t i = 2; i < samples.size(); i += 2)
        largest = std::max(largest, std::abs(samples[i] - samples[i - 2]));
    return largest;
}

double rms(const std::vector<float>& samples, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += double(samples[i]) * samples[i];
    return std::sqrt(sum / double(to - from));
}

/// Period by the highest autocorrelation between 40 and 2000 Hz, refined by a parabola.
double frequencyOf(const std::vector<float>& samples, std::size_t fromFrame, int rate)
{
    constexpr int kWindow = 8192;
    std::vector<double> r(std::size_t(rate / 40));
    for (std::size_t lag = 0; lag < r.size(); ++lag)
        for (std::size_t i = 0; i < kWindow; ++i)
            r[lag] += double(samples[2 * (fromFrame + i)]) * samples[2 * (fromFrame + i + lag)];
    std::size_t best = std::size_t(rate / 2000);
    while (best + 1 < r.size() && r[best] > r[best + 1]) // leave the peak at zero
        ++best;
    std::size_t peak = best;
    for (std::size_t lag = best; lag + 1 < r.size(); ++lag)
        if (r[lag] > r[peak] * 1.02)
            peak = lag;
    const double a = r[peak - 1];
    const double b = r[peak];
    const double c = r[peak + 1];
    return rate / (double(peak) + 0.5 * (a - c) / (a - 2 * b + c));
}

} // namespace

class TstTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeTrackPassesUnchanged()
    {
        const std::vector<float> source = stereoNoise(3 * kRate);
        const auto out = playedToFile(stereo(source), [](Transport& t) { t.play(); });
        QCOMPARE(out.size(), source.size());
        QCOMPARE(firstDifference(out, source, 0, kFade, 3 * kRate), FrameCount(-1));
        for (std::size_t i = 0; i < 2 * kFade; ++i)
            QVERIFY(std::abs(out[i]) <= std::abs(source[i]));
    }

    void monoTrackIsInBothEars()
    {
        std::vector<float> source = stereoNoise(kRate / 2);
        const auto reader = std::make_shared<MemoryReader>(source, 1, kRate);
        const auto out = playedToFile(reader, [](Transport& t) { t.play(); });
        QCOMPARE(out.size(), 2 * source.size());
        for (std::size_t i = kFade; i < source.size(); ++i) {
            QCOMPARE(out[2 * i], source[i]);
            QCOMPARE(out[2 * i + 1], source[i]);
        }
    }

    void spanStopsAtItsEndExactly()
    {
        const std::vector<float> source = stereoNoise(kRate);
        Frame stoodAt;
        const auto out = playedToFile(stereo(source), [&](Transport& t) {
            t.playSpan({{1000}, {20003}});
            QVERIFY(waitUntil([&] { return !t.isPlaying(); }));
            stoodAt = t.position();
        });
        QCOMPARE(FrameCount(out.size() / 2), FrameCount(19003));
        QCOMPARE(firstDifference(out, source, 1000, kFade, 19003 - kFade), FrameCount(-1));
        QCOMPARE(stoodAt.value, std::int64_t(20003));
    }

    void hundredLoopJointsAreExact()
    {
        const std::vector<float> source = stereoNoise(kRate);
        constexpr FrameCount kStart = 5000;
        constexpr FrameCount kLength = 7919;
        const auto out = playedToFile(stereo(source), [](Transport& t) {
            t.playSpan({{kStart}, {kStart + kLength}}, 101);
        });
        QCOMPARE(FrameCount(out.size() / 2), 101 * kLength);
        for (FrameCount i = kFade; i < 101 * kLength - kFade; ++i)
            for (int side = 0; side < 2; ++side)
                if (out[std::size_t(2 * i + side)] != source[std::size_t(2 * (kStart + i % kLength) + side)])
                    QFAIL(qPrintable(QStringLiteral("differs at frame %1").arg(i)));
    }

    void tinyAndWholeTrackLoops()
    {
        const std::vector<float> source = stereoNoise(3000);
        for (const FrameSpan span : {FrameSpan{{10}, {11}}, FrameSpan{{0}, {7}}, FrameSpan{{0}, {3000}}}) {
            const auto out = playedToFile(stereo(source), [&](Transport& t) { t.playSpan(span, 40); });
            QCOMPARE(FrameCount(out.size() / 2), 40 * span.length());
            for (FrameCount i = kFade; i < 40 * span.length() - kFade; ++i)
                QCOMPARE(out[std::size_t(2 * i)], source[std::size_t(2 * (span.start.value + i % span.length()))]);
        }
    }

    void startsAndStopsDoNotClick()
    {
        // A sine of half scale at 441 Hz moves 0.0314 a frame at most; a fade of 221 frames adds 0.5 * 1.5 / 221.
        const std::vector<float> source = stereoSine(kRate, 441, kRate);
        const auto out = playedToFile(stereo(source), [](Transport& t) { t.playSpan({{25}, {30025}}); });
        QVERIFY(largestStep(out) < 0.0314f + 0.0034f + 0.0005f);
    }

    void seekWhilePlayingIsFadedAndArrives()
    {
        const int frames = 40 * kRate;
        const std::vector<float> source = stereoSine(frames, 441, kRate);
        const auto out = playedToFile(stereo(source), [&](Transport& t) {
            t.play();
            QVERIFY(waitUntil([&] { return t.framesPlayed() > 10000; }));
            t.seek({frames - kRate});
        });
        QVERIFY(largestStep(out) < 0.0314f + 0.0034f + 0.0005f);
        QVERIFY(out.size() > 2 * kRate);
        QVERIFY(out.size() < source.size());
        // It ends like the track: the last half second is the track's.
        const FrameCount n = FrameCount(out.size() / 2);
        QCOMPARE(firstDifference(out, source, frames - n, n - kRate / 2, n), FrameCount(-1));
    }

    void pauseFadesAndGoesOnWhereItWasHeard()
    {
        const std::vector<float> source = stereoSine(60 * kRate, 441, kRate);
        Frame pausedAt;
        const auto out = playedToFile(stereo(source), [&](Transport& t) {
            t.play();
            QVERIFY(waitUntil([&] { return t.position().value > 5000; }));
            t.pause();
            QVERIFY(!t.isPlaying());
            pausedAt = t.position();
            QCOMPARE(t.position(), pausedAt);
            t.play();
            t.pause();
            QCOMPARE(t.position(), pausedAt);
        });
        QVERIFY(pausedAt.value > 5000);
        QVERIFY(largestStep(out) < 0.0314f + 0.0034f + 0.0005f);
    }

    void silentWhilePausedAndNotFilled()
    {
        const auto out = playedToFile(stereo(stereoNoise(kRate)), [](Transport& t) {
            t.seek({100});
            QCOMPARE(t.position().value, std::int64_t(100));
            t.seek({-5});
            QCOMPARE(t.position().value, std::int64_t(0));
            t.seek({10 * kRate});
            QCOMPARE(t.position().value, std::int64_t(kRate));
        });
        QVERIFY(out.empty());
    }

    void playAtTheEndBeginsAgain()
    {
        const std::vector<float> source = stereoNoise(8000);
        const auto out = playedToFile(stereo(source), [](Transport& t) {
            t.seek({8000});
            t.play();
        });
        QCOMPARE(out.size(), source.size());
    }

    void gainAndNormalisation()
    {
        const std::vector<float> source = stereoSine(kRate, 441, kRate);
        const auto levelOf = [&](const std::function<void(Transport&)>& set) {
            const auto out = playedToFile(stereo(source), [&](Transport& t) {
                set(t);
                t.play();
            });
            return 20 * std::log10(rms(out, kRate, out.size()) / rms(source, kRate, source.size()));
        };
        QVERIFY(std::abs(levelOf([](Transport& t) { t.setGainDb(-6); }) + 6) < 0.01);
        QVERIFY(std::abs(levelOf([](Transport& t) { t.setGainDb(40); }) - 12) < 0.01); // limited to 12
        const auto normalised = [](double lufs, double peak) {
            return [=](Transport& t) {
                t.setLoudness(lufs, peak);
                t.setNormalise(Transport::Normalise::On);
            };
        };
        QVERIFY(std::abs(levelOf(normalised(-28, 0.1)) - 10) < 0.01);
        QVERIFY(std::abs(levelOf(normalised(-8, 1.0)) + 10) < 0.01);
        // 20 dB up would clip: the peak decides.
        QVERIFY(std::abs(levelOf(normalised(-38, 0.5)) - 6.02) < 0.01);
        QVERIFY(std::abs(levelOf([](Transport& t) { t.setNormalise(Transport::Normalise::On); })) < 0.01);
        const auto silent = playedToFile(stereo(source), [](Transport& t) {
            t.setGainDb(-std::numeric_limits<double>::infinity());
            t.play();
        });
        QCOMPARE(rms(silent, 0, silent.size()), 0.0);
    }

    void channelChoices_data()
    {
        QTest::addColumn<int>("choice");
        QTest::addColumn<float>("ofLeft");
        QTest::addColumn<float>("ofRight");
        QTest::newRow("left") << int(ChannelChoice::Left) << 1.0f << 0.0f;
        QTest::newRow("right") << int(ChannelChoice::Right) << 0.0f << 1.0f;
        QTest::newRow("mid") << int(ChannelChoice::Mid) << 0.5f << 0.5f;
        QTest::newRow("side") << int(ChannelChoice::Side) << 0.5f << -0.5f;
    }

    void channelChoices()
    {
        QFETCH(int, choice);
        QFETCH(float, ofLeft);
        QFETCH(float, ofRight);
        const std::vector<float> source = stereoNoise(10000);
        const auto out = playedToFile(stereo(source), [&](Transport& t) {
            t.setChannel(ChannelChoice(choice));
            t.play();
        });
        QCOMPARE(out.size(), source.size());
        for (std::size_t i = kFade; i < 10000; ++i) {
            const float expected = ofLeft * source[2 * i] + ofRight * source[2 * i + 1];
            QVERIFY(std::abs(out[2 * i] - expected) < 1e-6f);
            QCOMPARE(out[2 * i + 1], out[2 * i]);
        }
    }

    void manyChannelsAreMixed()
    {
        constexpr int kFrames = 6000;
        const std::vector<float> noise = stereoNoise(3 * kFrames);
        const auto reader = std::make_shared<MemoryReader>(noise, 6, kRate);
        const auto mixed = playedToFile(reader, [](Transport& t) { t.play(); });
        const auto right = playedToFile(reader, [](Transport& t) {
            t.setChannel(ChannelChoice::Right);
            t.play();
        });
        QCOMPARE(mixed.size(), std::size_t(2 * kFrames));
        for (std::size_t i = kFade; i < kFrames; ++i) {
            float sum = 0;
            for (std::size_t c = 0; c < 6; ++c)
                sum += noise[6 * i + c];
            QVERIFY(std::abs(mixed[2 * i] - sum / 6) < 1e-6f);
            QCOMPARE(mixed[2 * i + 1], mixed[2 * i]);
            QCOMPARE(right[2 * i], noise[6 * i + 1]);
        }
    }

    void speedKeepsPitch_data()
    {
        QTest::addColumn<double>("speed");
        QTest::newRow("quarter") << 0.25;
        QTest::newRow("half") << 0.5;
        QTest::newRow("0.8") << 0.8;
        QTest::newRow("double") << 2.0;
    }

    void speedKeepsPitch()
    {
        QFETCH(double, speed);
        const std::vector<float> source = stereoSine(3 * kRate, 220, kRate);
        const auto out = playedToFile(stereo(source), [&](Transport& t) {
            t.setSpeed(speed);
            QCOMPARE(t.speed(), speed);
            t.play();
        });
        const double frames = double(out.size()) / 2;
        QVERIFY(std::abs(frames - 3 * kRate / speed) <= 1);
        const double hz = frequencyOf(out, out.size() / 4, kRate);
        QVERIFY2(std::abs(1200 * std::log2(hz / 220)) < 5, qPrintable(QString::number(hz)));
        QVERIFY(std::abs(20 * std::log10(rms(out, out.size() / 4, out.size() / 2) / (0.5 / std::sqrt(2.0)))) < 0.5);
    }

    /// The burst must be heard where its frame is played, or a tap at half speed would lie beside the beat.
    void speedKeepsTime()
    {
        std::vector<float> source(std::size_t(4 * kRate), 0.0f);
        for (std::size_t i = 0; i < 400; ++i)
            source[2 * (kRate + i)] = source[2 * (kRate + i) + 1] = (i / 20) % 2 ? 0.8f : -0.8f;
        for (const double speed : {0.25, 0.5, 0.75, 1.5}) {
            const auto out = playedToFile(stereo(source), [&](Transport& t) {
                t.setSpeed(speed);
                t.seek({kRate / 2});
                t.play();
            });
            std::size_t loudest = 0;
            double best = 0;
            constexpr std::size_t kWindow = 128;
            for (std::size_t i = 0; i + kWindow < out.size() / 2; i += 16)
                if (const double level = rms(out, 2 * i, 2 * (i + kWindow)); level > best) {
                    best = level;
                    loudest = i + kWindow / 2;
                }
            const double expected = (kRate / 2 + 200) / speed;
            QVERIFY2(std::abs(double(loudest) - expected) * speed < 0.006 * kRate,
                     qPrintable(QStringLiteral("%1: %2, expected %3").arg(speed).arg(loudest).arg(expected)));
        }
    }

    /// A sine at another rate is the same sine, from its first frame on.
    void otherRatesAreConverted_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 22050, 48000, 44101, 96000, 384000})
            QTest::addRow("%d", rate) << rate;
    }

    void otherRatesAreConverted()
    {
        QFETCH(int, rate);
        // The file is opened for a track of the device's rate; then comes one of another.
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.wav"));
        {
            Transport transport;
            transport.setReader(stereo(stereoSine(100, 441, kRate)));
            QVERIFY(transport.setOutput(makeFileOutput(path)));
            transport.setReader(stereo(stereoSine(2 * rate, 441, rate), rate));
            transport.seek({rate / 2});
            transport.play();
            QVERIFY(waitUntil([&] { return !transport.isPlaying(); }));
            QCOMPARE(transport.position().value, std::int64_t(2 * rate));
        }
        const std::vector<float> out = readFloatWav(path);
        QVERIFY(std::abs(double(out.size()) / 2 - 1.5 * kRate) <= 1);
        // 441 Hz at half a second: half a period on; the end of the track is cut off and rings in the filter.
        const double start = double(rate / 2) / rate;
        for (std::size_t i = kFade; i < out.size() / 2 - 500; ++i) {
            const double t = start + double(i) / kRate;
            QVERIFY(std::abs(out[2 * i] - 0.5 * std::sin(2 * std::numbers::pi * 441 * t)) < 2e-4);
        }
    }

    /// 3 to 1 and back over the joint of a loop: nothing is lost or doubled.
    void loopsOfOtherRatesKeepTheirLength()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("out.wav"));
        {
            Transport transport;
            transport.setReader(stereo(stereoSine(100, 441, kRate)));
            QVERIFY(transport.setOutput(makeFileOutput(path)));
            transport.setReader(stereo(stereoSine(96000, 480, 96000), 96000));
            transport.playSpan({{2000}, {2000 + 200 * 50}}, 20); // whole periods: the joints are smooth
            QVERIFY(waitUntil([&] { return !transport.isPlaying(); }));
        }
        const std::vector<float> out = readFloatWav(path);
        QVERIFY(std::abs(double(out.size()) / 2 - 20 * 10000 * 44100.0 / 96000) <= 1);
        for (std::size_t i = kFade; i < out.size() / 2 - 2 * kFade; ++i) {
            const double t = double(i) / kRate;
            QVERIFY(std::abs(out[2 * i] - 0.5 * std::sin(2 * std::numbers::pi * 480 * (t + 2000 / 96000.0))) < 2e-4);
        }
    }

    void damageIsSilenceAndSaid()
    {
        class Broken : public MemoryReader {
        public:
            using MemoryReader::MemoryReader;
            Result<void> read(Frame from, std::span<float> out) override
            {
                if (from.value + FrameCount(out.size() / 2) > 20000)
                    return Error{ErrorCode::Damaged, QStringLiteral("breaks off"), {}, {}};
                return MemoryReader::read(from, out);
            }
        };
        const std::vector<float> source = stereoNoise(kRate);
        std::optional<Error> damage;
        const auto out = playedToFile(std::make_shared<Broken>(source, 2, kRate), [&](Transport& t) {
            t.play();
            QVERIFY(waitUntil([&] { return !t.isPlaying(); }));
            damage = t.damage();
        });
        QCOMPARE(out.size(), source.size());
        QCOMPARE(firstDifference(out, source, 0, kFade, 16000), FrameCount(-1));
        QVERIFY(damage);
        QCOMPARE(damage->code, ErrorCode::Damaged);
    }

    void withoutTrackOrSpanNothingPlays()
    {
        Transport transport;
        transport.play();
        QVERIFY(!transport.isPlaying());
        QCOMPARE(transport.position().value, std::int64_t(0));
        transport.setReader(stereo(stereoNoise(1000)));
        transport.playSpan({{500}, {500}});
        transport.playSpan({{5000}, {6000}});
        QVERIFY(!transport.isPlaying());
    }

    void unwritableFileIsSaid()
    {
        Transport transport;
        transport.setReader(stereo(stereoNoise(1000)));
        const auto result = transport.setOutput(makeFileOutput(QStringLiteral("/nowhere/at/all.wav")));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CannotWrite);
        transport.play(); // on a clock instead
        QVERIFY(waitUntil([&] { return !transport.isPlaying(); }));
    }
};

QTEST_GUILESS_MAIN(TstTransport)
#include "tst_transport.moc"
