#include "tests/support/memoryreader.h"

namespace unisono::test {

MemoryReader::MemoryReader(std::vector<float> interleaved, int channels, int rateHz)
    : m_samples(std::move(interleaved))
{
    m_info.channels = channels;
    m_info.rate = {rateHz};
    m_info.frames = FrameCount(m_samples.size()) / channels;
    m_info.container = QStringLiteral("memory");
    m_info.encoding = QStringLiteral("float");
}

MemoryReader::MemoryReader(FrameCount frames, int channels, int rateHz, const std::function<float(FrameCount, int)>& f)
    : MemoryReader(std::vector<float>(std::size_t(frames * channels)), channels, rateHz)
{
    for (FrameCount i = 0; i < frames; ++i)
        for (int c = 0; c < channels; ++c)
            m_samples[std::size_t(i * channels + c)] = f(i, c);
}

float MemoryReader::at(FrameCount frame, int channel) const
{
    if (frame < 0 || frame >= m_info.frames)
        return 0;
    return m_samples[std::size_t(frame * m_info.channels + channel)];
}

Result<void> MemoryReader::read(Frame from, std::span<float> interleaved)
{
    if (m_failure)
        return *m_failure;
    const FrameCount n = FrameCount(interleaved.size()) / m_info.channels;
    ++m_reads;
    m_framesRead += n;
    for (FrameCount i = 0; i < n; ++i)
        for (int c = 0; c < m_info.channels; ++c)
            interleaved[std::size_t(i * m_info.channels + c)] = at(from.value + i, c);
    return {};
}

Result<void> MemoryReader::readMono(ChannelChoice choice, Frame from, std::span<float> mono)
{
    if (m_failure)
        return *m_failure;
    ++m_reads;
    m_framesRead += FrameCount(mono.size());
    const int channels = m_info.channels;
    const int right = channels > 1 ? 1 : 0;
    for (std::size_t i = 0; i < mono.size(); ++i) {
        const FrameCount frame = from.value + FrameCount(i);
        const float l = at(frame, 0);
        const float r = at(frame, right);
        switch (choice) {
        case ChannelChoice::Left:
            mono[i] = l;
            break;
        case ChannelChoice::Right:
            mono[i] = r;
            break;
        case ChannelChoice::Mid:
            mono[i] = (l + r) / 2;
            break;
        case ChannelChoice::Side:
            mono[i] = (l - r) / 2;
            break;
        case ChannelChoice::Mix: {
            float sum = 0;
            for (int c = 0; c < channels; ++c)
                sum += at(frame, c);
            mono[i] = sum / float(channels);
            break;
        }
        }
    }
    return {};
}

} // namespace unisono::test
