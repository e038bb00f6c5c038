#include "core/audio/sndfilesource.h"

#include "core/audio/streamlength.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace unisono {

namespace {

struct Coding {
    const char* name;
    int bits;      ///< 0: lossy or float
    int bytes;     ///< of one sample where the coding is plain; 0: compressed
    bool mayBeNan; ///< decodes to floats that a broken file can spoil
    SeekCost seeks;
    /// Frames to decode before a position so that the decoder's memory of earlier audio is what it is when reading
    /// through. MP3: bit reservoir (511 bytes, up to 10 small frames), overlap and synthesis window. Opus: prediction
    /// of band energies and long-term filters fade below float precision in about 2 s. Vorbis: one long
    /// block, but libsndfile 1.2 comes out beside the mark where it seeks into the last page; a page rarely holds over
    /// 4 s.
    FrameCount preroll;
};

Coding codingOf(int format)
{
    switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
        return {"8 bit", 8, 1, false, SeekCost::Cheap, 0};
    case SF_FORMAT_PCM_16:
        return {"16 bit", 16, 2, false, SeekCost::Cheap, 0};
    case SF_FORMAT_PCM_24:
        return {"24 bit", 24, 3, false, SeekCost::Cheap, 0};
    case SF_FORMAT_PCM_32:
        return {"32 bit", 32, 4, false, SeekCost::Cheap, 0};
    case SF_FORMAT_FLOAT:
        return {"32 bit float", 0, 4, true, SeekCost::Cheap, 0};
    case SF_FORMAT_DOUBLE:
        return {"64 bit float", 0, 8, true, SeekCost::Cheap, 0};
    case SF_FORMAT_ULAW:
        return {"u-law", 0, 1, false, SeekCost::Cheap, 0};
    case SF_FORMAT_ALAW:
        return {"A-law", 0, 1, false, SeekCost::Cheap, 0};
    case SF_FORMAT_VORBIS:
        return {"Vorbis", 0, 0, true, SeekCost::Dear, 192000};
    case SF_FORMAT_OPUS:
        return {"Opus", 0, 0, true, SeekCost::Dear, 144000};
    case SF_FORMAT_MPEG_LAYER_I:
    case SF_FORMAT_MPEG_LAYER_II:
        return {"MPEG", 0, 0, true, SeekCost::Dear, 32 * 1152};
    case SF_FORMAT_MPEG_LAYER_III:
        return {"MP3", 0, 0, true, SeekCost::Dear, 32 * 1152};
    case SF_FORMAT_ALAC_16:
        return {"ALAC", 16, 0, false, SeekCost::Cheap, 0};
    case SF_FORMAT_ALAC_20:
    case SF_FORMAT_ALAC_24:
        return {"ALAC", 24, 0, false, SeekCost::Cheap, 0};
    case SF_FORMAT_ALAC_32:
        return {"ALAC", 32, 0, false, SeekCost::Cheap, 0};
    default:
        return {"compressed", 0, 0, true, SeekCost::Cheap, 0};
    }
}

QString containerOf(int format)
{
    switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
        return QStringLiteral("WAV");
    case SF_FORMAT_RF64:
        return QStringLiteral("RF64");
    case SF_FORMAT_W64:
        return QStringLiteral("W64");
    case SF_FORMAT_AIFF:
        return QStringLiteral("AIFF");
    case SF_FORMAT_FLAC:
        return QStringLiteral("FLAC");
    case SF_FORMAT_OGG:
        return QStringLiteral("Ogg");
    case SF_FORMAT_CAF:
        return QStringLiteral("CAF");
    case SF_FORMAT_AU:
        return QStringLiteral("AU");
    case SF_FORMAT_MPEG:
        return QStringLiteral("MPEG");
    default: {
        SF_FORMAT_INFO info = {};
        info.format = format & SF_FORMAT_TYPEMASK;
        if (sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) == 0 && info.name)
            return QString::fromLatin1(info.name);
        return QStringLiteral("other");
    }
    }
}

Error openError(int code, const QString& path)
{
    const QString message = QString::fromLocal8Bit(sf_error_number(code));
    switch (code) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        return {ErrorCode::NotAudio, message, path, {}};
    case SF_ERR_UNSUPPORTED_ENCODING:
        return {ErrorCode::Unsupported, message, path, message};
    case SF_ERR_SYSTEM:
        return {ErrorCode::CannotRead, message, path, {}};
    default:
        return {ErrorCode::Damaged, message, path, {}};
    }
}

