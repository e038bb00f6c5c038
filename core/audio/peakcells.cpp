#include "core/audio/peakcells.h"

#include <algorithm>
#include <array>
#include <cmath>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace unisono {

namespace {

std::uint16_t rmsOf(double sumOfSquares, double frames)
{
    return std::uint16_t(std::lround(std::min(1.0, std::sqrt(sumOfSquares / frames)) * 65535));
}

std::int16_t quantised(double x)
{
    return std::int16_t(std::clamp(x, -32768.0, 32767.0));
}

struct Lane16 {
    std::int16_t min = 32767;
    std::int16_t max = -32768;
    double squares = 0; ///< of integers
    void cell(double frames, PeakCell& out) const { out = {min, max, rmsOf(squares / (32768.0 * 32768.0), frames)}; }
};

/// One plain lane; `step` apart.
Lane16 lane16(const std::int16_t* x, std::size_t frames, std::size_t step)
{
    Lane16 lane;
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < frames; ++i) {
        const std::int16_t v = x[i * step];
        lane.min = std::min(lane.min, v);
        lane.max = std::max(lane.max, v);
        squares += std::int32_t(v) * v;
    }
    lane.squares = double(squares);
    return lane;
}

/// Left, right, mid and side of the first two channels, a frame being `step` samples.
void stereo16(const std::int16_t* x, std::size_t frames, std::size_t step, std::array<Lane16, 4>& lanes)
{
    std::array<std::int64_t, 4> squares = {};
    for (std::size_t i = 0; i < frames; ++i, x += step) {
        const std::array<int, 4> v = {x[0], x[1], (x[0] + x[1]) >> 1, (x[0] - x[1]) >> 1};
        for (std::size_t k = 0; k < 4; ++k) {
            lanes[k].min = std::min(lanes[k].min, std::int16_t(v[k]));
            lanes[k].max = std::max(lanes[k].max, std::int16_t(v[k]));
            squares[k] += std::int64_t(v[k]) * v[k];
        }
    }
    for (std::size_t k = 0; k < 4; ++k)
        lanes[k].squares += double(squares[k]);
}

#if defined(__x86_64__)

// The overview must cost next to nothing beside decoding, hence by hand: 16 stereo frames at a time.
__attribute__((target("avx2"))) std::size_t stereo16Avx2(const std::int16_t* x, std::size_t frames,
                                                         std::array<Lane16, 4>& lanes)
{
    const __m256i one = _mm256_set1_epi16(1);
    __m256i low[4];
    __m256i high[4];
    __m256 squares[4];
    for (int k = 0; k < 4; ++k) {
        low[k] = _mm256_set1_epi16(32767);
        high[k] = _mm256_set1_epi16(-32768);
        squares[k] = _mm256_setzero_ps();
    }
    std::size_t done = 0;
    for (; done + 16 <= frames; done += 16, x += 32) {
        const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x));
        const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(x + 16));
        __m256i v[4];
        v[0] = _mm256_packs_epi32(_mm256_srai_epi32(_mm256_slli_epi32(a, 16), 16),
                                  _mm256_srai_epi32(_mm256_slli_epi32(b, 16), 16));
        v[1] = _mm256_packs_epi32(_mm256_srai_epi32(a, 16), _mm256_srai_epi32(b, 16));
        const __m256i halfLeft = _mm256_srai_epi16(v[0], 1);
        const __m256i halfRight = _mm256_srai_epi16(v[1], 1);
        // floor((l + r) / 2) and floor((l - r) / 2) without a 17th bit
        v[2] = _mm256_add_epi16(_mm256_add_epi16(halfLeft, halfRight),
                                _mm256_and_si256(_mm256_and_si256(v[0], v[1]), one));
        v[3] = _mm256_sub_epi16(_mm256_sub_epi16(halfLeft, halfRight),
                                _mm256_and_si256(_mm256_andnot_si256(v[0], v[1]), one));
        for (int k = 0; k < 4; ++k) {
            low[k] = _mm256_min_epi16(low[k], v[k]);
            high[k] = _mm256_max_epi16(high[k], v[k]);
            // Two squares of -32,768 need 32 bits without a sign: half of them, as a float.
            const __m256i pairs = _mm256_srli_epi32(_mm256_madd_epi16(v[k], v[k]), 1);
            squares[k] = _mm256_add_ps(squares[k], _mm256_cvtepi32_ps(pairs));
        }
    }
    for (std::size_t k = 0; k < 4; ++k) {
        alignas(32) std::int16_t l[16];
        alignas(32) std::int16_t h[16];
        alignas(32) float s[8];
        _mm256_store_si256(reinterpret_cast<__m256i*>(l), low[k]);
        _mm256_store_si256(reinterpret_cast<__m256i*>(h), high[k]);
        _mm256_store_ps(s, squares[k]);
        for (int i = 0; i < 16; ++i) {
            lanes[k].min = std::min(lanes[k].min, l[i]);
            lanes[k].max = std::max(lanes[k].max, h[i]);
        }
        double sum = 0;
        for (const float part : s)
            sum += double(part);
        lanes[k].squares += sum * 2;
    }
    return done;
}

