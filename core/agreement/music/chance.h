#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace unisono {

/// How many times an answer is shifted to see what agreement comes by chance.
inline constexpr int kChanceShifts = 100;

/// Longer spans are none of a piece of music.
inline constexpr double kLongestCircleSeconds = 1e9;
/// The span in which times of both sides go round: from the first to the last of either. nullopt: no two times, or
/// above kLongestCircleSeconds.
struct Circle {
    double start = 0;
    double length = 0;
};
std::optional<Circle> circleOf(std::span<const double> reference, std::span<const double> estimate);

/// The shifts by which chance is told, in seconds: the fractional parts of k (sqrt(5) - 1) / 2 of the circle, k = 1 to
/// kChanceShifts. They are spread evenly, alike every time, and keep no step with a beat.
std::vector<double> chanceShifts(const Circle& circle);

/// Where a time comes to lie when it is shifted round the circle.
double shifted(double time, double shift, const Circle& circle);

/// How many of matchedTimes() there are when the estimate is shifted. Input: both ascending, on the circle; shift from
/// 0 to its length
std::size_t matchedWhenShifted(std::span<const double> reference, std::span<const double> estimate,
                               double windowSeconds, double shift, const Circle& circle);

/// Agreement beyond chance: (F - C) / (1 - C), C = the mean of F over the shifts of the estimate round the circle, of
/// which the reference keeps its place. 1 = perfect, 0 = as by chance, below 0 = worse.
/// Input: `fOfShift` = F of the estimate shifted by so many seconds. nullopt: C is 1, so that nothing is left to agree
/// on
std::optional<double> beyondChance(double f, const Circle& circle, const std::function<double(double)>& fOfShift);

/// The same of instants, ascending, which count within a window (eventF()). nullopt also: no two times.
std::optional<double> eventFBeyondChance(std::span<const double> reference, std::span<const double> estimate,
                                         double windowSeconds);

} // namespace unisono
