#pragma once

#include "core/audio/pcmreader.h"
#include "core/playback/plan.h"

#include <memory>
#include <optional>

namespace unisono {

/// Interleaved stereo of a plan, frame after frame. Not shared between threads.
class StereoFeed {
public:
    virtual ~StereoFeed() = default;
    /// Fills `frames` x 2 samples. What lies before the start is the track before it, after the end silence.
    virtual void pull(float* interleaved, int frames) = 0;
    /// Set once decoding broke off: silence follows where nothing could be read.
    virtual std::optional<Error> damage() const = 0;
};

/// What a feed is made of.
struct FeedRequest {
    std::shared_ptr<PcmReader> reader;
    ChannelChoice choice = ChannelChoice::Mix; ///< only tracks of more than two channels are mixed here
    PlayPlan plan;
    SampleRate deviceRate;
    double speed = 1;

    /// Source frames per device frame.
    double sourceStep() const { return double(reader->info().rate.hz) / deviceRate.hz * speed; }
    /// Device frames of the whole plan.
    FrameCount deviceFrames() const;
    /// Device frames after which source and device meet on a whole frame again (1 at equal rates); the period in which
    /// a resampled stream can be taken up by another without a difference. 0: never (another speed).
    int alignmentFrames() const;
};

/// The first frame pulled is the first of the plan: rate conversion (soxr) and stretching (Rubber Band) begin early and
/// drop their run-in. At equal rates and speed 1 samples pass unchanged.
std::unique_ptr<StereoFeed> makeFeed(const FeedRequest& request);

} // namespace unisono
