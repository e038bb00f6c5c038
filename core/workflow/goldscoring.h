#pragma once

#include "core/workflow/goldanswer.h"

#include <span>

namespace unisono {

/// One side of a comparison.
struct GoldSide {
    const Items& items;
    SampleRate rate;
};

struct GoldComparison {
    const LayerDef& layer;
    GoldSide accepted; ///< neither side is empty
    GoldSide answer;
    GoldTolerance tolerance;
    double trackSeconds = 0;
};

struct ScoredAnswer {
    double score = 0;
    GoldFindings findings;
};

// The measures by kind of layer; see scoreGold().
ScoredAnswer scoreTag(const GoldComparison& c);
ScoredAnswer scoreText(const GoldComparison& c);
ScoredAnswer scoreIntervals(const GoldComparison& c);
ScoredAnswer scoreChords(const GoldComparison& c);
ScoredAnswer scoreInstants(const GoldComparison& c);
ScoredAnswer scoreCurves(const GoldComparison& c);
ScoredAnswer scoreNotes(const GoldComparison& c);

/// Whole per cents of a share, for a finding.
QString percentText(double share);
void findCounts(std::size_t matched, std::size_t accepted, std::size_t answered, GoldFindings& findings);
/// Whether most of the times that belong together are late (early) by over half the tolerance. Times three tolerances
/// apart still belong together, but none further apart than 0.4 of what usually lies between two.
/// Input: ascending, in seconds; `what`: "boundaries" ... Output: how many belong together
std::size_t findShift(std::span<const double> accepted, std::span<const double> answered, double toleranceSeconds,
                      const QString& what, GoldFindings& findings);

/// "Bb:min7/b3" as "10:min7", "C" as "0:maj", without blanks, bass and added degrees; "N" and what is no chord as it
/// is.
QString chordClass(const QString& harte);

} // namespace unisono
