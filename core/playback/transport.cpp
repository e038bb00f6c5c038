#include "core/playback/transport.h"

#include "core/playback/renderer.h"
#include "core/playback/streamer.h"

#include <cmath>
#include <thread>

namespace unisono {

namespace {

using Clock = std::chrono::steady_clock;

constexpr SampleRate kUsualRate{44100};
constexpr double kMaxGainDb = 12;
constexpr double kMinSpeed = 0.25;
constexpr double kMaxSpeed = 2;

} // namespace

struct Transport::Private {
    // The order is the order of destruction backwards: the output first, so that nothing renders any more.
    StreamExchange exchange;
    Playhead heard;  ///< written by the audio thread
    Playhead stands; ///< written by the GUI thread: where it stood still from a moment on
    Renderer renderer{exchange, heard};
    Streamer streamer{exchange};
    std::unique_ptr<AudioOutput> output;

    std::shared_ptr<PcmReader> reader;
    std::uint64_t generation = 0;
    PlayPlan plan; ///< of the last jump
    std::uint64_t jumpGeneration = 0;
    bool playing = false;
    bool playsSpan = false;
    Frame standsAt;
    FrameSpan loop;
    int passesAtStand = 0;

    double gainDb = 0;
    double speed = 1;
    std::optional<double> lufs;
    double samplePeak = 0;
    Normalise normalise = Normalise::Off;
    ChannelChoice choice = ChannelChoice::Mix;

    FrameCount frames() const { return reader ? reader->info().frames : 0; }
    static std::int64_t now() { return Playhead::nanoseconds(Clock::now()); }

    ChannelChoice feedChoice() const
    {
        // One and two channels travel as they are; of more, either the mix or the first two.
        if (!reader || reader->info().channels <= 2 || choice == ChannelChoice::Mix)
            return ChannelChoice::Mix;
        return ChannelChoice::Left;
    }

    void applyRun(bool run) { renderer.want(run ? Renderer::Run::Yes : Renderer::Run::No, generation); }

    Streamer::Request request()
    {
        Streamer::Request r;
        r.generation = ++generation;
        r.speed = speed;
        r.choice = feedChoice();
        return r;
    }

    void jump(const PlayPlan& to)
    {
        plan = to;
        Streamer::Request r = request();
        r.jumpTo = to;
        jumpGeneration = r.generation;
        applyRun(playing);
        streamer.post(r);
    }

    /// What plays goes on, with other settings.
    void carryOn(std::optional<FrameSpan> newLoop)
    {
        Streamer::Request r = request();
        r.loop = newLoop;
        applyRun(playing);
        streamer.post(r);
    }

    /// Stops (if it played) and stands at a frame, with a stream ready to go on there.
    void stand(Frame at)
    {
        playing = false;
        playsSpan = false;
        standsAt = at;
        PlayPlan next = planOfTrack(at, loop, frames());
        next.passesBefore = passesAtStand;
        jump(next);
        HeardPiece mark;
        mark.atNs = now();
        mark.generation = generation;
        mark.plan.from = at;
        mark.plan.end = at;
        stands.add(mark);
    }

    std::optional<HeardPiece> pieceAt(std::int64_t ns) const
    {
        const auto stood = stands.find(ns);
        const auto piece = heard.find(ns, stood ? stood->generation : 0);
        return piece ? piece : stood;
    }

    Frame frameAt(std::int64_t ns) const
    {
        const auto piece = pieceAt(ns);
        return piece ? piece->plan.at(piece->sourceAt(ns)) : Frame{0};
    }

    /// Where a person believes to be: a jump counts from the key press on, not only when it is heard.
    Frame intendedFrame() const
    {
        const std::int64_t ns = now();
        return heard.find(ns, jumpGeneration) ? frameAt(ns) : plan.from;
    }

    int passesAt(std::int64_t ns) const
    {
        const auto piece = pieceAt(ns);
        return piece && piece->nsPerFrame > 0 ? piece->plan.passes(piece->sourceAt(ns)) : passesAtStand;
    }

