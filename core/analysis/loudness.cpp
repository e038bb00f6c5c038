#include "core/analysis/analysis.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

// The absolute gate of ITU-R BS.1770-4: what is softer has no loudness.
constexpr double kAbsoluteGateLufs = -70;
// EBU Tech 3341 asks for at least 10 readings a second of momentary and short-term loudness.
constexpr double kHopSeconds = 0.1;
constexpr double kMomentarySeconds = 0.4;
constexpr double kShortTermSeconds = 3;
constexpr char kIntegratedOnly[] = "integratedOnly";

class LoudnessStream : public AnalysisStream {
public:
    LoudnessStream(const AudioInfo& info, bool integratedOnly)
        : m_integratedOnly(integratedOnly),
          m_channels(std::size_t(info.channels)),
          m_rate(info.rate),
          m_hopFrames(std::max<FrameCount>(1, framesOf(kHopSeconds, info.rate))),
          m_state(ebur128_init(unsigned(info.channels), static_cast<unsigned long>(info.rate.hz),
                               integratedOnly ? EBUR128_MODE_I
                                              : EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_S |
                                                    EBUR128_MODE_SAMPLE_PEAK | EBUR128_MODE_TRUE_PEAK))
    {
    }
    ~LoudnessStream() override
    {
        if (m_state)
            ebur128_destroy(&m_state);
    }
    LoudnessStream(const LoudnessStream&) = delete;
    LoudnessStream& operator=(const LoudnessStream&) = delete;

    bool isValid() const { return m_state != nullptr; }

    void push(std::span<const float> interleaved) override
    {
        if (m_integratedOnly) {
            m_isComplete &= ebur128_add_frames_float(m_state, interleaved.data(), interleaved.size() / m_channels) ==
                            EBUR128_SUCCESS;
            return;
        }
        while (!interleaved.empty()) {
            const FrameCount toHop = m_hopFrames - m_frames % m_hopFrames;
            const auto n = std::size_t(std::min<FrameCount>(toHop, FrameCount(interleaved.size() / m_channels)));
            m_isComplete &= ebur128_add_frames_float(m_state, interleaved.data(), n) == EBUR128_SUCCESS;
            m_frames += FrameCount(n);
            interleaved = interleaved.subspan(n * m_channels);
            if (m_frames % m_hopFrames == 0)
                readWindows();
        }
    }

    std::vector<AnalysisValue> finish() override
    {
        double integrated = -HUGE_VAL;
        double range = 0;
        m_isComplete &= ebur128_loudness_global(m_state, &integrated) == EBUR128_SUCCESS;
        const AnalysisValue loudness = value("integrated", "LUFS", integrated, integrated > kAbsoluteGateLufs);
        if (m_integratedOnly)
            return {loudness};
        m_isComplete &= ebur128_loudness_range(m_state, &range) == EBUR128_SUCCESS;
        double samplePeak = 0;
        double truePeak = 0;
        for (unsigned channel = 0; channel < m_channels; ++channel) {
            double peak = 0;
            if (ebur128_sample_peak(m_state, channel, &peak) == EBUR128_SUCCESS)
                samplePeak = std::max(samplePeak, peak);
            if (ebur128_true_peak(m_state, channel, &peak) == EBUR128_SUCCESS)
                truePeak = std::max(truePeak, peak);
        }
        const bool hasRange = m_shortTerm > kAbsoluteGateLufs;
        return {loudness,
                value("range", "LU", range, hasRange),
                value("momentaryMax", "LUFS", m_momentary, m_momentary > kAbsoluteGateLufs),
                value("shortTermMax", "LUFS", m_shortTerm, m_shortTerm > kAbsoluteGateLufs),
                value("samplePeak", "dBFS", 20 * std::log10(samplePeak), samplePeak > 0),
                value("truePeak", "dBTP", 20 * std::log10(truePeak), truePeak > 0)};
    }

private:
    AnalysisValue value(const char* name, const char* unit, double number, bool isDefined) const
    {
        const bool holds = isDefined && m_isComplete && std::isfinite(number);
        return {QString::fromLatin1(name), QString::fromLatin1(unit), holds ? std::optional(number) : std::nullopt};
    }

    void readWindows()
    {
        double loudness = 0;
        if (m_frames >= framesOf(kMomentarySeconds, m_rate) &&
            ebur128_loudness_momentary(m_state, &loudness) == EBUR128_SUCCESS)
            m_momentary = std::max(m_momentary, loudness);
        if (m_frames >= framesOf(kShortTermSeconds, m_rate) &&
            ebur128_loudness_shortterm(m_state, &loudness) == EBUR128_SUCCESS)
            m_shortTerm = std::max(m_shortTerm, loudness);
    }

    bool m_integratedOnly;
    std::size_t m_channels;
    SampleRate m_rate;
    FrameCount m_hopFrames;
    FrameCount m_frames = 0;
    double m_momentary = -HUGE_VAL;
    double m_shortTerm = -HUGE_VAL;
    bool m_isComplete = true;
    ebur128_state* m_state;
};

} // namespace

/// Integrated loudness, loudness range, greatest momentary and short-term loudness, sample and true peak. Channels are
/// taken in the usual order: L R, L R C, L R Ls Rs, L R C Ls Rs, L R C LFE Ls Rs. Undefined: silence, and a window that
/// is longer than the track. With the parameter "integratedOnly" = 1 only the first of these, in a tenth of the time:
/// true peaks are found by interpolation and the windows are summed anew ten times a second.
void registerAnalyses_loudness(AnalysisRegistry& registry)
{
    AnalysisDescriptor loudness;
    loudness.id = QStringLiteral("loudness");
    loudness.version = 1;
    loudness.reference = QStringLiteral("ITU-R, 2015, Recommendation BS.1770-4; EBU, 2016, Tech 3341 and Tech 3342");
    loudness.parameters = {{QString::fromLatin1(kIntegratedOnly), 0, 0, 1}};
    loudness.create = [](const AudioInfo& info,
                         const QJsonObject& parameters) -> Result<std::unique_ptr<AnalysisStream>> {
        auto stream =
            std::make_unique<LoudnessStream>(info, parameters.value(QLatin1String(kIntegratedOnly)).toDouble() >= 0.5);
        if (info.channels < 1 || info.rate.hz < 1 || !stream->isValid())
            return Error{ErrorCode::Unsupported,
                         QStringLiteral("no loudness of this rate or number of channels"),
                         {},
                         QStringLiteral("%1 Hz, %2 channels").arg(info.rate.hz).arg(info.channels)};
        return std::unique_ptr<AnalysisStream>(std::move(stream));
    };
    registry.add(loudness);
}

} // namespace unisono
