#pragma once

#include "core/time/frame.h"

#include <algorithm>
#include <limits>

namespace unisono {

/// What is played from one start on, as arithmetic: the u-th frame after the start is source frame at(u). A loop that
/// lies ahead of `from` repeats for ever, or until `length` frames are played. A value: no invariant but those of its
/// makers below.
struct PlayPlan {
    /// Far from the type's limits, since run-ins begin below 0 and differences are taken.
    static constexpr FrameCount kEndless = std::numeric_limits<FrameCount>::max() / 4;

    Frame from;
    FrameSpan loop;        ///< empty: none
    FrameCount length = 0; ///< frames to be played in all, or kEndless
    Frame end;             ///< where it stands when all is played
    int passesBefore = 0;  ///< of the loop's end, counted by earlier plans
    enum class Ending { Plain, Faded } ending = Ending::Plain;

    bool loops() const { return !loop.isEmpty() && from < loop.end; }

    /// Source frame of the u-th frame; below 0 what lies before the start, from `length` on the end.
    Frame at(FrameCount u) const
    {
        if (u >= length)
            return end;
        const Frame straight = from + u;
        if (!loops() || straight < loop.end)
            return straight;
        return loop.start + (straight - loop.end) % loop.length();
    }

    /// How often the loop's end has been passed after u frames.
    int passes(FrameCount u) const
    {
        if (!loops() || from + u < loop.end)
            return passesBefore;
        return passesBefore + 1 + int((from + u - loop.end) / loop.length());
    }

    /// The same plan, taken up after u frames.
    PlayPlan after(FrameCount u) const
    {
        PlayPlan rest = *this;
        rest.from = at(u);
        rest.passesBefore = passes(u);
        if (length != kEndless)
            rest.length = length > u ? length - u : 0;
        return rest;
    }
};

/// To the end of the track, or round and round the part of `loop` inside it.
inline PlayPlan planOfTrack(Frame from, const FrameSpan& loop, FrameCount trackFrames)
{
    PlayPlan plan;
    plan.from = {std::clamp<FrameCount>(from.value, 0, trackFrames)};
    plan.loop = intersected(loop, {{0}, {trackFrames}});
    plan.end = {trackFrames};
    plan.length = plan.loops() ? PlayPlan::kEndless : trackFrames - plan.from.value;
    return plan;
}

/// A span `times` times, then it stands at the span's end; faded there unless the track ends too.
inline PlayPlan planOfSpan(const FrameSpan& wished, int times, FrameCount trackFrames)
{
    const FrameSpan span = intersected(wished, {{0}, {trackFrames}});
    PlayPlan plan;
    plan.from = span.start;
    plan.loop = span;
    plan.end = span.end;
    plan.length = span.length() * times;
    plan.ending = span.end.value < trackFrames ? PlayPlan::Ending::Faded : PlayPlan::Ending::Plain;
    return plan;
}

} // namespace unisono
