#pragma once

#include "core/study/figuretable.h"

namespace unisono {

/// Numbers that these raters give for the units of a track: of[rater][unit], nullopt = no answer, or none that can be
/// compared.
using NumbersOfTrack =
    std::function<std::vector<std::vector<std::optional<double>>>(const StudyTrack&, std::span<const std::size_t>)>;

/// Interval alpha, and of complete units ICC(2,1) and ICC(2,k), of two raters Lin's concordance. `scale` comes into
/// the ids of the figures ("interval", "log2").
std::unique_ptr<FigureTable> numberTable(const QString& scale, const QString& unit, NumbersOfTrack numbersOf,
                                         std::size_t raters);

} // namespace unisono
