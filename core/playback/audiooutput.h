#pragma once

#include "core/base/result.h"
#include "core/time/frame.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>

namespace unisono {

/// Produces sound on demand. Threads: audio (no lock, no allocation, no Qt).
class RenderCallback {
public:
    virtual ~RenderCallback() = default;
    /// Fills `channels` buffers of `frames` frames (never more than maxFrames of prepare).
    /// `heardAt`: when the first of these frames leaves the speaker, by the steady clock.
    virtual void render(float* const* channels, int channelCount, int frames,
                        std::chrono::steady_clock::time_point heardAt) = 0;
    /// Before the first render and whenever the device changes; not on the audio thread.
    virtual void prepare(SampleRate rate, int maxFrames) = 0;
    /// How many of `frames` can be rendered now without a gap; 0: nothing plays, or not decoded yet. Only an output
    /// without a clock (FileOutput) asks, and waits instead of writing silence. Threads: audio
    virtual int renderable(int frames) { return frames; }
};

struct OutputInfo {
    QString device; ///< as shown
    SampleRate rate;
    int bufferFrames = 0;
    FrameCount latencyFrames = 0; ///< from render to the ear, as the device says
    int xruns = 0;
};

/// A way for sound to leave the program. JuceOutput plays on a device, NullOutput runs on a clock without one,
/// FileOutput writes a WAV file as fast as it can. Threads: GUI, but for what it calls on RenderCallback.
class AudioOutput {
public:
    virtual ~AudioOutput() = default;
    /// Errors: DeviceLost -> no such device, or it refused
    virtual Result<void> start(RenderCallback& callback, SampleRate wished) = 0;
    virtual void stop() = 0;
    virtual OutputInfo info() const = 0;
    /// False once the device went away or an error stopped it: the caller re-scans.
    virtual bool isAlive() const = 0;
    /// Why isAlive() turned false, where the output knows (FileOutput: DiskFull, CannotWrite).
    virtual std::optional<Error> failure() const { return std::nullopt; }
};

/// Names of the devices now present (JUCE); empty without any.
QStringList scanOutputDevices();
/// `device` empty: the system's default. Errors of start() tell where it fails.
std::unique_ptr<AudioOutput> makeJuceOutput(const QString& device = {});
std::unique_ptr<AudioOutput> makeNullOutput();
/// Writes what is rendered to a 32-bit float WAV file of two channels at the wished rate (RF64 above 4 GiB); runs
/// faster than real time, writes nothing while nothing is renderable(), and ends when the callback's owner stops it.
/// Errors of start(): CannotWrite, DiskFull
std::unique_ptr<AudioOutput> makeFileOutput(const QString& wavPath);

} // namespace unisono
