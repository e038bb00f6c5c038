#include "core/dsp/decibel.h"

#include <bit>
#include <cmath>
#include <cstdint>

namespace unisono {

namespace {

constexpr float kDbPerOctaveOfPower = 3.01029995663981195f; // 10 log10(2)
constexpr float kErrorDb = 0.001f;
constexpr std::int32_t kSqrtHalfBits = 0x3f3504f3; // bits of sqrt(1/2)
constexpr std::int32_t kMantissaMask = 0x007fffff;

// log2(1+t)/t on [sqrt(1/2)-1, sqrt(2)-1], interpolated at five Chebyshev nodes: off by less than 0.0001 dB.
constexpr float kC4 = 0.250287847f, kC3 = -0.389675224f, kC2 = 0.485737842f, kC1 = -0.720629216f, kC0 = 1.44264046f;

inline float fastDb(float power)
{
    const std::int32_t bits = std::bit_cast<std::int32_t>(power) - kSqrtHalfBits;
    const float exponent = float(bits >> 23);
    const float t = std::bit_cast<float>((bits & kMantissaMask) + kSqrtHalfBits) - 1;
    const float q = (((kC4 * t + kC3) * t + kC2) * t + kC1) * t + kC0;
    return (exponent + q * t) * kDbPerOctaveOfPower;
}

} // namespace

void powerToDb(std::span<float> power, float floorDb)
{
    const float least = std::pow(10.0f, floorDb / 10);
    // Written without branches, so that it is done several values at a time. What lies within the error of the floor
    // becomes exactly the floor: silence compares equal.
    const float threshold = floorDb + kErrorDb;
    for (float& p : power) {
        const float kept = p > least ? p : least; // false for NaN too
        const float db = fastDb(kept);
        p = db > threshold ? db : floorDb;
    }
}

} // namespace unisono