bool hasAvx2()
{
    static const bool has = __builtin_cpu_supports("avx2") > 0;
    return has;
}

#endif

struct LaneF {
    float min = 0;
    float max = 0;
    double squares = 0;
};

template <class Value> LaneF laneF(std::size_t frames, Value value)
{
    LaneF lane{value(0), value(0), 0};
    float squares = 0; // of at most 256 values
    for (std::size_t i = 0; i < frames; ++i) {
        const float v = value(i);
        lane.min = std::min(lane.min, v);
        lane.max = std::max(lane.max, v);
        squares += v * v;
    }
    lane.squares = double(squares);
    return lane;
}

PeakCell cellOf(const LaneF& lane, std::size_t frames)
{
    return {quantised(std::floor(double(lane.min) * 32768)), quantised(std::ceil(double(lane.max) * 32768)),
            rmsOf(lane.squares, double(frames))};
}

} // namespace

int laneCount(int channels)
{
    return channels == 1 ? 1 : channels == 2 ? 4 : 5;
}

int laneOf(ChannelChoice choice, int channels)
{
    if (channels == 1)
        return choice == ChannelChoice::Side ? -1 : 0;
    switch (choice) {
    case ChannelChoice::Left:
        return 0;
    case ChannelChoice::Right:
        return 1;
    case ChannelChoice::Mid:
        return 2;
    case ChannelChoice::Side:
        return 3;
    case ChannelChoice::Mix:
        break;
    }
    return channels == 2 ? 2 : 4;
}

void measure(std::span<const std::int16_t> interleaved, int channels, PeakCell* lanes)
{
    const auto step = std::size_t(channels);
    const std::size_t frames = interleaved.size() / step;
    const std::int16_t* x = interleaved.data();
    if (channels == 1) {
        lane16(x, frames, 1).cell(double(frames), lanes[0]);
        return;
    }
    std::array<Lane16, 4> four;
    std::size_t done = 0;
#if defined(__x86_64__)
    if (channels == 2 && hasAvx2())
        done = stereo16Avx2(x, frames, four);
#endif
    stereo16(x + done * step, frames - done, step, four);
    for (std::size_t k = 0; k < 4; ++k)
        four[k].cell(double(frames), lanes[k]);
    if (channels > 2) {
        const LaneF mix = laneF(frames, [&](std::size_t i) {
            int sum = 0;
            for (std::size_t c = 0; c < step; ++c)
                sum += x[i * step + c];
            return float(sum) / (32768.0f * float(channels));
        });
        lanes[4] = cellOf(mix, frames);
    }
}

void measure(std::span<const float> interleaved, int channels, PeakCell* lanes)
{
    const auto step = std::size_t(channels);
    const std::size_t frames = interleaved.size() / step;
    const float* x = interleaved.data();
    if (channels == 1) {
        lanes[0] = cellOf(laneF(frames, [x](std::size_t i) { return x[i]; }), frames);
        return;
    }
    lanes[0] = cellOf(laneF(frames, [=](std::size_t i) { return x[i * step]; }), frames);
    lanes[1] = cellOf(laneF(frames, [=](std::size_t i) { return x[i * step + 1]; }), frames);
    lanes[2] = cellOf(laneF(frames, [=](std::size_t i) { return (x[i * step] + x[i * step + 1]) * 0.5f; }), frames);
    lanes[3] = cellOf(laneF(frames, [=](std::size_t i) { return (x[i * step] - x[i * step + 1]) * 0.5f; }), frames);
    if (channels > 2)
        lanes[4] = cellOf(laneF(frames,
                                [=](std::size_t i) {
                                    float sum = 0;
                                    for (std::size_t c = 0; c < step; ++c)
                                        sum += x[i * step + c];
                                    return sum / float(step);
                                }),
                          frames);
}

void PeakSum::add(const PeakCell& cell, std::int64_t frames)
{
    if (cell.min > cell.max)
        return;
    m_min = std::min<int>(m_min, cell.min);
    m_max = std::max<int>(m_max, cell.max);
    m_squares += double(cell.rms) * cell.rms * double(frames);
    m_frames += frames;
}

double PeakSum::rms() const
{
    return m_frames > 0 ? std::sqrt(m_squares / double(m_frames)) / 65535.0 : 0.0;
}

PeakCell PeakSum::cell() const
{
    if (isEmpty())
        return {};
    return {std::int16_t(m_min), std::int16_t(m_max), std::uint16_t(std::lround(rms() * 65535))};
}

} // namespace unisono