/// A part of a file behind some bytes of our own, for libsndfile.
struct PrefixedFile {
    QByteArray prefix;
    int fd = -1;
    std::int64_t from = 0;
    std::int64_t bytes = 0; ///< with the prefix
    std::int64_t position = 0;

    static PrefixedFile& self(void* p) { return *static_cast<PrefixedFile*>(p); }
    static sf_count_t length(void* p) { return self(p).bytes; }
    static sf_count_t tell(void* p) { return self(p).position; }
    static sf_count_t write(const void*, sf_count_t, void*) { return 0; }
    static sf_count_t seek(sf_count_t offset, int whence, void* p)
    {
        PrefixedFile& f = self(p);
        const std::int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? f.position : f.bytes;
        f.position = std::clamp<std::int64_t>(base + offset, 0, f.bytes);
        return f.position;
    }
    static sf_count_t read(void* out, sf_count_t count, void* p)
    {
        PrefixedFile& f = self(p);
        auto* to = static_cast<char*>(out);
        const std::int64_t ours = std::clamp<std::int64_t>(f.prefix.size() - f.position, 0, count);
        std::copy_n(f.prefix.constData() + std::min<std::int64_t>(f.position, f.prefix.size()), ours, to);
        const std::int64_t theirs = std::min(count, f.bytes - f.position) - ours;
        const std::int64_t got =
            theirs > 0 ? readAt(f.fd, to + ours, std::size_t(theirs), f.from + f.position + ours - f.prefix.size()) : 0;
        const std::int64_t n = ours + std::max<std::int64_t>(0, got);
        f.position += n;
        return n;
    }
};

class SndfileSource final : public AudioSource {
public:
    SndfileSource(QString path, FileHandle handle, std::unique_ptr<PrefixedFile> prefixed, SNDFILE* file,
                  AudioInfo info, const Coding& coding)
        : m_path(std::move(path)),
          m_handle(std::move(handle)),
          m_prefixed(std::move(prefixed)),
          m_file(file),
          m_info(std::move(info)),
          m_coding(coding)
    {
    }
    ~SndfileSource() override { sf_close(m_file); }

    const AudioInfo& info() const override { return m_info; }

    Result<FrameCount> read(Frame from, std::span<float> interleaved) override
    {
        auto n = readBy(from, interleaved, sf_readf_float);
        if (n && m_coding.mayBeNan)
            for (float& x : interleaved.first(std::size_t(*n * m_info.channels)))
                x = std::isfinite(x) ? x : 0.0f;
        return n;
    }

    Result<FrameCount> read16(Frame from, std::span<std::int16_t> interleaved) override
    {
        if (m_info.bits < 1 || m_info.bits > 16)
            return AudioSource::read16(from, interleaved);
        return readBy(from, interleaved, sf_readf_short);
    }

private:
    template <class T>
    Result<FrameCount> readBy(Frame from, std::span<T> interleaved, sf_count_t (*readf)(SNDFILE*, T*, sf_count_t))
    {
        const auto wanted =
            std::min<FrameCount>(FrameCount(interleaved.size()) / m_info.channels, m_info.frames - from.value);
        if (from.value < 0 || wanted <= 0)
            return FrameCount(0);
        if (from.value != m_position && !seekTo(from.value))
            return damaged(from.value);
        const FrameCount n = std::max<FrameCount>(0, readf(m_file, interleaved.data(), wanted));
        m_position = n > 0 ? from.value + n : -1; // after a failure the decoder's place is unknown
        if (n == 0)
            return damaged(from.value);
        return n;
    }

    bool seekTo(FrameCount target)
    {
        const bool ahead = m_position >= 0 && m_position < target && target - m_position <= m_coding.preroll;
        FrameCount at = ahead ? m_position : std::max<FrameCount>(0, target - m_coding.preroll);
        if (!ahead && sf_seek(m_file, at, SEEK_SET) != at)
            return false;
        m_skipped.resize(std::size_t(std::min<FrameCount>(target - at, 4096) * m_info.channels));
        while (at < target) {
            const FrameCount n = sf_readf_float(m_file, m_skipped.data(), std::min<FrameCount>(target - at, 4096));
            if (n <= 0)
                return false;
            at += n;
        }
        return true;
    }

    Error damaged(FrameCount at) const
    {
        return {ErrorCode::Damaged, QStringLiteral("no samples at frame %1 of %2").arg(at).arg(m_info.frames), m_path,
                QString::number(secondsOf(at, m_info.rate), 'f', 3)};
    }

