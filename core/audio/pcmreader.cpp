#include "core/audio/pcmreader.h"

#include "core/audio/blockcache.h"
#include "core/audio/channelmix.h"
#include "core/audio/decodedfile.h"

#include <algorithm>

namespace unisono {

namespace {

class CachedPcmReader final : public PcmReader {
public:
    CachedPcmReader(QString path, std::unique_ptr<AudioSource> source, std::shared_ptr<DecodedFile> decoded,
                    std::int64_t memoryBytes)
        : m_path(std::move(path)),
          m_info(source->info()),
          m_startsOver(source->startsOver()),
          m_decoded(std::move(decoded)),
          m_blocks(m_path, std::move(source), memoryBytes)
    {
    }

    const AudioInfo& info() const override { return m_info; }
    QString path() const override { return m_path; }

    Result<void> read(Frame from, std::span<float> interleaved) override
    {
        const auto channels = std::size_t(m_info.channels);
        const auto frames = FrameCount(interleaved.size() / channels);
        const FrameSpan inside = intersected({from, from + frames}, {Frame{0}, Frame{m_info.frames}});
        if (inside.isEmpty()) {
            std::fill(interleaved.begin(), interleaved.end(), 0.0f);
            return {};
        }
        const auto before = std::size_t(inside.start - from) * channels;
        const auto known = std::size_t(inside.length()) * channels;
        std::fill_n(interleaved.begin(), before, 0.0f);
        std::fill(interleaved.begin() + std::ptrdiff_t(before + known), interleaved.end(), 0.0f);
        const std::span<float> out = interleaved.subspan(before, known);
        if (m_decoded && copyDecoded(inside, out))
            return {};
        return readBlocks(inside.start, out);
    }

    Result<void> readMono(ChannelChoice choice, Frame from, std::span<float> mono) override
    {
        constexpr std::size_t kStep = 4096;
        std::vector<float> interleaved(std::min(kStep, mono.size()) * std::size_t(m_info.channels));
        Result<void> result;
        for (std::size_t at = 0; at < mono.size(); at += kStep) {
            const std::size_t n = std::min(kStep, mono.size() - at);
            const auto part = std::span(interleaved).first(n * std::size_t(m_info.channels));
            if (auto ok = read(from + FrameCount(at), part); !ok && result)
                result = ok;
            mixToMono(choice, part, m_info.channels, mono.subspan(at, n));
        }
        return result;
    }

private:
    bool copyDecoded(const FrameSpan& span, std::span<float> out)
    {
        m_decoded->start();
        if (m_decoded->copy(span.start, out))
            return true;
        // A decoder of our own would have to come from the front as well, or the place is nearly reached.
        const auto near = [&] { return span.end.value - m_decoded->written() < FrameCount(m_info.rate.hz) * 10; };
        while (m_decoded->isBuilding() && (m_startsOver || (m_decoded->written() > 0 && near()))) {
            if (!m_decoded->waitFor(span.end.value))
                return false;
            if (m_decoded->copy(span.start, out))
                return true;
        }
        return m_decoded->copy(span.start, out);
    }

    Result<void> readBlocks(Frame from, std::span<float> out)
    {
        const auto channels = std::size_t(m_info.channels);
        const FrameCount blockFrames = m_blocks.blockFrames();
        Result<void> result;
        std::size_t done = 0;
        while (done < out.size()) {
            const FrameCount at = from.value + FrameCount(done / channels);
            const auto block = m_blocks.block(at / blockFrames);
            const auto offset = std::size_t(at % blockFrames) * channels;
            const std::size_t wanted = std::min(out.size() - done, std::size_t(blockFrames) * channels - offset);
            const std::size_t there =
                offset < block->samples.size() ? std::min(wanted, block->samples.size() - offset) : 0;
            std::copy_n(block->samples.begin() + std::ptrdiff_t(offset), there, out.begin() + std::ptrdiff_t(done));
            std::fill_n(out.begin() + std::ptrdiff_t(done + there), wanted - there, 0.0f);
            if (there < wanted && result)
                result = block->error.value_or(Error{ErrorCode::Damaged, QStringLiteral("samples are missing"), m_path,
                                                     QString::number(secondsOf(at, m_info.rate), 'f', 3)});
            done += wanted;
        }
        return result;
    }

    const QString m_path;
    const AudioInfo m_info;
    const bool m_startsOver;
    const std::shared_ptr<DecodedFile> m_decoded;
    BlockCache m_blocks;
};

} // namespace

Result<std::shared_ptr<PcmReader>> openPcmReader(const QString& path, const AudioCacheSettings& settings)
{
    auto source = openAudioSource(path);
    if (!source)
        return source.error();
    std::shared_ptr<DecodedFile> decoded;
    if ((*source)->info().seekCost == SeekCost::Dear)
        if (const auto identity = identityOf(path))
            decoded = DecodedFile::forFile(path, *identity, (*source)->info(), settings);
    return std::shared_ptr<PcmReader>(
        std::make_shared<CachedPcmReader>(path, std::move(*source), std::move(decoded), settings.memoryBytes));
}

} // namespace unisono
