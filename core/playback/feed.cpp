#include "core/playback/feed.h"

#include <rubberband/RubberBandStretcher.h>
#include <soxr.h>

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace unisono {

namespace {

constexpr int kPieceFrames = 1024;

/// The track itself along the plan.
class TrackFeed : public StereoFeed {
public:
    /// Begins `runIn` source frames before the plan.
    TrackFeed(const FeedRequest& request, FrameCount runIn)
        : m_reader(request.reader),
          m_plan(request.plan),
          m_channels(request.reader->info().channels),
          m_choice(request.choice),
          m_played(-runIn)
    {
        // A short loop is read once; else a loop of a few frames would cost a read each.
        if (m_plan.loops() && m_plan.loop.length() <= kCachedLoopFrames) {
            std::vector<float> samples(std::size_t(m_plan.loop.length()) * 2);
            read(m_plan.loop.start, samples.data(), int(m_plan.loop.length()));
            m_loop = std::move(samples);
        }
    }

    void pull(float* interleaved, int frames) override
    {
        int done = 0;
        while (done < frames) {
            float* out = interleaved + 2 * done;
            int n = frames - done;
            if (m_played >= m_plan.length) {
                std::fill(out, out + 2 * n, 0.0f);
            } else {
                const Frame at = m_plan.at(m_played);
                n = int(std::min<FrameCount>(n, m_plan.length - m_played));
                const bool inLoop = m_plan.loops() && at < m_plan.loop.end;
                if (inLoop)
                    n = int(std::min<FrameCount>(n, m_plan.loop.end - at));
                if (inLoop && !m_loop.empty() && at >= m_plan.loop.start)
                    std::copy_n(m_loop.data() + 2 * (at - m_plan.loop.start), 2 * n, out);
                else
                    read(at, out, n);
            }
            m_played += n;
            done += n;
        }
    }

    std::optional<Error> damage() const override { return m_damage; }

private:
    static constexpr FrameCount kCachedLoopFrames = 65536;

    void read(Frame from, float* out, int frames)
    {
        const auto n = std::size_t(frames);
        if (m_channels == 2) {
            note(m_reader->read(from, {out, 2 * n}), out, 2 * n);
            return;
        }
        m_mono.resize(2 * n);
        float* left = m_mono.data();
        float* right = left + n;
        if (m_channels == 1) {
            note(m_reader->read(from, {left, n}), left, n);
            right = left;
        } else if (m_choice == ChannelChoice::Mix) {
            note(m_reader->readMono(ChannelChoice::Mix, from, {left, n}), left, n);
            right = left;
        } else {
            note(m_reader->readMono(ChannelChoice::Left, from, {left, n}), left, n);
            note(m_reader->readMono(ChannelChoice::Right, from, {right, n}), right, n);
        }
        for (std::size_t i = 0; i < n; ++i) {
            out[2 * i] = left[i];
            out[2 * i + 1] = right[i];
        }
    }

    void note(const Result<void>& result, float* samples, std::size_t count)
    {
        if (result)
            return;
        std::fill_n(samples, count, 0.0f);
        if (!m_damage)
            m_damage = result.error();
    }

    std::shared_ptr<PcmReader> m_reader;
    PlayPlan m_plan;
    int m_channels;
    ChannelChoice m_choice;
    FrameCount m_played;
    std::vector<float> m_loop;
    std::vector<float> m_mono;
    std::optional<Error> m_damage;
};

struct RateRatio {
    int sourceFrames;
    int deviceFrames;
};

RateRatio ratioOf(SampleRate source, SampleRate device)
{
    const int common = std::gcd(source.hz, device.hz);
    return {source.hz / common, device.hz / common};
}

/// The track at the device's rate. soxr's output is not delayed against its input, so that only warm-up is dropped.
class ResampledFeed : public StereoFeed {
public:
    /// Begins `runIn` device frames before the plan.
    ResampledFeed(const FeedRequest& request, int runIn)
    {
        const SampleRate from = request.reader->info().rate;
        const RateRatio ratio = ratioOf(from, request.deviceRate);
        // Whole periods, so that source and device frames stay on one grid; the filter is shorter than this warm-up.
        constexpr int kWarmUpFrames = 4096;
        const int periods = (runIn + kWarmUpFrames + ratio.deviceFrames - 1) / ratio.deviceFrames;
        m_track = std::make_unique<TrackFeed>(request, FrameCount(periods) * ratio.sourceFrames);
        const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
        soxr_error_t error = nullptr;
        m_soxr = soxr_create(from.hz, request.deviceRate.hz, 2, &error, nullptr, &quality, nullptr);
        skip(FrameCount(periods) * ratio.deviceFrames - runIn);
    }
    ~ResampledFeed() override { soxr_delete(m_soxr); }
    ResampledFeed(const ResampledFeed&) = delete;
    ResampledFeed& operator=(const ResampledFeed&) = delete;

    void pull(float* interleaved, int frames) override
    {
        int done = 0;
        while (done < frames) {
            if (m_inAt == m_inEnd) {
                m_track->pull(m_in.data(), kPieceFrames);
                m_inAt = 0;
                m_inEnd = kPieceFrames;
            }
            std::size_t used = 0;
            std::size_t made = 0;
            if (soxr_process(m_soxr, m_in.data() + 2 * m_inAt, std::size_t(m_inEnd - m_inAt), &used,
                             interleaved + 2 * done, std::size_t(frames - done), &made)) {
                std::fill(interleaved + 2 * done, interleaved + 2 * frames, 0.0f);
                return;
            }
            m_inAt += int(used);
            done += int(made);
        }
    }

    std::optional<Error> damage() const override { return m_track->damage(); }

private:
    void skip(FrameCount frames)
    {
        std::array<float, 2 * kPieceFrames> dropped;
        for (; frames > 0; frames -= kPieceFrames)
            pull(dropped.data(), int(std::min<FrameCount>(frames, kPieceFrames)));
    }

    std::unique_ptr<TrackFeed> m_track;
    soxr_t m_soxr = nullptr;
    std::array<float, 2 * kPieceFrames> m_in;
    int m_inAt = 0;
    int m_inEnd = 0;
};

std::unique_ptr<StereoFeed> makeUnstretched(const FeedRequest& request, int runIn)
{
    if (request.reader->info().rate == request.deviceRate)
        return std::make_unique<TrackFeed>(request, runIn);
    return std::make_unique<ResampledFeed>(request, runIn);
}

/// Another speed at the same pitch. The finer engine keeps it exactly; the faster one was found up to 60 cents off for
/// a plain sine in real-time mode (3.1.2), and a pitch heard wrong is marked wrong.
class StretchedFeed : public StereoFeed {
public:
    explicit StretchedFeed(const FeedRequest& request)
        : m_stretcher(std::size_t(request.deviceRate.hz), 2,
                      RubberBand::RubberBandStretcher::OptionProcessRealTime |
                          RubberBand::RubberBandStretcher::OptionThreadingNever |
                          RubberBand::RubberBandStretcher::OptionChannelsTogether |
                          RubberBand::RubberBandStretcher::OptionEngineFiner,
                      1 / request.speed)
    {
        m_stretcher.setMaxProcessSize(kPieceFrames);
        m_input = makeUnstretched(request, int(m_stretcher.getPreferredStartPad()));
        m_toDrop = int(m_stretcher.getStartDelay());
    }

    void pull(float* interleaved, int frames) override
    {
        int done = 0;
        while (done < frames) {
            const int ready = m_stretcher.available();
            if (ready <= 0) {
                feed();
                continue;
            }
            const int n = std::min({ready, kPieceFrames, m_toDrop > 0 ? m_toDrop : frames - done});
            float* const planar[2] = {m_left.data(), m_right.data()};
            m_stretcher.retrieve(planar, std::size_t(n));
            if (m_toDrop > 0) {
                m_toDrop -= n;
                continue;
            }
            for (int i = 0; i < n; ++i) {
                interleaved[2 * (done + i)] = m_left[std::size_t(i)];
                interleaved[2 * (done + i) + 1] = m_right[std::size_t(i)];
            }
            done += n;
        }
    }

    std::optional<Error> damage() const override { return m_input->damage(); }

private:
    void feed()
    {
        const int n = std::clamp(int(m_stretcher.getSamplesRequired()), 1, kPieceFrames);
        m_input->pull(m_in.data(), n);
        for (int i = 0; i < n; ++i) {
            m_left[std::size_t(i)] = m_in[std::size_t(2 * i)];
            m_right[std::size_t(i)] = m_in[std::size_t(2 * i + 1)];
        }
        const float* const planar[2] = {m_left.data(), m_right.data()};
        m_stretcher.process(planar, std::size_t(n), false);
    }

    RubberBand::RubberBandStretcher m_stretcher;
    std::unique_ptr<StereoFeed> m_input;
    int m_toDrop = 0;
    std::array<float, 2 * kPieceFrames> m_in;
    std::array<float, kPieceFrames> m_left;
    std::array<float, kPieceFrames> m_right;
};

} // namespace

FrameCount FeedRequest::deviceFrames() const
{
    if (plan.length == PlayPlan::kEndless)
        return PlayPlan::kEndless;
    return FrameCount(std::ceil(double(plan.length) / sourceStep() - 1e-6));
}

int FeedRequest::alignmentFrames() const
{
    return speed == 1 ? ratioOf(reader->info().rate, deviceRate).deviceFrames : 0;
}

std::unique_ptr<StereoFeed> makeFeed(const FeedRequest& request)
{
    if (request.speed != 1)
        return std::make_unique<StretchedFeed>(request);
    return makeUnstretched(request, 0);
}

} // namespace unisono
