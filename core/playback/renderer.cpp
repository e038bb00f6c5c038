#include "core/playback/renderer.h"

#include <cmath>
#include <cstring>

namespace unisono {

namespace {

/// Rises from 0 to 1 with level ends, so that neither end of a fade clicks.
float fadeGain(int step, int steps)
{
    const float x = float(step) / float(steps + 1);
    return x * x * (3 - 2 * x);
}

} // namespace

void Renderer::prepare(SampleRate rate, int maxFrames)
{
    m_rate = rate;
    m_maxFrames = maxFrames;
    m_fadeFrames = fadeFramesAt(rate);
    m_rampFrames = std::max(1, int(framesOf(0.02, rate)));
}

void Renderer::reset()
{
    if (m_current)
        dropCurrent();
    m_isSilent = true;
    takeHandovers({false, ~std::uint64_t(0)});
    m_starving = false;
}

Renderer::Wanted Renderer::wanted() const
{
    const std::uint64_t word = m_want.load(std::memory_order_acquire);
    return {(word & 1) != 0, word / 2};
}

Renderer::Matrix Renderer::matrixOf(ChannelChoice choice)
{
    switch (choice) {
    case ChannelChoice::Left:
        return {1, 0, 1, 0};
    case ChannelChoice::Right:
        return {0, 1, 0, 1};
    case ChannelChoice::Mid:
        return {0.5f, 0.5f, 0.5f, 0.5f};
    case ChannelChoice::Side:
        return {0.5f, -0.5f, 0.5f, -0.5f};
    case ChannelChoice::Mix:
        break;
    }
    return {1, 0, 0, 1};
}

void Renderer::takeHandovers(const Wanted& wanted)
{
    Handover handover;
    while (m_exchange.toAudio.pop(handover)) {
        if (m_next.stream)
            m_exchange.freed.push(m_next.stream);
        m_next = handover;
    }
    if (m_next.stream && m_next.stream->generation() < wanted.generation) {
        m_exchange.freed.push(m_next.stream);
        m_next = {};
    }
}

void Renderer::dropCurrent()
{
    m_exchange.freed.push(m_current);
    m_current = nullptr;
    m_fadeOutLeft = -1;
    m_fadeInLeft = 0;
}

void Renderer::begin(bool fadedIn, bool fromSilence)
{
    m_current = m_next.stream;
    m_next = {};
    m_fadeOutLeft = -1;
    m_fadeInLeft = fadedIn ? m_fadeFrames : 0;
    m_starving = false;
    if (fromSilence) {
        m_gain = m_gainGoal = m_gainTarget.load(std::memory_order_relaxed);
        m_matrix = m_matrixGoal = matrixOf(m_channel.load(std::memory_order_relaxed));
        m_rampLeft = 0;
    }
}

bool Renderer::nextIsSplice() const
{
    return m_next.stream && m_current && m_next.join != Handover::Join::Jump &&
           m_next.after == m_current->generation() && m_next.spliceAt >= m_current->consumed();
}

/// The changes that take no time: ends, switches and starts due now.
void Renderer::advance(const Wanted& wanted, std::int64_t nowNs)
{
    if (m_current && wanted.run && nextIsSplice() && m_next.spliceAt == m_current->consumed()) {
        const bool faded = m_next.join == Handover::Join::FadedSplice;
        dropCurrent();
        begin(faded, false);
    }
    if (m_current && m_current->isFinished()) {
        m_endHeardNs.store(nowNs, std::memory_order_relaxed);
        m_endedGeneration.store(m_current->generation(), std::memory_order_release);
        dropCurrent();
    } else if (m_current && m_fadeOutLeft == 0) {
        dropCurrent();
    }
    if (!m_current && m_next.stream && wanted.run) {
        begin(true, true);
        if (m_current->isFinished())
            advance(wanted, nowNs); // an empty one: it only reports the end
    }
}

/// Frames until something changes, and starts the fade-out that is due. 0: starving.
int Renderer::pieceFrames(const Wanted& wanted, int frames)
{
    int limit = frames;
    if (m_fadeOutLeft < 0) {
        if (!wanted.run) {
            m_fadeOutLeft = m_fadeOutFrames = m_fadeFrames;
        } else if (nextIsSplice()) {
            const FrameCount left = m_next.spliceAt - m_current->consumed();
            const FrameCount fade = m_next.join == Handover::Join::FadedSplice ? m_fadeFrames : 0;
            if (left <= fade)
                m_fadeOutLeft = m_fadeOutFrames = int(left);
            else
                limit = int(std::min<FrameCount>(limit, left - fade));
        } else if (m_next.stream) {
            m_fadeOutLeft = m_fadeOutFrames = m_fadeFrames;
        }
    }
    if (m_fadeOutLeft > 0)
        limit = std::min(limit, m_fadeOutLeft);
    return m_current->head(limit).second;
}

void Renderer::shape(const float* in, float* left, float* right, int frames)
{
    const bool isPlain =
        m_rampLeft == 0 && m_fadeInLeft == 0 && m_fadeOutLeft < 0 && m_gain == 1 && m_matrix == Matrix{1, 0, 0, 1};
    if (isPlain) {
        for (int i = 0; i < frames; ++i) {
            left[i] = in[2 * i];
            right[i] = in[2 * i + 1];
        }
        return;
    }
    for (int i = 0; i < frames; ++i) {
        if (m_rampLeft > 0) {
            const float share = 1.0f / float(m_rampLeft);
            m_gain += (m_gainGoal - m_gain) * share;
            for (std::size_t k = 0; k < m_matrix.size(); ++k)
                m_matrix[k] += (m_matrixGoal[k] - m_matrix[k]) * share;
            if (--m_rampLeft == 0) {
                m_gain = m_gainGoal;
                m_matrix = m_matrixGoal;
            }
        }
        float gain = m_gain;
        if (m_fadeInLeft > 0) {
            gain *= fadeGain(m_fadeFrames - m_fadeInLeft + 1, m_fadeFrames);
            --m_fadeInLeft;
        }
        if (m_fadeOutLeft > 0) {
            gain *= fadeGain(m_fadeOutLeft, m_fadeOutFrames);
            --m_fadeOutLeft;
        }
        const float l = in[2 * i];
        const float r = in[2 * i + 1];
        left[i] = gain * (m_matrix[0] * l + m_matrix[1] * r);
        right[i] = gain * (m_matrix[2] * l + m_matrix[3] * r);
    }
}

void Renderer::decayLevels(int frames)
{
    // About 60 ms to a third: a view that polls at 30 Hz misses no peak.
    const float factor = std::exp(-float(frames) / (0.06f * float(m_rate.hz)));
    for (auto& level : m_levels)
        level.store(level.load(std::memory_order_relaxed) * factor, std::memory_order_relaxed);
}

void Renderer::noteLevels(const float* left, const float* right, int frames)
{
    float peaks[2] = {0, 0};
    for (int i = 0; i < frames; ++i) {
        peaks[0] = std::max(peaks[0], std::abs(left[i]));
        peaks[1] = std::max(peaks[1], std::abs(right[i]));
    }
    for (std::size_t side = 0; side < 2; ++side)
        m_levels[side].store(std::max(peaks[side], m_levels[side].load(std::memory_order_relaxed)),
                             std::memory_order_relaxed);
}

void Renderer::mix(float* const* channels, int channelCount, int at, int frames, std::int64_t heardNs)
{
    const auto [in, count] = m_current->head(frames);
    HeardPiece piece;
    piece.atNs = heardNs;
    piece.nsPerFrame = 1e9 / m_rate.hz;
    piece.frames = count;
    piece.generation = m_current->generation();
    piece.plan = m_current->plan();
    piece.source = double(m_current->consumed()) * m_current->sourceStep();
    piece.sourceStep = m_current->sourceStep();
    m_playhead.add(piece);

    float* left = channels[0] + at;
    if (channelCount == 1) {
        // One speaker hears both sides; the second side goes through a buffer on the stack, piece by piece.
        constexpr int kPiece = 256;
        float other[kPiece];
        for (int done = 0; done < count; done += kPiece) {
            const int n = std::min(kPiece, count - done);
            shape(in + 2 * done, left + done, other, n);
            noteLevels(left + done, other, n);
            for (int i = 0; i < n; ++i)
                left[done + i] = 0.5f * (left[done + i] + other[i]);
        }
    } else {
        shape(in, left, channels[1] + at, count);
        noteLevels(left, channels[1] + at, count);
    }
    m_current->consume(count);
    m_framesPlayed.fetch_add(count, std::memory_order_relaxed);
}

void Renderer::render(float* const* channels, int channelCount, int frames,
                      std::chrono::steady_clock::time_point heardAt)
{
    const Wanted now = wanted();
    takeHandovers(now);
    const float gain = m_gainTarget.load(std::memory_order_relaxed);
    const Matrix matrix = matrixOf(m_channel.load(std::memory_order_relaxed));
    if (gain != m_gainGoal || matrix != m_matrixGoal) {
        m_gainGoal = gain;
        m_matrixGoal = matrix;
        m_rampLeft = m_rampFrames;
    }
    decayLevels(frames);

    const std::int64_t startNs = Playhead::nanoseconds(heardAt);
    const auto nsAt = [&](int at) { return startNs + std::int64_t(double(at) * 1e9 / m_rate.hz); };
    int done = 0;
    for (;;) {
        advance(now, nsAt(done));
        if (done == frames || !m_current)
            break;
        const int n = pieceFrames(now, frames - done);
        if (n == 0) {
            if (m_fadeOutLeft >= 0) { // nothing left to fade
                m_fadeOutLeft = 0;
                continue;
            }
            if (!m_starving)
                m_starvations.fetch_add(1, std::memory_order_relaxed);
            m_starving = true;
            break;
        }
        m_starving = false;
        mix(channels, channelCount, done, n, nsAt(done));
        done += n;
    }
    m_isSilent.store(!m_current, std::memory_order_relaxed);
    for (int side = 0; side < channelCount; ++side)
        std::memset(channels[side] + (side < 2 ? done : 0), 0,
                    sizeof(float) * std::size_t(frames - (side < 2 ? done : 0)));
}

int Renderer::renderable(int frames)
{
    const Wanted now = wanted();
    takeHandovers(now);
    const std::int64_t nowNs = Playhead::nanoseconds(std::chrono::steady_clock::now());
    advance(now, nowNs);
    if (m_current && m_current->readable() == 0 && (!now.run || (m_next.stream && !nextIsSplice()))) {
        dropCurrent(); // it would be faded out, but there is nothing left to fade
        advance(now, nowNs);
    }
    m_isSilent.store(!m_current, std::memory_order_relaxed);
    if (!m_current)
        return 0;
    // Without a clock all would be taken before the next stream comes, and nothing be left to fade out.
    const int readable = m_current->readable();
    const bool isAllThere = m_current->consumed() + readable == m_current->total();
    const bool isLeaving = !now.run || m_fadeOutLeft >= 0 || m_next.stream;
    return std::min(frames, isAllThere || isLeaving ? readable : std::max(0, readable - m_fadeFrames));
}

} // namespace unisono
