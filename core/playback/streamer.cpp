#include "core/playback/streamer.h"

#include "core/playback/renderer.h"

#include <chrono>

namespace unisono {

namespace {
constexpr int kChunkFrames = 2048;
} // namespace

Streamer::Streamer(StreamExchange& exchange)
    : m_exchange(exchange)
{
    for (PlayStream& stream : m_pool)
        m_free.push_back(&stream);
    m_thread = std::thread([this] { run(); });
}

Streamer::~Streamer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Streamer::setSetup(const Setup& setup)
{
    const std::lock_guard lock(m_mutex);
    if (setup.reader != m_setup.reader)
        m_damage.reset();
    m_setup = setup;
}

/// A request that replaces one which has not begun keeps its start, and its loop unless it brings another.
Streamer::Request Streamer::merged(const Request& older, const Request& newer, const Setup& setup)
{
    Request both = newer;
    if (newer.jumpTo)
        return both;
    both.jumpTo = older.jumpTo;
    if (!newer.loop) {
        both.loop = older.loop;
        both.passesBefore = older.passesBefore;
    } else if (older.jumpTo) {
        both.jumpTo = planOfTrack(older.jumpTo->from, *newer.loop, setup.reader ? setup.reader->info().frames : 0);
        both.jumpTo->passesBefore = newer.passesBefore;
    }
    return both;
}

void Streamer::post(const Request& request)
{
    {
        const std::lock_guard lock(m_mutex);
        m_request = m_request ? merged(*m_request, request, m_setup) : request;
    }
    m_wake.notify_all();
}

std::optional<Error> Streamer::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

PlayStream* Streamer::takeStream()
{
    PlayStream* stream = nullptr;
    while (m_exchange.freed.pop(stream))
        m_free.push_back(stream);
    if (m_free.empty())
        return nullptr;
    stream = m_free.back();
    m_free.pop_back();
    return stream;
}

/// Where and how `next` follows what plays; sets next.plan.
Handover Streamer::joinTo(FeedRequest& next, const Request& request, const Setup& setup) const
{
    Handover handover;
    if (request.jumpTo) {
        next.plan = *request.jumpTo;
        return handover;
    }
    const PlayStream* old = m_handover.stream;
    const FrameCount trackFrames = setup.reader->info().frames;
    if (!old || old->total() == 0) {
        next.plan = planOfTrack({trackFrames}, {}, trackFrames);
        return handover;
    }
    const FrameCount consumed = old->consumed();
    // Far enough ahead that the new stream is ready by then: decoding takes a few ms, a stretcher's start some more.
    const bool isStretched = next.speed != 1;
    const bool wasPlaying = consumed > 0;
    FrameCount at = 0;
    if (wasPlaying)
        at = consumed + 2 * setup.maxFrames + framesOf(isStretched ? 0.08 : 0.04, setup.deviceRate);
    const int alignment = m_feedRequest.alignmentFrames();
    const bool isSameGrid = !isStretched && alignment > 0 && alignment <= 1024 &&
                            next.deviceRate == m_feedRequest.deviceRate && next.choice == m_feedRequest.choice;
    if (isSameGrid)
        at = (at + alignment - 1) / alignment * alignment;
    at = std::min(at, old->total());
    const PlayPlan rest = old->plan().after(FrameCount(std::llround(double(at) * old->sourceStep())));
    if (wasPlaying) {
        handover.after = old->generation();
        handover.spliceAt = at;
        handover.join = isSameGrid ? Handover::Join::Splice : Handover::Join::FadedSplice;
    }
    next.plan = rest;
    if (request.loop) {
        const bool isInside = request.loop->isEmpty() || request.loop->contains(rest.from);
        if (!isInside) // it ran past the new end meanwhile
            handover.join = Handover::Join::Jump;
        next.plan = planOfTrack(isInside ? rest.from : request.loop->start, *request.loop, trackFrames);
        next.plan.passesBefore = request.passesBefore;
    }
    return handover;
}

/// False: no stream free yet.
bool Streamer::begin(const Request& request, const Setup& setup)
{
    PlayStream* stream = takeStream();
    if (!stream)
        return false;
    FeedRequest next{setup.reader, request.choice, {}, setup.deviceRate, request.speed};
    Handover handover = joinTo(next, request, setup);
    handover.stream = stream;
    if (!m_handedOver)
        m_free.push_back(m_handover.stream);

    stream->setUp(next.plan, request.generation, next.sourceStep(), next.deviceFrames(),
                  int(framesOf(kRingSeconds, setup.deviceRate)));
    m_feed = makeFeed(next);
    m_feedRequest = next;
    m_handover = handover;
    m_handedOver = false;
    m_prefill = std::max(2 * setup.maxFrames, kChunkFrames);
    m_fadeEndFrames = next.plan.ending == PlayPlan::Ending::Faded ? Renderer::fadeFramesAt(setup.deviceRate) : 0;
    return true;
}

void Streamer::fill(int frames)
{
    PlayStream& stream = *m_handover.stream;
    while (frames > 0) {
        const auto [room, n] = stream.room(frames);
        if (n == 0)
            return;
        m_feed->pull(room, n);
        if (m_fadeEndFrames > 0 && stream.total() != PlayPlan::kEndless) {
            for (int i = 0; i < n; ++i) {
                const FrameCount left = stream.total() - (stream.written() + i);
                if (left <= m_fadeEndFrames) {
                    const float x = float(left) / float(m_fadeEndFrames + 1);
                    const float gain = x * x * (3 - 2 * x);
                    room[2 * i] *= gain;
                    room[2 * i + 1] *= gain;
                }
            }
        }
        stream.wrote(n);
        frames -= n;
    }
}

/// Fills a little more; true where more is wanted at once.
bool Streamer::pump()
{
    PlayStream& stream = *m_handover.stream;
    if (!stream.isComplete() && stream.writable() > 0)
        fill(std::min(kChunkFrames, stream.writable()));
    if (const auto damage = m_feed->damage()) {
        const std::lock_guard lock(m_mutex);
        if (!m_damage)
            m_damage = damage;
    }
    if (!m_handedOver && (stream.isComplete() || stream.written() >= m_prefill || stream.writable() == 0))
        m_handedOver = m_exchange.toAudio.push(m_handover);
    return !m_handedOver || (!stream.isComplete() && stream.writable() >= kChunkFrames);
}

void Streamer::run()
{
    using namespace std::chrono_literals;
    std::unique_lock lock(m_mutex);
    while (!m_quit) {
        if (m_request && m_setup.reader && m_setup.deviceRate.hz > 0) {
            const Request request = *std::exchange(m_request, std::nullopt);
            const Setup setup = m_setup;
            lock.unlock();
            const bool begun = begin(request, setup);
            lock.lock();
            if (!begun) {
                m_request = m_request ? merged(request, *m_request, m_setup) : request;
                m_wake.wait_for(lock, 1ms);
            }
            continue;
        }
        if (!m_feed) {
            m_wake.wait(lock);
            continue;
        }
        lock.unlock();
        const bool wantsMore = pump();
        lock.lock();
        // The audio thread cannot wake this one; a ring holds 0.7 s.
        if (!wantsMore && !m_request && !m_quit)
            m_wake.wait_for(lock, m_setup.pace == Setup::Pace::RealTime ? 100ms : 1ms);
    }
}

} // namespace unisono
