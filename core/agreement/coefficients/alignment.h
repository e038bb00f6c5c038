#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"

#include <cstddef>
#include <vector>

namespace unisono {

/// A labelled stretch that an annotator marked, start < end in any one measure of time; labels are numbers, equal = the
/// same label. Stretches of one annotator may overlap.
struct MarkedUnit {
    double start = 0;
    double end = 0;
    int label = 0;
    auto operator<=>(const MarkedUnit&) const = default;
};
/// [annotator][unit]
using Continuum = std::vector<std::vector<MarkedUnit>>;

/// How unlike two units are (Mathet, Widlöcher and Métivier 2015, 4.4): alpha * ((|starts| + |ends|) / (sum of
/// lengths))^2 * deltaEmpty + beta * [other label] * deltaEmpty; a unit and none: deltaEmpty.
struct Dissimilarity {
    double alpha = 3;
    double beta = 1;
    double deltaEmpty = 1;

    double positional(const MarkedUnit& a, const MarkedUnit& b) const;
    double of(const MarkedUnit& a, const MarkedUnit& b) const;
};

/// No unit of this annotator.
inline constexpr int kNoUnit = -1;

/// Units taken for one, a number of a unit or kNoUnit for each annotator.
using UnitaryAlignment = std::vector<int>;

struct Alignment {
    std::vector<UnitaryAlignment> parts; ///< every unit is in one of them
    double disorder = 0; ///< sum over parts of the mean over pairs of annotators, by the mean number of units
    double looked = 0;   ///< ways to go on that the search looked at: its work
    bool exact = true;   ///< no alignment has less disorder; else the search was bounded
};

inline constexpr std::size_t kMostAlignedAnnotators = 8;
inline constexpr std::size_t kMostAlignedUnits = 1000;
/// Of Alignment::looked; seconds.
inline constexpr double kMostLooked = 1e8;

/// The alignment of least disorder, of equal ones that of fewest parts. Exact by dynamic programming over the units in
/// order of time, the states being which later units are taken, as long as there are at most 4,096 states at a time;
/// beyond that the states that saved most are followed and the result says so.
/// Input: two annotators or more. No units: no parts, disorder 0.
/// Errors: Invalid -> fewer annotators, a unit without length or not finite, weights below 0 or no deltaEmpty;
///         TooLarge -> above the limits, more than 200,000 parts to choose from, or parts over more than 64 units, or
///         more work than kMostLooked; Cancelled
Result<Alignment> bestAlignment(const Continuum& continuum, const Dissimilarity& dissimilarity, const JobContext& job);

} // namespace unisono
