#pragma once

#include "core/audio/audiocache.h"
#include "core/audio/audiosource.h"

#include <optional>

namespace unisono {

/// The head of a stored pyramid; the levels follow from kPeakDataAt on, finest first, each as cells of lanes
/// (min, max, rms: 16 bit little-endian).
struct PeakFileHead {
    AudioInfo info;
    int lanes = 0;
    std::uint64_t dataHash = 0; ///< of all that follows
};
inline constexpr std::int64_t kPeakDataAt = 4096;

Result<void> writePeakHead(int fd, const PeakFileHead& head, const FileIdentity& identity);
/// Errors: Corrupt -> not such a file, of another sound file, or its own checks fail; NewerVersion
Result<PeakFileHead> readPeakHead(int fd, const FileIdentity& identity);
/// Of `bytes` from kPeakDataAt on; nothing: they cannot be read.
std::optional<std::uint64_t> hashPeakData(int fd, std::int64_t bytes);

} // namespace unisono
