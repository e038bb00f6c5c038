#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace unisono {

/// Precision, recall and their harmonic mean, 0..1. As mir_eval has them: 0 where a side is empty or nothing matches,
/// also where both sides are empty; who counts two empty answers as equal says so before asking.
struct FScore {
    double precision = 0;
    double recall = 0;
    double f = 0;
    bool operator==(const FScore&) const = default;
};

/// The harmonic mean; 0 where both are 0.
FScore fScore(double precision, double recall);
/// Of counts: matched pairs, and how many there are on each side.
FScore fScore(std::size_t matched, std::size_t references, std::size_t estimates);

/// The middle value, of an even number the mean of the two middle ones; nullopt: no values.
std::optional<double> median(std::vector<double> values);

/// To so many decimals, halves to even, as numpy.around: mir_eval rounds times so before it compares them.
double rounded(double value, int decimals);

} // namespace unisono
