#pragma once

#include "core/audio/pcmreader.h"

#include <cstdint>
#include <span>

namespace unisono {

/// Least and greatest sample in 1/32,768 and root mean square in 1/65,535 of one lane over some frames.
/// min > max: nothing is known.
struct PeakCell {
    std::int16_t min = 1;
    std::int16_t max = 0;
    std::uint16_t rms = 0;
    bool operator==(const PeakCell&) const = default;
};
static_assert(sizeof(PeakCell) == 6);

// A lane is what a ChannelChoice shows. The extremes of a mix or difference do not follow from those of its channels,
// so they are measured on their own: mono has one lane; stereo left, right, mid (which is the mix) and side; more
// channels have the mix of all as a fifth.
int laneCount(int channels);
/// -1: silence (the side of a mono file)
int laneOf(ChannelChoice choice, int channels);

inline constexpr int kMaxLanes = 5;

/// One cell for each lane, of interleaved samples; at most 256 frames. Mid and side of 16-bit samples are rounded down
/// to 16 bit.
void measure(std::span<const std::int16_t> interleaved, int channels, PeakCell* lanes);
void measure(std::span<const float> interleaved, int channels, PeakCell* lanes);

/// Adds cells of a lane up.
class PeakSum {
public:
    void add(const PeakCell& cell, std::int64_t frames);
    bool isEmpty() const { return m_frames == 0; }
    double min() const { return m_min / 32768.0; }
    double max() const { return m_max / 32768.0; }
    double rms() const;
    PeakCell cell() const;

private:
    int m_min = 32767;
    int m_max = -32768;
    double m_squares = 0;
    std::int64_t m_frames = 0;
};

} // namespace unisono
