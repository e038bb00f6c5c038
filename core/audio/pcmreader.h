#pragma once

#include "core/audio/audiosource.h"
#include "core/jobs/job.h"

#include <memory>
#include <span>

namespace unisono {

/// What is listened to or looked at: all channels mixed, one side, mid (L+R)/2 or side (L-R)/2. On mono all are the
/// same, but Side, which is silence. Files of more than two channels: Left and Right are the first two, Mix is all.
enum class ChannelChoice { Mix, Left, Right, Mid, Side };

/// Where decoded audio and pyramids are kept, and how much of it.
struct AudioCacheSettings {
    QString folder;                                   ///< empty: the user's cache folder
    qint64 maxBytes = qint64(8) * 1024 * 1024 * 1024; ///< the longest unused go first; 0: nothing is kept
    qint64 memoryBytes = qint64(24) * 1024 * 1024;    ///< decoded blocks of one reader in memory
};

/// Random access to a file's samples, with a bounded cache of decoded blocks; a file that seeks dearly is decoded once
/// into a memory-mapped PCM file in the cache folder (in the background of the first reads, which meanwhile decode
/// directly). Frames outside the file are silence. Threads: any, also at the same time.
class PcmReader {
public:
    virtual ~PcmReader() = default;
    virtual const AudioInfo& info() const = 0;
    virtual QString path() const = 0;
    /// Input: from: any frame; interleaved: frames x info().channels. Blocks while it decodes.
    /// Errors: Damaged, CannotRead -> the samples that could not be had are silence
    virtual Result<void> read(Frame from, std::span<float> interleaved) = 0;
    virtual Result<void> readMono(ChannelChoice choice, Frame from, std::span<float> mono) = 0;
};

/// Errors: those of openAudioSource.
Result<std::shared_ptr<PcmReader>> openPcmReader(const QString& path, const AudioCacheSettings& settings = {});

} // namespace unisono
