#pragma once

#include <span>
#include <vector>

namespace unisono {

enum class WindowShape { Rectangular, Hann, Hamming, BlackmanHarris };

/// A periodic window of `length` values (the first of a period, so that overlapping windows sum evenly).
/// Source: F. J. Harris, 1978, "On the use of windows for harmonic analysis with the discrete Fourier transform";
/// Blackman-Harris: the 4-term, -92 dB one of its table 1
std::vector<float> makeWindow(WindowShape shape, int length);

/// Sum of the values: what a constant is multiplied by; half of it is the peak magnitude of a sine of amplitude 1.
double windowSum(std::span<const float> window);

} // namespace unisono
