#include "core/playback/transport.h"
#include "tests/support/memoryreader.h"
#include "tests/support/playing.h"

#include <QTest>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>

using namespace unisono;
using namespace unisono::test;

namespace {

thread_local bool t_forbidden = false;
std::atomic<int> s_forbiddenAllocations{0};

} // namespace

// Counts what the audio thread allocates or frees while it renders.
void* operator new(std::size_t size)
{
    if (t_forbidden)
        ++s_forbiddenAllocations;
    if (void* memory = std::malloc(size ? size : 1))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    if (t_forbidden && memory)
        ++s_forbiddenAllocations;
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    operator delete(memory);
}

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRate = 44100;

/// Passes on what it is asked, watched: for an output around the transport's callback.
class WatchedCallback : public RenderCallback {
public:
    explicit WatchedCallback(RenderCallback& inner)
        : m_inner(inner)
    {
    }
    void render(float* const* channels, int count, int frames, Clock::time_point heardAt) override
    {
        t_forbidden = true;
        m_inner.render(channels, count, frames, heardAt);
        t_forbidden = false;
    }
    void prepare(SampleRate rate, int maxFrames) override { m_inner.prepare(rate, maxFrames); }

private:
    RenderCallback& m_inner;
};

/// A NullOutput whose render is watched.
class WatchedOutput : public AudioOutput {
public:
    Result<void> start(RenderCallback& callback, SampleRate wished) override
    {
        m_watched = std::make_unique<WatchedCallback>(callback);
        return m_clock->start(*m_watched, wished);
    }
    void stop() override { m_clock->stop(); }
    OutputInfo info() const override { return m_clock->info(); }
    bool isAlive() const override { return m_clock->isAlive(); }

private:
    std::unique_ptr<AudioOutput> m_clock = makeNullOutput();
    std::unique_ptr<WatchedCallback> m_watched;
};

/// An output that is dead from the start.
class NoOutput : public AudioOutput {
public:
    Result<void> start(RenderCallback&, SampleRate) override
    {
        return Error{ErrorCode::DeviceLost, QStringLiteral("none"), {}, {}};
    }
    void stop() override {}
    OutputInfo info() const override { return {}; }
    bool isAlive() const override { return false; }
};

std::shared_ptr<PcmReader> noise(int seconds)
{
    return std::make_shared<MemoryReader>(stereoNoise(seconds * kRate), 2, kRate);
}

void sleepMs(int ms)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

} // namespace

