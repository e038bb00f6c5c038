#include "core/playback/audiooutput.h"

#include <array>
#include <atomic>
#include <thread>

namespace unisono {

namespace {

/// Renders into nothing at the pace of the steady clock.
class NullOutput : public AudioOutput {
public:
    NullOutput() = default;
    ~NullOutput() override { halt(); }
    NullOutput(const NullOutput&) = delete;
    NullOutput& operator=(const NullOutput&) = delete;

    Result<void> start(RenderCallback& callback, SampleRate wished) override
    {
        halt();
        m_rate = wished.hz > 0 ? wished : SampleRate{44100};
        callback.prepare(m_rate, kBufferFrames);
        m_quit = false;
        m_thread = std::thread([this, &callback] { run(callback); });
        return {};
    }
    void stop() override { halt(); }
    OutputInfo info() const override { return {QString(), m_rate, kBufferFrames, 0, 0}; }
    bool isAlive() const override { return m_thread.joinable(); }

private:
    static constexpr int kBufferFrames = 512;

    void halt()
    {
        m_quit = true;
        if (m_thread.joinable())
            m_thread.join();
    }

    void run(RenderCallback& callback)
    {
        using Clock = std::chrono::steady_clock;
        std::array<float, kBufferFrames> left;
        std::array<float, kBufferFrames> right;
        float* const channels[2] = {left.data(), right.data()};
        auto origin = Clock::now();
        std::int64_t frames = 0;
        while (!m_quit) {
            const auto due = origin + std::chrono::nanoseconds(std::int64_t(double(frames) * 1e9 / m_rate.hz));
            std::this_thread::sleep_until(due);
            // After a stop of the whole machine it goes on from now instead of catching up.
            if (Clock::now() - due > std::chrono::seconds(1)) {
                origin = Clock::now();
                frames = 0;
                continue;
            }
            callback.render(channels, 2, kBufferFrames, due);
            frames += kBufferFrames;
        }
    }

    SampleRate m_rate;
    std::atomic<bool> m_quit{false};
    std::thread m_thread;
};

} // namespace

std::unique_ptr<AudioOutput> makeNullOutput()
{
    return std::make_unique<NullOutput>();
}

} // namespace unisono
