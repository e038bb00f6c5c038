#pragma once

#include "core/playback/plan.h"
#include "core/playback/spsc.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace unisono {

/// Decoded stereo at the device's rate, from the reader thread to the audio thread: a ring of interleaved frames.
/// Invariant: consumed() <= written() <= total. Set up by the reader thread while nobody else holds it.
class PlayStream {
public:
    /// Reader thread, before handing over.
    void setUp(const PlayPlan& plan, std::uint64_t generation, double sourceStep, FrameCount total, int capacityFrames)
    {
        m_plan = plan;
        m_generation = generation;
        m_sourceStep = sourceStep;
        m_total = total;
        std::size_t size = 1;
        while (size < std::size_t(capacityFrames))
            size *= 2;
        if (m_samples.size() != size * 2)
            m_samples.assign(size * 2, 0.0f);
        m_written.store(0, std::memory_order_relaxed);
        m_consumed.store(0, std::memory_order_relaxed);
    }

    const PlayPlan& plan() const { return m_plan; }
    std::uint64_t generation() const { return m_generation; }
    /// Source frames per frame of the stream.
    double sourceStep() const { return m_sourceStep; }
    /// Source frames played after n frames of the stream.
    FrameCount sourceFrames(FrameCount n) const { return FrameCount(double(n) * m_sourceStep + 1e-6); }
    FrameCount total() const { return m_total; } ///< PlayPlan::kEndless: no end

    // Reader thread.
    FrameCount written() const { return m_written.load(std::memory_order_relaxed); }
    bool isComplete() const { return written() == m_total; }
    int writable() const { return int(capacity() - (written() - m_consumed.load(std::memory_order_acquire))); }
    /// The next contiguous room, at most `frames`; then wrote() as many as were filled.
    std::pair<float*, int> room(int frames)
    {
        const FrameCount at = written() & (capacity() - 1);
        const FrameCount n =
            std::min({FrameCount(frames), FrameCount(writable()), capacity() - at, m_total - written()});
        return {m_samples.data() + at * 2, int(n)};
    }
    void wrote(int frames) { m_written.store(written() + frames, std::memory_order_release); }

    // Audio thread.
    FrameCount consumed() const { return m_consumed.load(std::memory_order_acquire); }
    int readable() const { return int(m_written.load(std::memory_order_acquire) - consumed()); }
    bool isFinished() const { return consumed() == m_total; }
    /// The next contiguous frames, at most `frames`.
    std::pair<const float*, int> head(int frames) const
    {
        const FrameCount at = consumed() & (capacity() - 1);
        return {m_samples.data() + at * 2,
                int(std::min({FrameCount(frames), FrameCount(readable()), capacity() - at}))};
    }
    void consume(int frames) { m_consumed.store(consumed() + frames, std::memory_order_release); }

private:
    FrameCount capacity() const { return FrameCount(m_samples.size() / 2); }

    PlayPlan m_plan;
    std::uint64_t m_generation = 0;
    double m_sourceStep = 1;
    FrameCount m_total = 0;
    std::vector<float> m_samples;
    std::atomic<FrameCount> m_written{0};
    std::atomic<FrameCount> m_consumed{0};
};

/// A stream on its way to the audio thread, and how it follows the one that plays.
struct Handover {
    PlayStream* stream = nullptr;
    /// Jump: at once, the old one faded out and this one in. Splice: exactly after `spliceAt` frames of stream
    /// `after`, unnoticed. FadedSplice: there too, with both fades.
    enum class Join { Jump, Splice, FadedSplice } join = Join::Jump;
    std::uint64_t after = 0;
    FrameCount spliceAt = 0;
};

/// Both ways between the reader thread and the audio thread.
struct StreamExchange {
    SpscQueue<Handover, 8> toAudio;
    SpscQueue<PlayStream*, 16> freed;
};

} // namespace unisono
