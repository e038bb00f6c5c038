#include "core/audio/flacwriter.h"

#include "core/audio/pcmreader.h"

#include <QFile>

#include <sndfile.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace unisono {

namespace {

constexpr FrameCount kBlockFrames = 32768;
constexpr int kMostFlacChannels = 8;
constexpr int kMostFlacRate = 655350;

struct Close {
    void operator()(SNDFILE* file) const { sf_close(file); }
};

} // namespace

Result<FrameCount> writeFlac(const QString& source, FrameSpan span, const QString& target, JobContext& job)
{
    AudioCacheSettings once;
    once.memoryBytes = 1 << 20;
    const Result<std::shared_ptr<PcmReader>> opened = openPcmReader(source, once);
    if (!opened)
        return opened.error();
    PcmReader& reader = **opened;
    const AudioInfo& info = reader.info();
    if (info.channels > kMostFlacChannels || info.rate.hz > kMostFlacRate) {
        const QString what = QStringLiteral("%1 channels, %2 Hz").arg(info.channels).arg(info.rate.hz);
        return Error{ErrorCode::Unsupported, what, source, what};
    }
    SF_INFO form = {};
    form.samplerate = info.rate.hz;
    form.channels = info.channels;
    const bool isFine = info.bits > 16;
    form.format = SF_FORMAT_FLAC | (isFine ? SF_FORMAT_PCM_24 : SF_FORMAT_PCM_16);
    const std::unique_ptr<SNDFILE, Close> file(sf_open(QFile::encodeName(target).constData(), SFM_WRITE, &form));
    if (!file)
        return Error{ErrorCode::CannotWrite, QString::fromUtf8(sf_strerror(nullptr)), target, {}};
    sf_command(file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    std::vector<float> block(std::size_t(kBlockFrames) * std::size_t(info.channels));
    const Frame end = std::min(span.end, Frame{info.frames});
    FrameCount done = 0;
    for (Frame at = span.start; at < end; at = at + kBlockFrames) {
        if (job.cancelled())
            return cancelledError();
        const FrameCount n = std::min<FrameCount>(kBlockFrames, end - at);
        const std::span<float> part(block.data(), std::size_t(n) * std::size_t(info.channels));
        static_cast<void>(reader.read(at, part)); // of what is missing it leaves silence
        if (sf_writef_float(file.get(), part.data(), n) != n)
            return Error{ErrorCode::DiskFull, QString::fromUtf8(sf_strerror(file.get())), target, {}};
        done += n;
    }
    return done;
}

} // namespace unisono