class TstLivePlayback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void playheadFollowsTheClockWithinABuffer()
    {
        Transport transport;
        transport.setReader(noise(20));
        QVERIFY(transport.setOutput(makeNullOutput()));
        const int buffer = transport.outputInfo().bufferFrames;
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 0; }));
        // Two moments: as many frames between as time, to a buffer. The moments are given, so a late thread is no
        // error.
        const auto first = Clock::now();
        const Frame a = transport.positionAt(first);
        sleepMs(700);
        const auto second = first + std::chrono::milliseconds(600);
        const Frame b = transport.positionAt(second);
        QVERIFY2(std::abs(double(b - a) - 0.6 * kRate) <= buffer, qPrintable(QString::number(b - a)));
        // And the past stays what it was.
        QCOMPARE(transport.positionAt(first), a);
    }

    void positionNeverRunsBackWhilePlaying()
    {
        Transport transport;
        transport.setReader(noise(5));
        transport.play();
        Frame last;
        for (int i = 0; i < 300; ++i) {
            const Frame now = transport.position();
            QVERIFY(now >= last);
            last = now;
            sleepMs(1);
        }
        QVERIFY(last.value > 0);
    }

    void pauseStandsStillAndHistoryStays()
    {
        Transport transport;
        transport.setReader(noise(20));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 10000; }));
        const auto before = Clock::now() - std::chrono::milliseconds(100);
        const Frame wasBefore = transport.positionAt(before);
        transport.pause();
        const Frame paused = transport.position();
        sleepMs(100);
        QCOMPARE(transport.position(), paused);
        QCOMPARE(transport.positionAt(Clock::now()), paused);
        QCOMPARE(transport.positionAt(before), wasBefore);
        QVERIFY(wasBefore < paused);
        transport.play();
        QVERIFY(transport.position() >= paused);
        QVERIFY(waitUntil([&] { return transport.position() > paused + 1000; }));
    }

    void seekThenPauseKeepsTheSeek()
    {
        Transport transport;
        transport.setReader(noise(20));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 1000; }));
        transport.seek({10 * kRate});
        transport.pause();
        QVERIFY(transport.position().value >= 10 * kRate);
    }

    void loopCountsAndStaysInside()
    {
        Transport transport;
        transport.setReader(noise(20));
        const FrameSpan span{{20000}, {24410}};
        transport.setLoop(span);
        QCOMPARE(transport.loop(), std::optional(span));
        transport.seek({20000});
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value >= 20000 && transport.loopCount() >= 3; }));
        for (int i = 0; i < 50; ++i) {
            QVERIFY(span.contains(transport.position()));
            sleepMs(2);
        }
        transport.setLoop(std::nullopt);
        QVERIFY(waitUntil([&] { return transport.position() >= span.end + 1000; }));
        // A loop behind: it jumps there.
        transport.setLoop(FrameSpan{{1000}, {9000}});
        QVERIFY(waitUntil([&] { return transport.position().value < 9000; }));
        QVERIFY(transport.isPlaying());
    }

    void loopSetAheadDoesNotJump()
    {
        Transport transport;
        transport.setReader(noise(20));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 5000; }));
        const auto before = Clock::now();
        const Frame at = transport.position();
        transport.setLoop(FrameSpan{{0}, {at.value + kRate}});
        sleepMs(300);
        const Frame later = transport.positionAt(before + std::chrono::milliseconds(250));
        QVERIFY2(std::abs(double(later - at) - 0.25 * kRate) < 600, qPrintable(QString::number(later - at)));
        QVERIFY(waitUntil([&] { return transport.loopCount() == 1; }));
        QVERIFY(transport.position().value < kRate);
    }

    void speedChangesWhilePlaying()
    {
        Transport transport;
        transport.setReader(noise(30));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 5000; }));
        transport.setSpeed(0.5);
        // The old stream is heard for some moments yet; then twice as much is played as the track goes on. (Counted in
        // frames, not in time: under a sanitizer the stretcher may be late.)
        const FrameCount before = transport.framesPlayed();
        QVERIFY(waitUntil([&] { return transport.framesPlayed() > before + kRate / 2; }));
        const FrameCount playedA = transport.framesPlayed();
        const Frame a = transport.position();
        QVERIFY(waitUntil([&] { return transport.framesPlayed() > playedA + kRate / 2; }));
        const FrameCount playedB = transport.framesPlayed();
        const Frame b = transport.position();
        QVERIFY2(std::abs(double(b - a) - 0.5 * double(playedB - playedA)) < 3 * 512,
                 qPrintable(QString::number(b - a)));
        QVERIFY(a.value > 5000);
        transport.setSpeed(1);
        QVERIFY(waitUntil([&] { return transport.position() > b; }));
    }

    void endIsReached()
    {
        Transport transport;
        transport.setReader(std::make_shared<MemoryReader>(stereoNoise(5000), 2, kRate));
        transport.play();
        QVERIFY(transport.isPlaying());
        QVERIFY(waitUntil([&] { return !transport.isPlaying(); }));
        QCOMPARE(transport.position().value, std::int64_t(5000));
    }

    void outputChangesWhilePlaying()
    {
        Transport transport;
        transport.setReader(noise(20));
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > 20000; }));
        const auto failed = transport.setOutput(std::make_unique<NoOutput>());
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::DeviceLost);
        QVERIFY(transport.outputAlive()); // the clock instead
        QVERIFY(transport.isPlaying());
        QVERIFY(waitUntil([&] { return transport.position().value > 30000; }));
        QVERIFY(transport.position().value < 10 * kRate);
    }

    void theCallbackDoesNotAllocate()
    {
        s_forbiddenAllocations = 0;
        {
            // That the watch sees anything at all:
            t_forbidden = true;
            int* volatile seen = new int(1);
            delete seen;
            t_forbidden = false;
            QCOMPARE(int(s_forbiddenAllocations), 2);
            s_forbiddenAllocations = 0;
        }
        Transport transport;
        transport.setReader(noise(20));
        QVERIFY(transport.setOutput(std::make_unique<WatchedOutput>()));
        transport.play();
        const auto run = [&] { sleepMs(60); };
        run();
        transport.seek({5 * kRate});
        transport.setGainDb(-3);
        transport.setChannel(ChannelChoice::Side);
        run();
        transport.setLoop(FrameSpan{{5 * kRate}, {5 * kRate + 3000}});
        run();
        transport.setSpeed(0.5);
        run();
        transport.setLoop(std::nullopt);
        transport.setSpeed(1);
        run();
        transport.pause();
        run();
        transport.playSpan({{100}, {2000}}, 2);
        QVERIFY(waitUntil([&] { return !transport.isPlaying(); }));
        QVERIFY(transport.framesPlayed() > 0);
        QCOMPARE(int(s_forbiddenAllocations), 0);
    }

    void manyCommandsAtOnce()
    {
        Transport transport;
        transport.setReader(noise(20));
        for (int i = 0; i < 400; ++i) {
            switch (i % 8) {
            case 0:
                transport.play();
                break;
            case 1:
                transport.seek({(i * 7919) % (20 * kRate)});
                break;
            case 2:
                transport.setLoop(FrameSpan{{i * 100}, {i * 100 + 5000}});
                break;
            case 3:
                transport.setSpeed(i % 16 == 3 ? 0.7 : 1);
                break;
            case 4:
                transport.setLoop(std::nullopt);
                break;
            case 5:
                transport.playSpan({{i * 50}, {i * 50 + 20000}}, 2);
                break;
            case 6:
                transport.setChannel(ChannelChoice(i % 5));
                break;
            default:
                transport.pause();
                break;
            }
            if (i % 10 == 0)
                sleepMs(3);
        }
        transport.setSpeed(1);
        transport.setLoop(std::nullopt);
        transport.seek({kRate});
        transport.play();
        QVERIFY(waitUntil([&] { return transport.position().value > kRate + 2000; }));
        transport.setReader(nullptr);
        QVERIFY(!transport.isPlaying());
    }
};

QTEST_GUILESS_MAIN(TstLivePlayback)
#include "tst_liveplayback.moc"
