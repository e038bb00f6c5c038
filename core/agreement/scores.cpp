#include "core/agreement/scores.h"

#include <algorithm>
#include <cmath>

namespace unisono {

FScore fScore(double precision, double recall)
{
    const double sum = precision + recall;
    return {precision, recall, sum > 0 ? 2 * precision * recall / sum : 0};
}

FScore fScore(std::size_t matched, std::size_t references, std::size_t estimates)
{
    if (references == 0 || estimates == 0)
        return {};
    return fScore(double(matched) / double(estimates), double(matched) / double(references));
}

std::optional<double> median(std::vector<double> values)
{
    if (values.empty())
        return std::nullopt;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

double rounded(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    return std::nearbyint(value * scale) / scale;
}

} // namespace unisono
