#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace unisono {

/// A number of audio frames: a difference between positions.
using FrameCount = std::int64_t;

/// A position in a track, in frames at the track's own sample rate, from its first frame.
struct Frame {
    std::int64_t value = 0;
    auto operator<=>(const Frame&) const = default;
};

constexpr Frame operator+(Frame f, FrameCount n)
{
    return {f.value + n};
}
constexpr Frame operator-(Frame f, FrameCount n)
{
    return {f.value - n};
}
constexpr FrameCount operator-(Frame a, Frame b)
{
    return a.value - b.value;
}

/// A half-open interval [start, end); empty where end <= start.
struct FrameSpan {
    Frame start;
    Frame end;
    auto operator<=>(const FrameSpan&) const = default;

    constexpr FrameCount length() const { return std::max<FrameCount>(0, end - start); }
    constexpr bool isEmpty() const { return end <= start; }
    constexpr bool contains(Frame f) const { return start <= f && f < end; }
    constexpr bool overlaps(const FrameSpan& o) const { return start < o.end && o.start < end; }
};

constexpr FrameSpan intersected(const FrameSpan& a, const FrameSpan& b)
{
    return {std::max(a.start, b.start), std::min(a.end, b.end)};
}

/// Frames a second; above zero in every valid track.
struct SampleRate {
    int hz = 0;
    auto operator<=>(const SampleRate&) const = default;
};

/// Seconds of a position or a count, and the nearest frame of a time in seconds (half away from zero).
constexpr double secondsOf(FrameCount n, SampleRate rate)
{
    return double(n) / rate.hz;
}
constexpr double secondsOf(Frame f, SampleRate rate)
{
    return secondsOf(f.value, rate);
}
FrameCount framesOf(double seconds, SampleRate rate);
inline Frame frameAt(double seconds, SampleRate rate)
{
    return {framesOf(seconds, rate)};
}

} // namespace unisono
