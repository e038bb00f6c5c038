#pragma once

#include "core/playback/plan.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

namespace unisono {

/// What of a plan was heard from a moment on.
struct HeardPiece {
    std::int64_t atNs = 0; ///< steady clock
    double nsPerFrame = 0; ///< of the device
    int frames = 0;        ///< of the device
    std::uint64_t generation = 0;
    PlayPlan plan;
    double source = 0;     ///< source frames of the plan played before this piece
    double sourceStep = 1; ///< source frames per frame of the device

    /// Source frames of the plan played at a moment, within this piece.
    FrameCount sourceAt(std::int64_t ns) const
    {
        const double wanted = nsPerFrame > 0 ? double(ns - atNs) / nsPerFrame : 0;
        return FrameCount(source + std::clamp(wanted, 0.0, double(frames)) * sourceStep + 1e-6);
    }
};

/// The pieces of the last seconds. Invariant: one writer; pieces in order of time as far as the clock goes.
/// Threads: add() one thread (no lock, no allocation), find() any.
class Playhead {
public:
    void add(const HeardPiece& piece);
    /// The last piece that begins at or before the moment, of this generation or a later one.
    std::optional<HeardPiece> find(std::int64_t ns, std::uint64_t fromGeneration = 0) const;

    static std::int64_t nanoseconds(std::chrono::steady_clock::time_point t)
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(t.time_since_epoch()).count();
    }

private:
    // A sequence lock without fences: stores release, loads acquire, so that a torn slot shows by its number.
    struct Slot {
        std::atomic<std::uint32_t> sequence{0};
        std::atomic<std::int64_t> atNs{0};
        std::atomic<double> nsPerFrame{0};
        std::atomic<int> frames{0};
        std::atomic<std::uint64_t> generation{0};
        std::atomic<std::int64_t> from{0};
        std::atomic<std::int64_t> loopStart{0};
        std::atomic<std::int64_t> loopEnd{0};
        std::atomic<std::int64_t> length{0};
        std::atomic<std::int64_t> end{0};
        std::atomic<int> passesBefore{0};
        std::atomic<double> source{0};
        std::atomic<double> sourceStep{1};
    };
    static constexpr std::uint64_t kSlots = 1024; // 3 s of buffers of 128 frames
    static constexpr std::uint64_t kWriterMargin = 4;

    bool read(std::uint64_t number, HeardPiece& piece) const;

    std::array<Slot, kSlots> m_slots;
    std::atomic<std::uint64_t> m_count{0};
};

} // namespace unisono
