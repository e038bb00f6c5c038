#pragma once

#include "core/agreement/matching.h"
#include "core/agreement/scores.h"

#include <optional>
#include <span>

namespace unisono {

/// Windows of mir_eval, in seconds, and the time before which its beats do not count.
inline constexpr double kBeatWindowSeconds = 0.07;
inline constexpr double kOnsetWindowSeconds = 0.05;
inline constexpr double kFirstBeatSeconds = 5;

/// What is at `seconds` or later, of ascending times.
std::span<const double> fromTime(std::span<const double> times, double seconds);

/// How well instants agree.
struct EventAgreement {
    FScore score;
    std::size_t matched = 0;
    std::size_t references = 0; ///< that count
    std::size_t estimates = 0;
    std::optional<double> medianOffsetSeconds; ///< of the matched pairs, estimate - reference; nullopt: none match
};

/// F-measure of instants within a window, edges included: mir_eval.onset.f_measure; with `fromSeconds` =
/// kFirstBeatSeconds mir_eval.beat.f_measure after trim_beats.
/// Input: ascending, in seconds; what is earlier than `fromSeconds` does not count, on either side.
/// Empty sides: scores 0 as in mir_eval, offset nullopt
EventAgreement eventF(std::span<const double> reference, std::span<const double> estimate, double windowSeconds,
                      double fromSeconds = 0);

} // namespace unisono
