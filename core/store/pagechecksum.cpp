#include "core/store/pagechecksum.h"

#include <bit>
#include <cstring>

namespace unisono {

namespace {

constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15; // odd: multiplying by it loses nothing

std::uint64_t wordAt(const std::byte* bytes)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

} // namespace

std::uint64_t pageChecksum(std::span<const std::byte, kPageBytes> page, std::uint64_t pageNumber)
{
    static_assert(std::endian::native == std::endian::little, "the checksum is defined on little-endian words");
    std::uint64_t sum = (pageNumber + 1) * kMultiplier;
    for (std::size_t at = 0; at < std::size_t(kPageBytes - kPageReserve); at += 8)
        sum = std::rotl((sum ^ wordAt(page.data() + at)) * kMultiplier, 29);
    return sum;
}

bool pageIsSound(std::span<const std::byte, kPageBytes> page, std::uint64_t pageNumber)
{
    return wordAt(page.data() + kPageBytes - kPageReserve) == pageChecksum(page, pageNumber);
}

void sealPage(std::span<std::byte, kPageBytes> page, std::uint64_t pageNumber)
{
    const std::uint64_t sum = pageChecksum(page, pageNumber);
    std::memcpy(page.data() + kPageBytes - kPageReserve, &sum, sizeof sum);
}

} // namespace unisono
