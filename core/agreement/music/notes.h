#pragma once

#include "core/agreement/notef.h"
#include "core/base/result.h"

#include <optional>

namespace unisono {

/// Notes of which more pairs are near in time are not matched: more than an orchestra plays in an evening.
inline constexpr std::size_t kMostNotePairs = 2'000'000;

/// F of a family of rules, and of matched notes the mean of the time in both over the time in either.
struct NoteFamily {
    FScore score;
    double overlap = 0;                  ///< 0: none match
    std::optional<double> fBeyondChance; ///< beyondChance(), the notes shifted whole; nullopt: undefined
};

/// The four ways in which notes are compared.
struct NoteFamilies {
    NoteFamily withOffset; ///< onset, pitch and offset
    NoteFamily noOffset;   ///< onset and pitch
    NoteFamily onset;
    NoteFamily offset;
};

/// mir_eval.transcription.evaluate, and F beyond chance.
/// Input: in any order; TimedNote::pitch = binary logarithm of hertz; `rule` with onsets, pitch and offsets.
/// nullopt, where mir_eval refuses: a note begins before 0 or has no length. Empty sides: 0
/// Errors: TooLarge -> above kMostNotePairs
Result<std::optional<NoteFamilies>> noteFamilies(std::span<const TimedNote> reference,
                                                 std::span<const TimedNote> estimate, const NoteRule& rule);

} // namespace unisono
