#include "tests/support/syntheticmedia.h"

#include <cmath>
#include <numbers>
#include <vector>

namespace unisono::test {

namespace {

AudioInfo infoOf(FrameCount frames, SampleRate rate)
{
    AudioInfo info;
    info.frames = frames;
    info.rate = rate;
    info.channels = 1;
    info.container = QStringLiteral("synthetic");
    return info;
}

double swell(double frame, SampleRate rate)
{
    const double second = frame / rate.hz;
    return 0.15 + 0.6 * (1 - (second - std::floor(second))) * (0.5 + 0.5 * std::sin(second / 7));
}

class Reader : public PcmReader {
public:
    explicit Reader(AudioInfo info)
        : m_info(std::move(info))
    {
    }
    const AudioInfo& info() const override { return m_info; }
    QString path() const override { return {}; }
    Result<void> read(Frame from, std::span<float> out) override
    {
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::int64_t frame = from.value + std::int64_t(i);
            // A period of 100 frames by table: a tone costs nothing beside what is measured.
            const bool inside = frame >= 0 && frame < m_info.frames;
            out[i] = inside ? float(swell(double(frame), m_info.rate)) * m_wave[std::size_t(frame % kPeriod)] : 0.0f;
        }
        return {};
    }
    Result<void> readMono(ChannelChoice, Frame from, std::span<float> mono) override { return read(from, mono); }

private:
    static constexpr int kPeriod = 100;
    static std::vector<float> wave()
    {
        std::vector<float> values;
        for (int i = 0; i < kPeriod; ++i) {
            const double phase = 2 * std::numbers::pi * i / kPeriod;
            values.push_back(float(0.6 * std::sin(phase) + 0.3 * std::sin(3 * phase) + 0.1 * std::sin(11 * phase)));
        }
        return values;
    }
    AudioInfo m_info;
    std::vector<float> m_wave = wave();
};

class Peaks : public PeakPyramid {
public:
    Peaks(AudioInfo info, double fraction)
        : m_info(std::move(info)),
          m_fraction(fraction)
    {
    }
    const AudioInfo& info() const override { return m_info; }
    void columns(ChannelChoice, double from, double step, std::span<PeakColumn> out) const override
    {
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double frame = from + double(i) * step;
            const auto level = float(swell(frame, m_info.rate));
            const bool known = frame >= 0 && frame < double(m_info.frames) * m_fraction;
            out[i] = {-0.9f * level, level, 0.4f * level, known};
        }
    }
    double fractionBuilt() const override { return m_fraction; }
    bool isComplete() const override { return m_fraction >= 1; }
    std::optional<Error> damage() const override { return std::nullopt; }
    std::uint64_t revision() const override { return 1; }

private:
    AudioInfo m_info;
    double m_fraction;
};

} // namespace

std::shared_ptr<PcmReader> syntheticReader(FrameCount frames, SampleRate rate)
{
    return std::make_shared<Reader>(infoOf(frames, rate));
}

std::shared_ptr<PeakPyramid> syntheticPeaks(FrameCount frames, SampleRate rate, double fraction)
{
    return std::make_shared<Peaks>(infoOf(frames, rate), fraction);
}

LayerDef syntheticLayer(LayerKind kind, const QString& id, const QString& name)
{
    LayerDef layer;
    layer.id = id;
    layer.name = name;
    layer.kind = kind;
    layer.tiling = kind == LayerKind::Interval;
    for (const char* label : {"a", "b", "c", "d"}) {
        LabelDef def;
        def.id = QString::fromLatin1(label);
        def.name = QStringLiteral("Label ") + def.id.toUpper();
        layer.labels.push_back(def);
    }
    return layer;
}

std::shared_ptr<const Items> syntheticItems(const LayerDef& layer, int count, FrameCount frames)
{
    auto items = std::make_shared<Items>();
    items->reserve(std::size_t(count));
    for (int i = 0; i < count; ++i) {
        Item item;
        item.id = {i + 1};
        item.span.start = {frames * i / count};
        item.span.end = layer.kind == LayerKind::Instant ? item.span.start : Frame{frames * (i + 1) / count};
        item.label = layer.labels[std::size_t(i) % layer.labels.size()].id;
        if (layer.kind == LayerKind::Instant)
            item.payload = InstantValue{i / 4 + 1, i % 4 + 1};
        item.confidence = Confidence::Sure;
        items->push_back(std::move(item));
    }
    return items;
}

} // namespace unisono::test
