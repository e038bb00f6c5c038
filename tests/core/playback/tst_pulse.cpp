#include "core/audio/pcmreader.h"
#include "core/playback/transport.h"
#include "tests/support/memoryreader.h"
#include "tests/support/playing.h"
#include "tests/support/pulseserver.h"
#include "tests/support/wavfile.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <random>
#include <thread>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kRate = 44100;
constexpr int kFade = 221; // 5 ms

/// Every frame another: 16-bit noise.
std::vector<std::int16_t> noise16(int frames)
{
    std::mt19937 random(7);
    std::vector<std::int16_t> samples(std::size_t(frames) * 2);
    for (std::int16_t& sample : samples)
        sample = std::int16_t(int(random() % 40000) - 20000);
    return samples;
}

std::vector<float> toFloat(const std::vector<std::int16_t>& samples)
{
    std::vector<float> floats(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        floats[i] = float(samples[i]) / 32768.0f;
    return floats;
}

/// Where source frame `frame` stands in the recording; -1: nowhere.
FrameCount findFrame(const std::vector<std::int16_t>& recorded, const std::vector<std::int16_t>& source,
                     FrameCount frame)
{
    constexpr std::size_t kProbe = 64;
    const auto probe = source.begin() + frame * 2;
    const auto it = std::search(recorded.begin(), recorded.end(), probe, probe + kProbe);
    return it == recorded.end() ? -1 : (it - recorded.begin()) / 2;
}

} // namespace

