#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace unisono {

/// Every page of a project file ends in 8 bytes (SQLite's reserved space) with a checksum of its other bytes and of its
/// number, so that a damaged, exchanged or lost page is noticed as soon as it is read.
inline constexpr int kPageBytes = 4096;
inline constexpr int kPageReserve = 8;

/// Any change within one 8-byte word changes it for certain; any other with probability 1 - 2^-64.
std::uint64_t pageChecksum(std::span<const std::byte, kPageBytes> page, std::uint64_t pageNumber);
bool pageIsSound(std::span<const std::byte, kPageBytes> page, std::uint64_t pageNumber);
void sealPage(std::span<std::byte, kPageBytes> page, std::uint64_t pageNumber);

} // namespace unisono