    /// Notices that the end was heard.
    void settle()
    {
        if (!playing || renderer.endedGeneration() != generation || now() < renderer.endHeardNs())
            return;
        passesAtStand = passesAt(now());
        stand(plan.end);
    }

    void applyGain()
    {
        double gain = std::pow(10, gainDb / 20);
        if (normalise == Normalise::On && lufs) {
            gain *= std::pow(10, (kNormalisedLufs - *lufs) / 20);
            if (samplePeak > 0)
                gain = std::min(gain, 1 / samplePeak);
        }
        renderer.setGain(float(gain));
    }

    void ensureOutput()
    {
        if (!output)
            startSilent();
    }

    SampleRate wishedRate() const { return reader ? reader->info().rate : kUsualRate; }

    void startSilent()
    {
        output = makeNullOutput();
        if (output->start(renderer, wishedRate())) // a clock cannot fail
            applySetup();
    }

    Result<void> startOutput(std::unique_ptr<AudioOutput> wished)
    {
        output = std::move(wished);
        Result<void> started = output->start(renderer, wishedRate());
        if (started)
            applySetup();
        else
            startSilent();
        return started;
    }

    /// Fades out and ends the output. The wait is for the fade only.
    void stopOutput()
    {
        if (!output)
            return;
        applyRun(false);
        for (int ms = 0; ms < 40 && output->isAlive() && !renderer.isSilent(); ++ms)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        output->stop();
        renderer.reset();
    }

