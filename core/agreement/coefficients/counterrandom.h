#pragma once

#include <cstdint>

namespace unisono {

/// Random numbers of which each draw has a stream of its own, so that results do not depend on which thread makes
/// which draw nor on how many there are. SplitMix64 (Steele, Lea and Flood 2014).
class CounterRandom {
public:
    using result_type = std::uint64_t;

    CounterRandom(std::uint64_t seed, std::uint64_t stream)
        : m_state(mixed(seed) ^ mixed(stream + kStep))
    {
    }
    std::uint64_t operator()() { return mixed(m_state += kStep); }
    static constexpr std::uint64_t min() { return 0; }
    static constexpr std::uint64_t max() { return ~std::uint64_t(0); }

    /// 0..count-1, count below 2^32.
    std::uint64_t below(std::uint64_t count) { return ((*this)() >> 32) * count >> 32; }
    /// 0..1 without 1.
    double uniform() { return double((*this)() >> 11) * 0x1p-53; }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
    static constexpr std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

} // namespace unisono
