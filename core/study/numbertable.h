#pragma once

#include "core/study/figuretable.h"

namespace unisono {

/// Numbers that these raters give for the units of a track: of[rater][unit], nullopt = no answer, or none that can be
/// compared.
using NumbersOfTrack =
    std::function<std::vector<std::vector<std::optional<double>>>(const StudyTrack&, std::span<const std::size_t>)>;

/// Which figure comes first.
enum class NumberGate { Alpha, Icc };

struct NumberScale {
    QString id;   ///< in the id of alpha: "interval", "log2"
    QString unit; ///< "track", "moment"
    NumberGate first = NumberGate::Alpha;
};

/// Interval alpha, and of complete units ICC(2,k) and ICC(2,1), of two raters Lin's concordance.
std::unique_ptr<FigureTable> numberTable(const NumberScale& scale, NumbersOfTrack numbersOf, std::size_t raters);

} // namespace unisono