    void applySetup()
    {
        const auto pace = output && output->info().bufferFrames == 0 ? Streamer::Setup::Pace::Unlimited
                                                                     : Streamer::Setup::Pace::RealTime;
        streamer.setSetup({reader, renderer.rate(), renderer.maxFrames(), pace});
    }
};

Transport::Transport()
    : d(std::make_unique<Private>())
{
}

Transport::~Transport()
{
    d->stopOutput();
}

Result<void> Transport::setOutput(std::unique_ptr<AudioOutput> output)
{
    d->settle();
    // What is heard now goes on with the new output, with its loop and its end.
    const auto piece = d->heard.find(Private::now(), d->jumpGeneration);
    const bool wasPlaying = d->playing;
    const bool playedSpan = d->playsSpan;
    PlayPlan rest = d->plan;
    if (wasPlaying && piece)
        rest = piece->plan.after(piece->sourceAt(Private::now()));
    rest.ending = d->plan.ending;

    d->stopOutput();
    Result<void> started = d->startOutput(std::move(output));
    if (wasPlaying)
        d->jump(rest);
    else
        d->stand(d->standsAt);
    d->playsSpan = playedSpan;
    return started;
}

OutputInfo Transport::outputInfo() const
{
    if (!d->output)
        return {};
    OutputInfo info = d->output->info();
    info.xruns += d->renderer.starvations();
    return info;
}

bool Transport::outputAlive() const
{
    return d->output && d->output->isAlive();
}

std::optional<Error> Transport::outputFailure() const
{
    return d->output ? d->output->failure() : std::nullopt;
}

void Transport::setReader(std::shared_ptr<PcmReader> reader)
{
    d->reader = std::move(reader);
    d->loop = {};
    d->passesAtStand = 0;
    d->applySetup();
    d->stand({0});
}

std::shared_ptr<PcmReader> Transport::reader() const
{
    return d->reader;
}

void Transport::play()
{
    d->settle();
    if (d->playing || d->frames() == 0)
        return;
    d->ensureOutput();
    d->passesAtStand = 0;
    const bool isAtEnd = d->standsAt.value >= d->frames();
    if (isAtEnd)
        d->stand({0});
    else if (d->plan.passesBefore != 0)
        d->stand(d->standsAt);
    d->playing = true;
    d->applyRun(true);
}

void Transport::playSpan(FrameSpan span, int times)
{
    d->settle();
    const PlayPlan plan = planOfSpan(span, std::max(1, times), d->frames());
    if (plan.length == 0)
        return;
    d->ensureOutput();
    if (!d->playing)
        d->stand(plan.from);
    d->passesAtStand = 0;
    d->playing = true;
    d->playsSpan = true;
    d->jump(plan);
}

void Transport::pause()
{
    d->settle();
    if (!d->playing)
        return;
    d->passesAtStand = d->passesAt(Private::now());
    d->stand(d->intendedFrame());
}

bool Transport::isPlaying() const
{
    d->settle();
    return d->playing;
}

void Transport::seek(Frame to)
{
    d->settle();
    to.value = std::clamp<FrameCount>(to.value, 0, d->frames());
    if (!d->playing) {
        d->stand(to);
        return;
    }
    d->playsSpan = false;
    PlayPlan plan = planOfTrack(to, d->loop, d->frames());
    plan.passesBefore = d->passesAt(Private::now());
    d->jump(plan);
}

void Transport::setLoop(std::optional<FrameSpan> span)
{
    d->settle();
    const FrameSpan old = d->loop;
    d->loop = span ? intersected(*span, {{0}, {d->frames()}}) : FrameSpan{};
    if (d->loop.isEmpty())
        d->loop = {};
    d->passesAtStand = 0;
    if (!d->playing) {
        d->stand(d->standsAt);
        return;
    }
    if (d->playsSpan || d->loop == old)
        return;
    const Frame at = d->intendedFrame();
    if (!d->loop.isEmpty() && !d->loop.contains(at)) {
        d->jump(planOfTrack(d->loop.start, d->loop, d->frames()));
    } else {
        d->plan = planOfTrack(at, d->loop, d->frames());
        d->carryOn(d->loop);
    }
}

std::optional<FrameSpan> Transport::loop() const
{
    return d->loop.isEmpty() ? std::nullopt : std::optional(d->loop);
}

int Transport::loopCount() const
{
    d->settle();
    return d->playing ? d->passesAt(Private::now()) : d->passesAtStand;
}

void Transport::setGainDb(double db)
{
    d->gainDb = std::isnan(db) ? 0 : std::min(db, kMaxGainDb);
    d->applyGain();
}

double Transport::gainDb() const
{
    return d->gainDb;
}

void Transport::setLoudness(std::optional<double> integratedLufs, double samplePeak)
{
    d->lufs = integratedLufs;
    d->samplePeak = samplePeak;
    d->applyGain();
}

void Transport::setNormalise(Normalise mode)
{
    d->normalise = mode;
    d->applyGain();
}

void Transport::setChannel(ChannelChoice choice)
{
    d->settle();
    const ChannelChoice fedBefore = d->feedChoice();
    d->choice = choice;
    const bool isStereoOrLess = !d->reader || d->reader->info().channels <= 2;
    d->renderer.setChannel(choice);
    if (isStereoOrLess || d->feedChoice() == fedBefore)
        return;
    if (d->playing)
        d->carryOn(std::nullopt);
    else
        d->stand(d->standsAt);
}

void Transport::setSpeed(double speed)
{
    d->settle();
    speed = std::isfinite(speed) ? std::clamp(speed, kMinSpeed, kMaxSpeed) : 1;
    if (speed == d->speed)
        return;
    d->speed = speed;
    if (d->playing)
        d->carryOn(std::nullopt);
    else
        d->stand(d->standsAt);
}

double Transport::speed() const
{
    return d->speed;
}

Frame Transport::position() const
{
    d->settle();
    return d->playing ? d->frameAt(Private::now()) : d->standsAt;
}

Frame Transport::positionAt(std::chrono::steady_clock::time_point moment) const
{
    return d->frameAt(Playhead::nanoseconds(moment));
}

FrameCount Transport::framesPlayed() const
{
    return d->renderer.framesPlayed();
}

std::optional<Error> Transport::damage() const
{
    return d->streamer.damage();
}

std::pair<float, float> Transport::levels() const
{
    return d->renderer.levels();
}

} // namespace unisono
