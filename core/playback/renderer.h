#pragma once

#include "core/playback/audiooutput.h"
#include "core/playback/playhead.h"
#include "core/playback/playstream.h"

#include "core/audio/pcmreader.h"

#include <array>
#include <atomic>

namespace unisono {

/// The audio side of the transport: takes streams, joins them with fades or exactly, applies gain and channel choice,
/// and notes what is heard when. Steered by atomics only. Threads: render() and renderable() audio; the setters GUI;
/// prepare() and reset() only while no output runs.
class Renderer : public RenderCallback {
public:
    explicit Renderer(StreamExchange& exchange, Playhead& playhead)
        : m_exchange(exchange),
          m_playhead(playhead)
    {
    }

    static constexpr double kFadeSeconds = 0.005;
    static int fadeFramesAt(SampleRate rate) { return std::max(1, int(framesOf(kFadeSeconds, rate))); }

    void render(float* const* channels, int channelCount, int frames,
                std::chrono::steady_clock::time_point heardAt) override;
    void prepare(SampleRate rate, int maxFrames) override;
    int renderable(int frames) override;
    /// Gives all streams back.
    void reset();

    SampleRate rate() const { return m_rate; }
    int maxFrames() const { return m_maxFrames; }

    enum class Run { No, Yes };
    /// What should play: a stream of this generation or a later one. While it is not there yet an older one plays on,
    /// but no older one starts.
    void want(Run run, std::uint64_t generation)
    {
        m_want.store(generation * 2 + (run == Run::Yes ? 1 : 0), std::memory_order_release);
    }
    void setGain(float gain) { m_gainTarget.store(gain, std::memory_order_relaxed); }
    void setChannel(ChannelChoice choice) { m_channel.store(choice, std::memory_order_relaxed); }

    /// The last generation that was played to its end, and when its end is heard.
    std::uint64_t endedGeneration() const { return m_endedGeneration.load(std::memory_order_acquire); }
    std::int64_t endHeardNs() const { return m_endHeardNs.load(std::memory_order_relaxed); }
    /// Nothing of a stream was left in the last buffer.
    bool isSilent() const { return m_isSilent.load(std::memory_order_relaxed); }
    /// Times a stream had nothing when it was due.
    int starvations() const { return m_starvations.load(std::memory_order_relaxed); }
    FrameCount framesPlayed() const { return m_framesPlayed.load(std::memory_order_relaxed); }
    std::pair<float, float> levels() const
    {
        return {m_levels[0].load(std::memory_order_relaxed), m_levels[1].load(std::memory_order_relaxed)};
    }

private:
    using Matrix = std::array<float, 4>; // left of left, left of right, right of left, right of right
    struct Wanted {
        bool run;
        std::uint64_t generation;
    };
    static Matrix matrixOf(ChannelChoice choice);

    Wanted wanted() const;
    void takeHandovers(const Wanted& wanted);
    void advance(const Wanted& wanted, std::int64_t nowNs);
    void begin(bool fadedIn, bool fromSilence);
    void dropCurrent();
    bool nextIsSplice() const;
    int pieceFrames(const Wanted& wanted, int frames);
    void mix(float* const* channels, int channelCount, int at, int frames, std::int64_t heardNs);
    void shape(const float* in, float* left, float* right, int frames);
    void decayLevels(int frames);
    void noteLevels(const float* left, const float* right, int frames);

    StreamExchange& m_exchange;
    Playhead& m_playhead;
    SampleRate m_rate{44100};
    int m_maxFrames = 0;
    int m_fadeFrames = 1;
    int m_rampFrames = 1;

    std::atomic<std::uint64_t> m_want{0};
    std::atomic<float> m_gainTarget{1};
    std::atomic<ChannelChoice> m_channel{ChannelChoice::Mix};
    std::atomic<std::uint64_t> m_endedGeneration{0};
    std::atomic<std::int64_t> m_endHeardNs{0};
    std::atomic<bool> m_isSilent{true};
    std::atomic<int> m_starvations{0};
    std::atomic<FrameCount> m_framesPlayed{0};
    std::array<std::atomic<float>, 2> m_levels{0.0f, 0.0f};

    // Audio thread only.
    PlayStream* m_current = nullptr;
    Handover m_next;
    int m_fadeInLeft = 0;
    int m_fadeOutLeft = -1; // -1: not fading out
    int m_fadeOutFrames = 1;
    float m_gain = 1;
    float m_gainGoal = 1;
    Matrix m_matrix{1, 0, 0, 1};
    Matrix m_matrixGoal{1, 0, 0, 1};
    int m_rampLeft = 0;
    bool m_starving = false;
};

} // namespace unisono
