#include "tests/core/audio/audiofixture.h"

#include "core/audio/audiosource.h"
#include "tests/support/wavfile.h"

#include <QStandardPaths>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>

using namespace unisono;
using namespace unisono::test;

class TestAudioSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsSixteenBitWavExactly();
    void keepsFloatWav();
    void readsPcmContainersExactly_data();
    void readsPcmContainersExactly();
    void knowsTheFormats_data();
    void knowsTheFormats();
    void seeksToWhatReadingThroughGives_data();
    void seeksToWhatReadingThroughGives();
    void readsFlacSamplesAsTheyWere();
    void reachesTheEndOfUntaggedMp3();
    void sixteenBitReadEqualsFloatRead();
    void hasManyChannelsAndRates_data();
    void hasManyChannelsAndRates();

private:
    QTemporaryDir m_folder;
};

void TestAudioSource::readsSixteenBitWavExactly()
{
    const auto samples = noise(2 * 5000);
    const QString path = m_folder.filePath("s16.wav");
    // wavBytes() scales by 32,767: write what must come back
    std::vector<float> scaled(samples);
    for (float& x : scaled)
        x = x * 32768.0f / 32767.0f;
    QVERIFY(writeWav(path, scaled, 2, 44100));
    auto source = openAudioSource(path);
    QVERIFY(source);
    const AudioInfo& info = (*source)->info();
    QCOMPARE(info.frames, FrameCount(5000));
    QCOMPARE(info.channels, 2);
    QCOMPARE(info.rate.hz, 44100);
    QCOMPARE(info.bits, 16);
    QCOMPARE(info.container, QStringLiteral("WAV"));
    QVERIFY(info.seekCost == SeekCost::Cheap);
    QCOMPARE(largestDifference(readThrough(**source, 333), samples), 0.0);
    std::vector<float> none(20);
    QCOMPARE((*source)->read(Frame{5000}, none).value_or(-1), FrameCount(0));
    QCOMPARE((*source)->read(Frame{4995}, none).value_or(-1), FrameCount(5));
}

void TestAudioSource::keepsFloatWav()
{
    std::vector<float> samples = noise(3000);
    samples[7] = 3.5f; // over full scale is kept
    samples[8] = std::numeric_limits<float>::quiet_NaN();
    samples[9] = std::numeric_limits<float>::infinity();
    const QString path = m_folder.filePath("f32.wav");
    QVERIFY(writeWav(path, samples, 1, 48000, WavSample::Float32));
    auto source = openAudioSource(path);
    QVERIFY(source);
    QCOMPARE((*source)->info().bits, 0);
    samples[8] = samples[9] = 0;
    QCOMPARE(largestDifference(readThrough(**source), samples), 0.0);
}

namespace {

/// `value` as `bytes` bytes, the least or the greatest first.
QByteArray number(std::uint64_t value, int bytes, bool bigEndian = false)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out.append(char(value >> (8 * (bigEndian ? bytes - 1 - i : i)) & 0xff));
    return out;
}

/// Samples of `bits` bits from steps of 12 bits, which every depth holds exactly.
QByteArray pcm(const std::vector<int>& steps, int bits, bool bigEndian)
{
    QByteArray out;
    for (const int step : steps)
        out += number(std::uint64_t(std::int64_t(step) * (std::int64_t(1) << (bits - 12))), bits / 8, bigEndian);
    return out;
}

/// Stereo, from full scale to full scale.
std::vector<int> pcmSteps()
{
    std::vector<int> steps;
    for (int i = 0; i < 2000; ++i)
        steps.push_back((i * 37) % 4096 - 2048);
    return steps;
}

QByteArray riffFormat(int code, int channels, int rate, int bits)
{
    return "fmt " + number(16, 4) + number(std::uint64_t(code), 2) + number(std::uint64_t(channels), 2) +
           number(std::uint64_t(rate), 4) + number(std::uint64_t(rate) * std::uint64_t(channels * bits / 8), 4) +
           number(std::uint64_t(channels * bits / 8), 2) + number(std::uint64_t(bits), 2);
}

QByteArray wav(int code, int channels, int rate, int bits, const QByteArray& data)
{
    const QByteArray body =
        "WAVE" + riffFormat(code, channels, rate, bits) + "data" + number(std::uint64_t(data.size()), 4) + data;
    return "RIFF" + number(std::uint64_t(body.size()), 4) + body;
}

/// EBU Tech 3306: the sizes of 32 bits are -1, the true ones lie in the chunk ds64.
QByteArray rf64(int channels, int rate, int bits, const QByteArray& data)
{
    const auto dataBytes = std::uint64_t(data.size());
    const QByteArray format = riffFormat(1, channels, rate, bits);
    const std::uint64_t riffBytes = 4 + 36 + std::uint64_t(format.size()) + 8 + dataBytes;
    return "RF64" + number(0xffffffff, 4) + "WAVE" + "ds64" + number(28, 4) + number(riffBytes, 8) +
           number(dataBytes, 8) + number(dataBytes / std::uint64_t(channels * bits / 8), 8) + number(0, 4) + format +
           "data" + number(0xffffffff, 4) + data;
}