class TstPulse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString problem = m_server.start();
        if (!problem.isEmpty())
            QSKIP(qPrintable(QStringLiteral("PulseAudio does not start: %1").arg(problem)));
        m_isRunning = true;
    }

    void init()
    {
        if (!m_isRunning)
            QSKIP("no PulseAudio");
    }

    void devicesAreListed()
    {
        const QStringList devices = scanOutputDevices();
        QVERIFY(!devices.isEmpty());
        Transport transport;
        const auto result = transport.setOutput(makeJuceOutput(QStringLiteral("no such device")));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::DeviceLost);
        QVERIFY(transport.setOutput(makeJuceOutput(devices.first())));
    }

    /// A decoded file, sample for sample; and the playhead is what the monitor hears.
    void recordingEqualsTheFile()
    {
        const std::vector<std::int16_t> source = noise16(4 * kRate);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("noise.wav"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray bytes = wavBytes(toFloat(source), 2, kRate);
        // Exact 16-bit values, whatever the writer's rounding.
        std::memcpy(bytes.data() + bytes.size() - qsizetype(source.size() * 2), source.data(), source.size() * 2);
        file.write(bytes);
        file.close();
        const auto reader = openPcmReader(path, {folder.path(), qint64(1) << 30, qint64(24) << 20});
        QVERIFY(reader);

        Transport transport;
        transport.setReader(*reader);
        QVERIFY(transport.setOutput(makeJuceOutput()));
        QCOMPARE(transport.outputInfo().rate.hz, kRate);
        PulseRecorder recorder;
        QVERIFY(recorder.start());
        transport.play();
        while (transport.isPlaying())
            recorder.poll(50);
        QCOMPARE(transport.position().value, std::int64_t(4 * kRate));
        recorder.poll(500);
        recorder.stop();

        const FrameCount at = findFrame(recorder.samples(), source, 10000);
        QVERIFY(at >= 10000);
        const FrameCount start = at - 10000;
        QVERIFY(start + 4 * kRate <= recorder.frames());
        FrameCount different = 0;
        for (FrameCount i = 2 * kFade; i < 8 * kRate; ++i)
            different += recorder.samples()[std::size_t(2 * start + i)] != source[std::size_t(i)] ? 1 : 0;
        QCOMPARE(different, FrameCount(0));
        QCOMPARE(transport.outputInfo().xruns, 0);

        double worst = 0;
        for (FrameCount frame = kRate / 2; frame < 4 * kRate - kRate / 4; frame += kRate / 10) {
            const auto arrival = recorder.arrivalOf(start + frame);
            const double ms = 1000.0 * double(transport.positionAt(arrival).value - frame) / kRate;
            if (std::abs(ms) > std::abs(worst))
                worst = ms;
        }
        qInfo("playhead against recording: at most %.1f ms", worst);
        QVERIFY2(std::abs(worst) <= 60, qPrintable(QString::number(worst)));
    }

    void loopJointsAreExact()
    {
        const std::vector<std::int16_t> source = noise16(kRate);
        constexpr FrameCount kStart = 3000;
        constexpr FrameCount kLength = 4001;
        Transport transport;
        transport.setReader(std::make_shared<MemoryReader>(toFloat(source), 2, kRate));
        QVERIFY(transport.setOutput(makeJuceOutput()));
        transport.setLoop(FrameSpan{{kStart}, {kStart + kLength}});
        transport.seek({kStart});
        PulseRecorder recorder;
        QVERIFY(recorder.start());
        transport.play();
        while (transport.loopCount() < 101)
            recorder.poll(20);
        transport.pause();
        recorder.poll(300);
        recorder.stop();
        const FrameCount at = findFrame(recorder.samples(), source, kStart + 1000);
        QVERIFY(at >= 1000);
        const FrameCount start = at - 1000;
        QVERIFY(start + 101 * kLength <= recorder.frames());
        for (FrameCount i = kFade; i < 101 * kLength; ++i)
            for (int side = 0; side < 2; ++side)
                if (recorder.samples()[std::size_t(2 * (start + i) + side)] !=
                    source[std::size_t(2 * (kStart + i % kLength) + side)])
                    QFAIL(qPrintable(QStringLiteral("differs %1 frames after the start").arg(i)));
        QCOMPARE(transport.outputInfo().xruns, 0);
    }

    /// Twenty seconds with every core busy; the bench of the same name runs ten minutes.
    void noXrunUnderLoad()
    {
        const int cores = std::max(1, int(std::thread::hardware_concurrency()));
        std::atomic<bool> quit{false};
        std::vector<std::thread> load;
        for (int i = 0; i < cores; ++i)
            load.emplace_back([&quit] {
                volatile double x = 1;
                while (!quit)
                    for (int k = 0; k < 100000; ++k)
                        x = x + std::sqrt(x);
            });
        Transport transport;
        transport.setReader(std::make_shared<MemoryReader>(stereoNoise(30 * kRate), 2, kRate));
        const auto started = transport.setOutput(makeJuceOutput());
        transport.play();
        std::this_thread::sleep_for(std::chrono::seconds(20));
        const OutputInfo info = transport.outputInfo();
        const bool isAlive = transport.outputAlive();
        quit = true;
        for (std::thread& thread : load)
            thread.join();
        QVERIFY(started);
        QVERIFY(isAlive);
        QCOMPARE(info.xruns, 0);
        QVERIFY(transport.framesPlayed() > 18 * kRate);
    }

    /// Last: the server ends, the device is lost, and playing goes on by a clock.
    void lostDeviceIsNoticed()
    {
        Transport transport;
        transport.setReader(std::make_shared<MemoryReader>(stereoNoise(60 * kRate), 2, kRate));
        QVERIFY(transport.setOutput(makeJuceOutput()));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > kRate / 2; }));
        QVERIFY(transport.outputAlive());
        m_server.stop();
        QVERIFY(waitUntil([&] { return !transport.outputAlive(); }));
        const Frame stood = transport.position();
        QVERIFY(transport.setOutput(makeNullOutput()));
        QVERIFY(transport.isPlaying());
        QVERIFY(waitUntil([&] { return transport.position() > stood + 1000; }));
        QVERIFY(!transport.setOutput(makeJuceOutput()));
        QVERIFY(transport.outputAlive());
    }

private:
    PulseServer m_server;
    bool m_isRunning = false;
};

QTEST_GUILESS_MAIN(TstPulse)
#include "tst_pulse.moc"