    QString m_path;
    FileHandle m_handle;
    std::unique_ptr<PrefixedFile> m_prefixed; ///< what m_file reads from, where it is not the file itself
    SNDFILE* m_file;
    AudioInfo m_info;
    Coding m_coding;
    FrameCount m_position = 0;
    std::vector<float> m_skipped;
};

/// The frames that can really be read: headers lie, and files break off.
FrameCount framesThere(SNDFILE* file, const SF_INFO& sf, const Coding& coding, const OpenedFile& opened,
                       const MpegScan& scan)
{
    FrameCount frames = sf.frames;
    const int type = sf.format & SF_FORMAT_TYPEMASK;
    if (coding.bytes > 0 && type != SF_FORMAT_FLAC)
        return std::min<FrameCount>(frames, opened.bytes / (FrameCount(coding.bytes) * sf.channels));
    switch (type) {
    case SF_FORMAT_MPEG: {
        // Going to the end of an MP3 file to see whether it is there takes long.
        if (scan.samples() - scan.delay >= frames)
            return frames;
        frames = std::min(frames, scan.samples());
        break;
    }
    case SF_FORMAT_OGG:
        if (frames == SF_COUNT_MAX)
            frames = oggFrames(opened.handle.fd(), opened.bytes, (sf.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS,
                               sf.samplerate);
        break;
    default:
        break;
    }
    std::vector<float> one(static_cast<std::size_t>(sf.channels));
    frames = readableFrames(frames, [&](FrameCount at) {
        return sf_seek(file, at, SEEK_SET) == at && sf_readf_float(file, one.data(), 1) == 1;
    });
    sf_seek(file, 0, SEEK_SET);
    return frames;
}

} // namespace

Result<std::unique_ptr<AudioSource>> openSndfileSource(const QString& path, OpenedFile opened)
{
    SF_INFO sf = {};
    SNDFILE* file = sf_open_fd(opened.handle.fd(), SFM_READ, &sf, SF_FALSE);
    if (!file)
        return openError(sf_error(nullptr), path);
    MpegScan scan;
    std::unique_ptr<PrefixedFile> prefixed;
    if ((sf.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_MPEG) {
        // Without a tag that says it, libsndfile guesses the length by the first frame's bitrate, and reads no further.
        const int fd = opened.handle.fd();
        scan = scanMpeg(fd, opened.bytes);
        if (!scan.hasTag && scan.frames > 0) {
            const std::int64_t bytes = opened.bytes - scan.firstFrameAt;
            const QByteArray tag = mpegLengthTag(scan, bytes);
            prefixed = std::make_unique<PrefixedFile>(PrefixedFile{tag, fd, scan.firstFrameAt, bytes + tag.size(), 0});
            SF_VIRTUAL_IO io = {PrefixedFile::length, PrefixedFile::seek, PrefixedFile::read, PrefixedFile::write,
                                PrefixedFile::tell};
            sf_close(file);
            sf = {};
            file = sf_open_virtual(&io, SFM_READ, &sf, prefixed.get());
            if (!file)
                return openError(sf_error(nullptr), path);
        }
    }
    const auto refuse = [&](ErrorCode code, const QString& message) {
        sf_close(file);
        return Error{code, message, path, message};
    };
    if (sf.channels < 1 || sf.channels > kMaxChannels)
        return refuse(ErrorCode::Unsupported, QStringLiteral("%1 channels").arg(sf.channels));
    if (sf.samplerate < kMinRateHz || sf.samplerate > kMaxRateHz)
        return refuse(ErrorCode::Unsupported, QStringLiteral("%1 Hz").arg(sf.samplerate));
    const Coding coding = codingOf(sf.format);
    AudioInfo info;
    info.frames = framesThere(file, sf, coding, opened, scan);
    if (info.frames <= 0)
        return refuse(sf.frames > 0 ? ErrorCode::Damaged : ErrorCode::Empty, QStringLiteral("0 frames"));
    info.rate = {sf.samplerate};
    info.channels = sf.channels;
    info.container = containerOf(sf.format);
    info.encoding = QString::fromLatin1(coding.name);
    info.bits = coding.bits;
    info.seekCost = coding.seeks;
    return std::unique_ptr<AudioSource>(std::make_unique<SndfileSource>(
        path, std::move(opened.handle), std::move(prefixed), file, std::move(info), coding));
}

} // namespace unisono
