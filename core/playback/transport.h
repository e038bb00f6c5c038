#pragma once

#include "core/audio/pcmreader.h"
#include "core/playback/audiooutput.h"

#include <memory>
#include <optional>
#include <utility>

namespace unisono {

/// Plays one track: play, pause, seek, loop to the sample, gain, channel choice. Starts, stops and jumps are faded over
/// 5 ms (loop joints are not: they are exact). A reader thread decodes ahead into lock-free rings, so that the audio
/// callback only copies. A track's own start is faded in like any other, its own end is not. Tracks are converted to
/// the device's rate where they differ (equal rates: samples pass unchanged). Threads: GUI, but positionAt() from any.
/// No signals: a view polls position() from its own timer.
class Transport {
public:
    Transport();
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    /// Takes over an output and starts it; the transport then renders silence until play(). Falls back to a NullOutput
    /// when it fails, and says so in the result (still usable).
    Result<void> setOutput(std::unique_ptr<AudioOutput> output);
    OutputInfo outputInfo() const;
    /// False when the device went away; call setOutput() again.
    bool outputAlive() const;
    /// Why it is not alive, where that is known.
    std::optional<Error> outputFailure() const;

    /// nullptr: nothing loaded. Stops, goes to frame 0, drops the loop.
    void setReader(std::shared_ptr<PcmReader> reader);
    std::shared_ptr<PcmReader> reader() const;

    /// From position(); from the start of the track where that is its end.
    void play();
    /// Plays `span` once, or several times with exact joints, and pauses at its end.
    void playSpan(FrameSpan span, int times = 1);
    /// What is heard at the moment of the call is where play() goes on.
    void pause();
    /// False again once the end is heard, not when it is rendered.
    bool isPlaying() const;
    void seek(Frame to);
    /// Repeats while playing inside it; nullopt: no loop. Changing it while playing does not jump unless outside.
    void setLoop(std::optional<FrameSpan> span);
    std::optional<FrameSpan> loop() const;
    /// Times the loop's end has been passed since setLoop or play.
    int loopCount() const;

    /// Gain on top of normalisation, smoothed; -inf..+12 dB.
    void setGainDb(double db);
    double gainDb() const;
    /// Loudness of the track: with normalisation on, it is played at kNormalisedLufs; peaks above full scale are
    /// limited by turning down, never by clipping. nullopt: unknown, played as it is.
    void setLoudness(std::optional<double> integratedLufs, double samplePeak);
    enum class Normalise { Off, On };
    void setNormalise(Normalise mode);
    static constexpr double kNormalisedLufs = -18.0;
    /// Mix is the track as it is, in stereo; the others, and Mix of more than two channels, are the same in both ears.
    void setChannel(ChannelChoice choice);
    /// 1 = as it is; 0.25..2, pitch kept.
    void setSpeed(double speed);
    double speed() const;

    /// The frame heard now (device latency taken off); when paused, where playing would go on.
    Frame position() const;
    /// The frame heard at a moment of the last few seconds: what a key press is stamped with.
    Frame positionAt(std::chrono::steady_clock::time_point moment) const;
    /// Frames of the device rendered from the track since the start.
    FrameCount framesPlayed() const;
    /// Set once the track could not be read any further: silence is played there.
    std::optional<Error> damage() const;
    /// Peak of what was last rendered, 0..1 per side: for a meter.
    std::pair<float, float> levels() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace unisono
