#pragma once

#include "core/audio/pcmreader.h"

#include <atomic>
#include <functional>
#include <optional>
#include <vector>

namespace unisono::test {

/// Samples in memory as a PcmReader: interleaved, silence outside. Says how often and how much it was read, and can
/// fail. Threads: any.
class MemoryReader : public PcmReader {
public:
    MemoryReader(std::vector<float> interleaved, int channels, int rateHz);
    /// `frames` frames of f(frame, channel).
    MemoryReader(FrameCount frames, int channels, int rateHz, const std::function<float(FrameCount, int)>& f);

    const AudioInfo& info() const override { return m_info; }
    QString path() const override { return QStringLiteral("memory"); }
    Result<void> read(Frame from, std::span<float> interleaved) override;
    Result<void> readMono(ChannelChoice choice, Frame from, std::span<float> mono) override;

    void failWith(Error error) { m_failure = std::move(error); } ///< before threads read
    int reads() const { return m_reads; }
    FrameCount framesRead() const { return m_framesRead; }

private:
    float at(FrameCount frame, int channel) const;
    AudioInfo m_info;
    std::vector<float> m_samples;
    std::optional<Error> m_failure;
    std::atomic<int> m_reads{0};
    std::atomic<FrameCount> m_framesRead{0};
};

} // namespace unisono::test
