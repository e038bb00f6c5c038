#pragma once

#include "core/time/frame.h"

#include <QByteArray>

#include <cstdint>
#include <functional>

namespace unisono {

// How many frames a compressed file really holds, read from its own structure: headers are wrong in truncated files,
// in files written to a pipe, and on purpose. All read a small part of the file, and allocate no more than a MiB.

/// FLAC: by the last frame header near the end of the file. `stated` (0: not stated) holds where the last frame agrees
/// or where none is found. Source: RFC 9639, section 9.
FrameCount flacFrames(int fd, std::int64_t fileBytes, FrameCount stated);

/// Ogg: by the granule position of the last page; Opus counts them at 48 kHz from before its pre-skip. 0: no page.
/// Source: RFC 3533 section 6, RFC 7845 section 4.
FrameCount oggFrames(int fd, std::int64_t fileBytes, bool opus, int rateHz);

/// MPEG audio: frames that are there, by their headers, and what the first one says.
struct MpegScan {
    std::int64_t firstFrameAt = -1; ///< byte; -1: no frame found
    std::uint32_t firstHeader = 0;
    std::int64_t frames = 0; ///< without the one that carries a Xing or Info tag
    int samplesPerFrame = 0;
    bool hasTag = false;
    int delay = 0; ///< samples that a player leaves out at the start, as far as the tag says
    FrameCount samples() const { return frames * samplesPerFrame; }
};
/// A tag whose byte count fits the file is believed, else every header is visited.
/// Source: ISO/IEC 11172-3 section 2.4.1.3; the LAME tag's public description for the delay.
MpegScan scanMpeg(int fd, std::int64_t fileBytes);
/// A frame of silence with an Info tag that tells a decoder the length of a stream which has none.
QByteArray mpegLengthTag(const MpegScan& scan, std::int64_t streamBytes);

/// The frames before the first that `readable` refuses, by halving, where the last one of `stated` is refused.
FrameCount readableFrames(FrameCount stated, const std::function<bool(FrameCount at)>& readable);

} // namespace unisono
