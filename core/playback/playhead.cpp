#include "core/playback/playhead.h"

namespace unisono {

void Playhead::add(const HeardPiece& piece)
{
    const std::uint64_t number = m_count.load(std::memory_order_relaxed);
    Slot& slot = m_slots[number % kSlots];
    constexpr auto release = std::memory_order_release;
    const std::uint32_t sequence = slot.sequence.load(std::memory_order_relaxed);
    slot.sequence.store(sequence + 1, std::memory_order_relaxed);
    slot.atNs.store(piece.atNs, release);
    slot.nsPerFrame.store(piece.nsPerFrame, release);
    slot.frames.store(piece.frames, release);
    slot.generation.store(piece.generation, release);
    slot.from.store(piece.plan.from.value, release);
    slot.loopStart.store(piece.plan.loop.start.value, release);
    slot.loopEnd.store(piece.plan.loop.end.value, release);
    slot.length.store(piece.plan.length, release);
    slot.end.store(piece.plan.end.value, release);
    slot.passesBefore.store(piece.plan.passesBefore, release);
    slot.source.store(piece.source, release);
    slot.sourceStep.store(piece.sourceStep, release);
    slot.sequence.store(sequence + 2, release);
    m_count.store(number + 1, release);
}

bool Playhead::read(std::uint64_t number, HeardPiece& piece) const
{
    const Slot& slot = m_slots[number % kSlots];
    constexpr auto acquire = std::memory_order_acquire;
    const std::uint32_t sequence = slot.sequence.load(acquire);
    if (sequence % 2 != 0)
        return false;
    piece.atNs = slot.atNs.load(acquire);
    piece.nsPerFrame = slot.nsPerFrame.load(acquire);
    piece.frames = slot.frames.load(acquire);
    piece.generation = slot.generation.load(acquire);
    piece.plan.from = {slot.from.load(acquire)};
    piece.plan.loop = {{slot.loopStart.load(acquire)}, {slot.loopEnd.load(acquire)}};
    piece.plan.length = slot.length.load(acquire);
    piece.plan.end = {slot.end.load(acquire)};
    piece.plan.passesBefore = slot.passesBefore.load(acquire);
    piece.source = slot.source.load(acquire);
    piece.sourceStep = slot.sourceStep.load(acquire);
    return slot.sequence.load(std::memory_order_relaxed) == sequence;
}

std::optional<HeardPiece> Playhead::find(std::int64_t ns, std::uint64_t fromGeneration) const
{
    const std::uint64_t count = m_count.load(std::memory_order_acquire);
    const std::uint64_t oldest = count > kSlots - kWriterMargin ? count - (kSlots - kWriterMargin) : 0;
    for (std::uint64_t number = count; number-- > oldest;) {
        HeardPiece piece;
        if (!read(number, piece))
            return std::nullopt; // overwritten while reading: so are all before it
        if (piece.generation < fromGeneration)
            return std::nullopt;
        if (piece.atNs <= ns)
            return piece;
    }
    return std::nullopt;
}

} // namespace unisono
