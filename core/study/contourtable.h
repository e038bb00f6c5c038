#pragma once

#include "core/study/figuretable.h"
#include "core/study/numbertable.h"

namespace unisono {

/// Distance of the moments at which contours are compared.
inline constexpr double kContourHopSeconds = 0.01;
/// Pitches this far apart are still the same.
inline constexpr double kPitchCents = 50;

/// Pitch contours in Hz of two people, at moments kContourHopSeconds apart. All raters together are all of their pairs.
std::unique_ptr<FigureTable> pitchTable();

/// The values of continuous ratings every tenth of a second; where a rater has none, that moment is not compared.
NumbersOfTrack curveNumbers();

} // namespace unisono
