#pragma once

#include "core/audio/pcmreader.h"

#include <cstdint>
#include <optional>
#include <span>

namespace unisono {

/// Least and greatest sample and root mean square of a stretch of one channel choice, in [-1, 1]. A column whose audio
/// is not read yet has known == false, or, once the coarse picture is there, known and estimated: its values are those
/// of a short sample of the file nearby.
struct PeakColumn {
    float min = 0;
    float max = 0;
    float rms = 0;
    bool known = false;
    bool estimated = false;
};

/// Overview of a file: min, max and RMS per channel and bucket of 256 frames, and coarser levels by 4, up to one
/// bucket. It fills while it is built: a coarse picture of the whole file first (from samples of the file where it
/// seeks cheaply), refined from the front by several threads. Stored in the cache folder by the file's identity, so
/// that a second opening has all at once. Threads: columns() and progress from any thread while it builds.
class PeakPyramid {
public:
    static constexpr FrameCount kBucketFrames = 256;

    virtual ~PeakPyramid() = default;
    virtual const AudioInfo& info() const = 0;
    /// Output: out[i] covers frames [from + i*framesPerColumn, from + (i+1)*framesPerColumn). Below kBucketFrames a
    /// column the values are those of the bucket around it: a closer look reads samples (PcmReader).
    virtual void columns(ChannelChoice choice, double fromFrame, double framesPerColumn,
                         std::span<PeakColumn> out) const = 0;
    virtual double fractionBuilt() const = 0; ///< 0..1
    virtual bool isComplete() const = 0;
    /// Set with the reason when reading broke off: what is known stays.
    virtual std::optional<Error> damage() const = 0;
    /// Counts up whenever more is known: a view that has painted revision n repaints when it differs.
    virtual std::uint64_t revision() const = 0;
};

/// Opens the stored pyramid, or makes an empty one that buildPeaks() fills. Returns at once (no decoding).
Result<std::shared_ptr<PeakPyramid>> openPeaks(const QString& path, const AudioCacheSettings& settings = {});
/// Fills it with as many threads as help (0: all cores), then stores it. A complete one returns at once.
/// Errors: Cancelled; Damaged -> file broke off, the part read stays; DiskFull, CannotWrite -> built but not stored
Result<void> buildPeaks(PeakPyramid& pyramid, JobContext& context, int threads = 0);

} // namespace unisono
