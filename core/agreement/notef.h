#pragma once

#include "core/agreement/matching.h"
#include "core/agreement/scores.h"

#include <optional>
#include <span>

namespace unisono {

/// A note in seconds and cents (any zero, the same on both sides), or another measure of pitch that the rule names.
struct TimedNote {
    double onset = 0;
    double offset = 0;
    double pitch = 0;
};

/// When two notes are the same; edges included. The defaults are mir_eval's, without offsets.
struct NoteRule {
    std::optional<double> onsetSeconds = 0.05; ///< nullopt: onsets do not matter
    std::optional<double> pitchCents = 50;     ///< nullopt: the pitch does not matter
    double centsPerPitch = 1;                  ///< of TimedNote::pitch; 1200 where it is the binary logarithm of hertz
    std::optional<double> offsetRatio =
        {};                      ///< of the reference's length (mir_eval: 0.2); nullopt: offsets do not matter
    double offsetSeconds = 0.05; ///< what an offset may be off at least
};
inline constexpr double kOffsetRatio = 0.2;

struct NoteAgreement {
    FScore score; ///< 0 where a side is empty, as in mir_eval
    MatchedPairs pairs;
};

/// Notes that are the same, by a largest matching (mir_eval.transcription.match_notes; without pitch
/// match_note_onsets; without pitch and onsets match_note_offsets): distances in time are rounded to a tenth of a
/// millisecond before they are compared.
/// Input: in any order; a rule with onsets or offsets
NoteAgreement noteF(std::span<const TimedNote> reference, std::span<const TimedNote> estimate, const NoteRule& rule);

/// How many pairs noteF() may have to look at: those that are near enough in time by the first thing the rule asks for.
std::size_t notePairs(std::span<const TimedNote> reference, std::span<const TimedNote> estimate, const NoteRule& rule);

} // namespace unisono
