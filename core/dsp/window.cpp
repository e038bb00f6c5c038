#include "core/dsp/window.h"

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace unisono {

namespace {

std::array<double, 4> cosineTerms(WindowShape shape)
{
    switch (shape) {
    case WindowShape::Rectangular:
        break;
    case WindowShape::Hann:
        return {0.5, 0.5, 0, 0};
    case WindowShape::Hamming:
        return {0.54, 0.46, 0, 0};
    case WindowShape::BlackmanHarris:
        return {0.35875, 0.48829, 0.14128, 0.01168};
    }
    return {1, 0, 0, 0};
}

} // namespace

std::vector<float> makeWindow(WindowShape shape, int length)
{
    const std::array<double, 4> a = cosineTerms(shape);
    std::vector<float> window(static_cast<std::size_t>(length));
    for (int n = 0; n < length; ++n) {
        const double phase = 2 * std::numbers::pi * n / length;
        window[std::size_t(n)] =
            float(a[0] - a[1] * std::cos(phase) + a[2] * std::cos(2 * phase) - a[3] * std::cos(3 * phase));
    }
    return window;
}

double windowSum(std::span<const float> window)
{
    return std::accumulate(window.begin(), window.end(), 0.0);
}

} // namespace unisono