/// Big-endian, the rate as an extended float of 80 bits (44,100 = 0xAC44 x 2^0).
QByteArray aiff(int channels, int bits, const QByteArray& data)
{
    const auto frames = std::uint64_t(data.size() / (channels * bits / 8));
    const QByteArray common = "COMM" + number(18, 4, true) + number(std::uint64_t(channels), 2, true) +
                              number(frames, 4, true) + number(std::uint64_t(bits), 2, true) +
                              QByteArray::fromHex("400eac44000000000000");
    const QByteArray sound = "SSND" + number(std::uint64_t(data.size()) + 8, 4, true) + number(0, 8, true) + data;
    return "FORM" + number(std::uint64_t(4 + common.size() + sound.size()), 4, true) + "AIFF" + common + sound;
}

} // namespace

void TestAudioSource::readsPcmContainersExactly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("bits");
    QTest::addColumn<QString>("container");
    const std::vector<int> steps = pcmSteps();
    QByteArray doubles;
    for (const int step : steps) {
        const double value = step / 2048.0;
        std::uint64_t word = 0;
        std::memcpy(&word, &value, 8);
        doubles += number(word, 8);
    }
    QTest::newRow("WAV, 24 bit") << wav(1, 2, 44100, 24, pcm(steps, 24, false)) << 24 << "WAV";
    QTest::newRow("WAV, 32 bit") << wav(1, 2, 44100, 32, pcm(steps, 32, false)) << 32 << "WAV";
    QTest::newRow("WAV, 64 bit float") << wav(3, 2, 44100, 64, doubles) << 0 << "WAV";
    QTest::newRow("RF64, 24 bit") << rf64(2, 44100, 24, pcm(steps, 24, false)) << 24 << "RF64";
    QTest::newRow("AIFF, 16 bit") << aiff(2, 16, pcm(steps, 16, true)) << 16 << "AIFF";
    QTest::newRow("AIFF, 24 bit") << aiff(2, 24, pcm(steps, 24, true)) << 24 << "AIFF";
}

