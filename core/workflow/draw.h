#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace unisono {

/// Pseudo-random numbers that are the same on every machine for a seed, which the standard's distributions are not
/// (SplitMix64, Steele et al. 2014). Not for secrets.
class Draw {
public:
    explicit Draw(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// 0 <= x < 1
    double share() { return double(next() >> 11U) * 0x1.0p-53; }
    /// 0 <= i < count, each as likely; count > 0
    std::size_t below(std::size_t count)
    {
        const std::uint64_t most = UINT64_MAX - UINT64_MAX % count;
        std::uint64_t value = next();
        while (value >= most)
            value = next();
        return std::size_t(value % count);
    }
    template <class T> void shuffle(std::vector<T>& list)
    {
        for (std::size_t i = list.size(); i > 1; --i)
            std::swap(list[i - 1], list[below(i)]);
    }

private:
    std::uint64_t m_state;
};

/// A value above zero rounded up or down by chance, so that the mean is the value.
inline std::size_t roundedByChance(double value, Draw& draw)
{
    const double whole = std::floor(value);
    return std::size_t(whole) + (draw.share() < value - whole ? 1 : 0);
}

/// A number of its own for a seed and two others, so that what is drawn for a thing does not depend on its place.
inline std::uint64_t mixed(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0)
{
    return Draw(Draw(Draw(seed).next() ^ a).next() ^ b).next();
}

} // namespace unisono
