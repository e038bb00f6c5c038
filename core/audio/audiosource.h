#pragma once

#include "core/base/result.h"
#include "core/time/frame.h"

#include <QString>

#include <cstdint>
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

/// Decodes one file, from any position: a read at a position gives the samples that reading through from the start
/// gives there. Samples are float32 in about [-1, 1], interleaved; NaN and infinity of a broken file come out as 0.
/// Not shared between threads: each opens its own.
class AudioSource {
public:
    virtual ~AudioSource() = default;
    virtual const AudioInfo& info() const = 0;
    /// Fills `interleaved` (frames x channels) from `from`; returns the frames read, less than asked at the end of the
    /// file. Errors: Damaged -> the file breaks off or its data is inconsistent at `from`
    virtual Result<FrameCount> read(Frame from, std::span<float> interleaved) = 0;
    /// The same as 16-bit samples (read() times 32,768, exact), without the way over float32.
    /// Errors: Unsupported -> info().bits is not 1..16; Damaged as in read()
    virtual Result<FrameCount> read16(Frame from, std::span<std::int16_t> interleaved);
    /// True: every step back decodes again from the front.
    virtual bool startsOver() const { return false; }
};

/// More channels than this, or a rate outside these bounds, is Unsupported.
inline constexpr int kMaxChannels = 64;
inline constexpr int kMinRateHz = 1000;
inline constexpr int kMaxRateHz = 768000;

/// Opens by libsndfile, else (M4A, WMA ...) by an ffmpeg child process. A file that breaks off opens with the frames
/// that are there; the length never exceeds what the file can hold, whatever its header says.
/// Errors: NotFound, CannotRead, NotAudio, NeedsFfmpeg, Empty (0 bytes, 0 frames), Damaged, Unsupported (channels,
/// rate)
Result<std::unique_ptr<AudioSource>> openAudioSource(const QString& path);

} // namespace unisono
