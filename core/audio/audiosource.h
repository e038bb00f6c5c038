#pragma once

#include "core/base/result.h"
#include "core/time/frame.h"

#include <QString>

#include <memory>
#include <span>

namespace unisono {

/// How far apart seeks may be without pain: what decides between direct reading and the PCM cache.
enum class SeekCost { Cheap, Dear };

struct AudioInfo {
    FrameCount frames = 0;
    SampleRate rate;
    int channels = 0;
    QString container; ///< "FLAC", "WAV", "Ogg" ...
    QString encoding;  ///< "16 bit", "Vorbis" ...
    int bits = 0;      ///< 0: lossy or float
    SeekCost seekCost = SeekCost::Cheap;
};

/// Decodes one file, from any position. Samples are float32 in about [-1, 1], interleaved; NaN and infinity of a broken
/// file come out as 0. Not shared between threads: each opens its own.
class AudioSource {
public:
    virtual ~AudioSource() = default;
    virtual const AudioInfo& info() const = 0;
    /// Fills `interleaved` (frames x channels) from `from`; returns the frames read, less than asked at the end of the
    /// file. Errors: Damaged -> the file breaks off or its data is inconsistent at `from`
    virtual Result<FrameCount> read(Frame from, std::span<float> interleaved) = 0;
};

/// Opens by libsndfile, else (M4A, WMA ...) by an ffmpeg child process.
/// Errors: NotFound, CannotRead, NotAudio, NeedsFfmpeg, Empty (0 frames), Damaged, Unsupported (over 32 channels ...)
Result<std::unique_ptr<AudioSource>> openAudioSource(const QString& path);

} // namespace unisono
