#include "core/agreement/music/chance.h"

#include "core/agreement/eventf.h"

#include <algorithm>
#include <cmath>

namespace unisono {

std::optional<Circle> circleOf(std::span<const double> reference, std::span<const double> estimate)
{
    std::vector<double> all(reference.begin(), reference.end());
    all.insert(all.end(), estimate.begin(), estimate.end());
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    if (least == all.end() || *least == *most || *most - *least > kLongestCircleSeconds)
        return std::nullopt;
    return Circle{*least, *most - *least};
}

std::vector<double> chanceShifts(const Circle& circle)
{
    const double golden = (std::sqrt(5.0) - 1) / 2;
    std::vector<double> shifts;
    for (int k = 1; k <= kChanceShifts; ++k)
        shifts.push_back((k * golden - std::floor(k * golden)) * circle.length);
    return shifts;
}

double shifted(double time, double shift, const Circle& circle)
{
    const double along = time - circle.start + shift;
    return circle.start + (along >= circle.length ? along - circle.length : along);
}

std::size_t matchedWhenShifted(std::span<const double> reference, std::span<const double> estimate,
                               double windowSeconds, double shift, const Circle& circle)
{
    // What goes over the end comes first, in its own order: nothing has to be sorted.
    const auto over = std::partition_point(estimate.begin(), estimate.end(),
                                           [&](double time) { return time - circle.start + shift < circle.length; });
    std::size_t matched = 0;
    std::size_t r = 0;
    const auto match = [&](auto from, auto to) {
        for (auto at = from; at != to; ++at) {
            const double time = shifted(*at, shift, circle);
            while (r < reference.size() && reference[r] < time - windowSeconds)
                ++r;
            if (r < reference.size() && reference[r] <= time + windowSeconds) {
                ++r;
                ++matched;
            }
        }
    };
    match(over, estimate.end());
    match(estimate.begin(), over);
    return matched;
}

std::optional<double> beyondChance(double f, const Circle& circle, const std::function<double(double)>& fOfShift)
{
    double sum = 0;
    for (const double shift : chanceShifts(circle))
        sum += fOfShift(shift);
    const double chance = sum / kChanceShifts;
    if (chance >= 1)
        return std::nullopt;
    return (f - chance) / (1 - chance);
}

std::optional<double> eventFBeyondChance(std::span<const double> reference, std::span<const double> estimate,
                                         double windowSeconds)
{
    const std::optional<Circle> circle = circleOf(reference, estimate);
    if (!circle)
        return std::nullopt;
    const auto fOfShift = [&](double shift) {
        return fScore(matchedWhenShifted(reference, estimate, windowSeconds, shift, *circle), reference.size(),
                      estimate.size())
            .f;
    };
    return beyondChance(eventF(reference, estimate, windowSeconds).score.f, *circle, fOfShift);
}

} // namespace unisono