void TestAudioSource::readsPcmContainersExactly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, bits);
    QFETCH(QString, container);
    const QString path = m_folder.filePath(QStringLiteral("pcm"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    auto source = openAudioSource(path);
    QVERIFY2(source, source ? "" : qPrintable(source.error().message));
    const AudioInfo& info = (*source)->info();
    QCOMPARE(info.container, container);
    QCOMPARE(info.bits, bits);
    QCOMPARE(info.rate.hz, 44100);
    QCOMPARE(info.channels, 2);
    std::vector<float> expected;
    for (const int step : pcmSteps())
        expected.push_back(float(step) / 2048.0F);
    QCOMPARE(info.frames, FrameCount(expected.size() / 2));
    QCOMPARE(largestDifference(readThrough(**source, 77), expected), 0.0);
    std::vector<float> two(4);
    QCOMPARE((*source)->read(Frame{500}, two).value_or(-1), FrameCount(2));
    QCOMPARE(two[0], expected[1000]);
}

void TestAudioSource::knowsTheFormats_data()
{
    QTest::addColumn<QString>("container");
    QTest::addColumn<int>("rate");
    QTest::addColumn<int>("frames");
    QTest::addColumn<bool>("ffmpeg");
    // The encoders' own delays make the lossy ones longer where the container does not take them off.
    QTest::newRow("s16.flac") << "FLAC" << 44100 << 110373 << false;
    QTest::newRow("vbr.mp3") << "MPEG" << 44100 << 110373 << false;
    QTest::newRow("cbr.mp3") << "MPEG" << 44100 << 110373 << false;
    QTest::newRow("vorbis.ogg") << "Ogg" << 44100 << 110373 << false;
    QTest::newRow("opus.opus") << "Ogg" << 48000 << 120134 << false;
    QTest::newRow("alac.m4a") << "MP4" << 44100 << 110373 << true;
    QTest::newRow("aac.m4a") << "MP4" << 44100 << 110382 << true;
    QTest::newRow("wma.wma") << "ASF" << 44100 << 108544 << true;
    QTest::newRow("adts.aac") << "AAC" << 44100 << 111616 << true;
}

void TestAudioSource::knowsTheFormats()
{
    QFETCH(QString, container);
    QFETCH(int, rate);
    QFETCH(int, frames);
    QFETCH(bool, ffmpeg);
    if (ffmpeg && QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty())
        QSKIP("ffmpeg is not installed");
    auto source = openAudioSource(dataFile(QTest::currentDataTag()));
    QVERIFY(source);
    const AudioInfo& info = (*source)->info();
    QCOMPARE(info.container, container);
    QCOMPARE(info.rate.hz, rate);
    QCOMPARE(info.frames, FrameCount(frames));
    QCOMPARE(readThrough(**source).size(), std::size_t(frames) * std::size_t(info.channels));
}

void TestAudioSource::seeksToWhatReadingThroughGives_data()
{
    QTest::addColumn<double>("tolerance");
    for (const char* exact : {"s16.flac", "vbr.mp3", "cbr.mp3", "vbr-untagged.mp3", "cbr-untagged.mp3", "vorbis.ogg",
                              "opus.opus", "alac.m4a", "aac.m4a", "wma.wma"})
        QTest::newRow(exact) << 0.0;
    // The order of additions in mpg123's window depends on where it started: the last bit of a float.
    QTest::newRow("low.mp3") << 1e-6;
}

void TestAudioSource::seeksToWhatReadingThroughGives()
{
    QFETCH(double, tolerance);
    auto source = openAudioSource(dataFile(QTest::currentDataTag()));
    if (!source && source.error().code == ErrorCode::NeedsFfmpeg)
        QSKIP("ffmpeg is not installed");
    QVERIFY(source);
    const AudioInfo info = (*source)->info();
    const std::vector<float> all = readThrough(**source);
    QCOMPARE(all.size(), std::size_t(info.frames * info.channels));
    std::mt19937 random(5);
    const int seeks = (*source)->startsOver() ? 8 : 40;
    for (int i = 0; i < seeks; ++i) {
        const auto at = FrameCount(random() % std::uint64_t(info.frames));
        const FrameCount n = std::min<FrameCount>(700, info.frames - at);
        std::vector<float> part(std::size_t(n * info.channels));
        QCOMPARE((*source)->read(Frame{at}, part).value_or(-1), n);
        const auto expected = std::span(all).subspan(std::size_t(at * info.channels), part.size());
        QVERIFY2(largestDifference(part, expected) <= tolerance, qPrintable(QString::number(at)));
    }
}

void TestAudioSource::readsFlacSamplesAsTheyWere()
{
    // ALAC and FLAC are of the same samples, decoded by two decoders that know nothing of each other.
    auto flac = openAudioSource(dataFile("s16.flac"));
    auto alac = openAudioSource(dataFile("alac.m4a"));
    QVERIFY(flac);
    if (!alac && alac.error().code == ErrorCode::NeedsFfmpeg)
        QSKIP("ffmpeg is not installed");
    QVERIFY(alac);
    QCOMPARE(largestDifference(readThrough(**flac), readThrough(**alac)), 0.0);
}

void TestAudioSource::reachesTheEndOfUntaggedMp3()
{
    auto source = openAudioSource(dataFile("vbr-untagged.mp3"));
    QVERIFY(source);
    // 97 frames of 1,152 less the decoder's own delay of 529
    QCOMPARE((*source)->info().frames, FrameCount(97 * 1152 - 529));
    auto tagged = openAudioSource(dataFile("vbr.mp3"));
    QVERIFY(tagged);
    QVERIFY((*source)->info().frames >= (*tagged)->info().frames);
}

void TestAudioSource::sixteenBitReadEqualsFloatRead()
{
    auto source = openAudioSource(dataFile("s16.flac"));
    QVERIFY(source);
    std::vector<float> floats(2000);
    std::vector<std::int16_t> shorts(2000);
    for (const FrameCount at : {0, 4095, 50000, 109000}) {
        QCOMPARE((*source)->read(Frame{at}, floats).value_or(-1), FrameCount(1000));
        QCOMPARE((*source)->read16(Frame{at}, shorts).value_or(-1), FrameCount(1000));
        for (std::size_t i = 0; i < shorts.size(); ++i)
            QCOMPARE(float(shorts[i]) / 32768.0f, floats[i]);
    }
    auto lossy = openAudioSource(dataFile("vorbis.ogg"));
    QVERIFY(lossy);
    const auto refused = (*lossy)->read16(Frame{0}, shorts);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::Unsupported);
}

void TestAudioSource::hasManyChannelsAndRates_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("rate");
    QTest::addColumn<bool>("supported");
    QTest::newRow("32 channels") << 32 << 44100 << true;
    QTest::newRow("64 channels") << 64 << 44100 << true;
    QTest::newRow("65 channels") << 65 << 44100 << false;
    QTest::newRow("8 kHz") << 1 << 8000 << true;
    QTest::newRow("384 kHz") << 2 << 384000 << true;
    QTest::newRow("768 kHz") << 2 << 768000 << true;
    QTest::newRow("1 MHz") << 2 << 1000000 << false;
    QTest::newRow("1 Hz") << 1 << 1 << false;
}

void TestAudioSource::hasManyChannelsAndRates()
{
    QFETCH(int, channels);
    QFETCH(int, rate);
    QFETCH(bool, supported);
    const auto samples = noise(std::size_t(channels) * 500);
    const QString path = m_folder.filePath("form.wav");
    QVERIFY(writeWav(path, samples, channels, rate, WavSample::Float32));
    auto source = openAudioSource(path);
    QCOMPARE(bool(source), supported);
    if (supported)
        QCOMPARE(largestDifference(readThrough(**source), samples), 0.0);
    else
        QVERIFY(source.error().code == ErrorCode::Unsupported && !source.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestAudioSource)
#include "tst_audiosource.moc"
