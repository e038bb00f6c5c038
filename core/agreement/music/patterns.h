#pragma once

#include "core/agreement/scores.h"
#include "core/base/result.h"

#include <optional>
#include <utility>
#include <vector>

namespace unisono {

/// A note of a pattern: its time (beats) and its pitch. The same where both are equal.
using PatternNote = std::pair<double, double>;
using Occurrence = std::vector<PatternNote>;
/// The first occurrence is the pattern itself.
using Pattern = std::vector<Occurrence>;
using Patterns = std::vector<Pattern>;

/// More steps than this are not made from note to note of two occurrences to be compared.
inline constexpr double kMostPatternSteps = 5e8;
/// How many of the estimate's patterns the measures of the first ones take.
inline constexpr std::size_t kFirstPatterns = 5;
/// How alike occurrences are that make two patterns the same discovery.
inline constexpr double kOccurrenceThreshold = 0.75;
inline constexpr double kLooseOccurrenceThreshold = 0.5;

/// How well discovered patterns agree, 0..1. Occurrences are as alike as the share of their notes in common, of the
/// longer one's. 0 throughout: a side has no note.
/// nullopt, where mir_eval refuses: a pattern has no occurrence; two occurrences to be compared have no note, for the
/// three layers one.
struct PatternAgreement {
    std::optional<FScore> standard;      ///< patterns that are a translation of one of the other side
    std::optional<FScore> establishment; ///< mean over patterns of the best likeness of any of their occurrences
    std::optional<FScore> occurrence;    ///< of patterns above kOccurrenceThreshold, mean best likeness of occurrences
    std::optional<FScore> looseOccurrence; ///< above kLooseOccurrenceThreshold
    std::optional<FScore> threeLayer;      ///< F of notes in occurrences in patterns, each the best of the other side
    std::optional<double> firstPrecision;  ///< three-layer precision of the first patterns
    std::optional<double> firstRecall;     ///< establishment recall of the first patterns
};

/// mir_eval.pattern.
/// Errors: TooLarge -> above kMostPatternSteps
/// Source: Collins and Meredith 2013, Maximal translational equivalence classes of musical patterns in point-set
/// representations; Meredith 2015, Music analysis and point-set compression (three layers); MIREX, Discovery of
/// Repeated Themes and Sections
Result<PatternAgreement> patternAgreement(const Patterns& reference, const Patterns& estimate);

} // namespace unisono
