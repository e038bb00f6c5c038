#pragma once

#include <span>

namespace unisono {

/// 10 log10 of powers, fast and in place; at least floorDb (also for 0, negative and NaN input).
/// Output: within 0.001 dB of the exact value for normal floats. Threads: any
void powerToDb(std::span<float> power, float floorDb);

} // namespace unisono
