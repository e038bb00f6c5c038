#pragma once

#include "core/playback/feed.h"
#include "core/playback/playstream.h"

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace unisono {

/// The reader thread: turns requests into streams, keeps the last one filled, and hands them to the audio thread.
/// Threads: GUI; it shares a mutex with the reader thread only, held for moments.
class Streamer {
public:
    explicit Streamer(StreamExchange& exchange);
    ~Streamer();
    Streamer(const Streamer&) = delete;
    Streamer& operator=(const Streamer&) = delete;

    /// What is played, and at which rate; the next request uses it.
    struct Setup {
        std::shared_ptr<PcmReader> reader;
        SampleRate deviceRate;
        int maxFrames = 0;
        enum class Pace { RealTime, Unlimited } pace = Pace::RealTime;
    };
    void setSetup(const Setup& setup);

    /// A new stream. With `jumpTo` it begins there; without, it takes up what plays now where that is, with the loop
    /// and the speed given here. A request replaces an earlier one that is not begun, but keeps its start.
    struct Request {
        std::uint64_t generation = 0;
        std::optional<PlayPlan> jumpTo;
        /// Set: what plays on gets this loop (empty: none).
        std::optional<FrameSpan> loop;
        int passesBefore = 0; ///< with `loop`
        double speed = 1;
        ChannelChoice choice = ChannelChoice::Mix;
    };
    void post(const Request& request);

    /// Why silence is played where there should be sound.
    std::optional<Error> damage() const;

private:
    static constexpr double kRingSeconds = 0.7;

    static Request merged(const Request& older, const Request& newer, const Setup& setup);
    void run();
    bool begin(const Request& request, const Setup& setup);
    bool pump();
    Handover joinTo(FeedRequest& next, const Request& request, const Setup& setup) const;
    PlayStream* takeStream();
    void fill(int frames);

    StreamExchange& m_exchange;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Setup m_setup;
    std::optional<Request> m_request;
    std::optional<Error> m_damage;
    bool m_quit = false;

    // Reader thread only.
    std::array<PlayStream, 5> m_pool;
    std::vector<PlayStream*> m_free;
    std::unique_ptr<StereoFeed> m_feed;
    FeedRequest m_feedRequest;
    Handover m_handover; ///< the stream being filled; its `join` once handed over is history
    bool m_handedOver = true;
    int m_prefill = 0;
    int m_fadeEndFrames = 0;

    std::thread m_thread;
};

} // namespace unisono
