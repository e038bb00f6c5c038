#include "core/audio/flacsource.h"

#include "core/audio/streamlength.h"

#include <FLAC/stream_decoder.h>

#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>
#include <vector>

namespace unisono {

namespace {

struct DecoderDelete {
    void operator()(FLAC__StreamDecoder* d) const { FLAC__stream_decoder_delete(d); }
};

class FlacSource final : public AudioSource {
public:
    FlacSource(QString path, OpenedFile file)
        : m_path(std::move(path)),
          m_file(std::move(file))
    {
    }

    Result<void> open();
    const AudioInfo& info() const override { return m_info; }
    Result<FrameCount> read(Frame from, std::span<float> interleaved) override { return readInto(from, interleaved); }
    Result<FrameCount> read16(Frame from, std::span<std::int16_t> interleaved) override
    {
        if (m_info.bits > 16)
            return AudioSource::read16(from, interleaved);
        return readInto(from, interleaved);
    }

private:
    using Planes = const FLAC__int32* const*;

    template <class T> Result<FrameCount> readInto(Frame from, std::span<T> interleaved);
    template <class T> void convert(Planes planes, FrameCount first, FrameCount count, T* out) const;
    bool seekTo(FrameCount target);
    void deliver(Planes planes, FrameCount start, FrameCount count);
    FrameCount put(Planes planes, FrameCount first, FrameCount count);

    static FlacSource& self(void* client) { return *static_cast<FlacSource*>(client); }
    static FLAC__StreamDecoderReadStatus onRead(const FLAC__StreamDecoder*, FLAC__byte data[], std::size_t* bytes,
                                                void* client);
    static FLAC__StreamDecoderWriteStatus onWrite(const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                                  const FLAC__int32* const planes[], void* client);
    static void onMetadata(const FLAC__StreamDecoder*, const FLAC__StreamMetadata* metadata, void* client);
    static void onError(const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void* client)
    {
        self(client).m_broken = !self(client).m_seeking;
    }

    const QString m_path;
    const OpenedFile m_file;
    AudioInfo m_info;
    std::unique_ptr<FLAC__StreamDecoder, DecoderDelete> m_decoder;
    std::int64_t m_filePosition = 0;
    bool m_headerSeen = false;

    FrameCount m_position = 0; ///< of the next frame that deliver() expects; -1: a seek is needed
    bool m_seeking = false;
    bool m_broken = false;
    // Where the frames that are being decoded go, and how much is still wanted.
    std::variant<std::int16_t*, float*> m_out;
    FrameCount m_wanted = 0;
    // What the last decoded block has beyond that, one plane after the other.
    std::vector<FLAC__int32> m_rest;
    FrameCount m_restStart = 0;
    FrameCount m_restCount = 0;
};

FLAC__StreamDecoderReadStatus FlacSource::onRead(const FLAC__StreamDecoder*, FLAC__byte data[], std::size_t* bytes,
                                                 void* client)
{
    FlacSource& s = self(client);
    const std::int64_t n = readAt(s.m_file.handle.fd(), data, *bytes, s.m_filePosition);
    *bytes = std::size_t(std::max<std::int64_t>(0, n));
    s.m_filePosition += std::int64_t(*bytes);
    if (n < 0)
        return FLAC__STREAM_DECODER_READ_STATUS_ABORT;
    return n == 0 ? FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM : FLAC__STREAM_DECODER_READ_STATUS_CONTINUE;
}

void FlacSource::onMetadata(const FLAC__StreamDecoder*, const FLAC__StreamMetadata* metadata, void* client)
{
    if (metadata->type != FLAC__METADATA_TYPE_STREAMINFO)
        return;
    FlacSource& s = self(client);
    const FLAC__StreamMetadata_StreamInfo& stream = metadata->data.stream_info;
    s.m_headerSeen = true;
    s.m_info.frames = FrameCount(stream.total_samples);
    s.m_info.rate = {int(stream.sample_rate)};
    s.m_info.channels = int(stream.channels);
    s.m_info.bits = int(stream.bits_per_sample);
}

FLAC__StreamDecoderWriteStatus FlacSource::onWrite(const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                                   const FLAC__int32* const planes[], void* client)
{
    FlacSource& s = self(client);
    const FLAC__FrameHeader& h = frame->header;
    if (int(h.channels) != s.m_info.channels || int(h.bits_per_sample) != s.m_info.bits)
        s.m_broken = true; // the stream changes its form, which the header excludes
    else if (!s.m_broken)
        s.deliver(planes, FrameCount(h.number.sample_number), FrameCount(h.blocksize));
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
}

Result<void> FlacSource::open()
{
    m_decoder.reset(FLAC__stream_decoder_new());
    if (!m_decoder)
        return Error{ErrorCode::Internal, QStringLiteral("no memory for a decoder"), m_path, {}};
    const auto onSeek = [](const FLAC__StreamDecoder*, FLAC__uint64 at, void* client) {
        self(client).m_filePosition = std::int64_t(at);
        return FLAC__STREAM_DECODER_SEEK_STATUS_OK;
    };
    const auto onTell = [](const FLAC__StreamDecoder*, FLAC__uint64* at, void* client) {
        *at = FLAC__uint64(self(client).m_filePosition);
        return FLAC__STREAM_DECODER_TELL_STATUS_OK;
    };
    const auto onLength = [](const FLAC__StreamDecoder*, FLAC__uint64* bytes, void* client) {
        *bytes = FLAC__uint64(self(client).m_file.bytes);
        return FLAC__STREAM_DECODER_LENGTH_STATUS_OK;
    };
    const auto onEnd = [](const FLAC__StreamDecoder*, void* client) -> FLAC__bool {
        return self(client).m_filePosition >= self(client).m_file.bytes;
    };
    const bool ready =
        FLAC__stream_decoder_init_stream(m_decoder.get(), onRead, onSeek, onTell, onLength, onEnd, onWrite, onMetadata,
                                         onError, this) == FLAC__STREAM_DECODER_INIT_STATUS_OK &&
        FLAC__stream_decoder_process_until_end_of_metadata(m_decoder.get());
    if (!ready || !m_headerSeen)
        return Error{ErrorCode::Damaged, QStringLiteral("no FLAC stream header"), m_path, {}};
    if (m_info.channels < 1 || m_info.rate.hz < kMinRateHz || m_info.rate.hz > kMaxRateHz) {
        const QString what = QStringLiteral("%1 channels, %2 Hz").arg(m_info.channels).arg(m_info.rate.hz);
        return Error{ErrorCode::Unsupported, what, m_path, what};
    }
    m_info.container = QStringLiteral("FLAC");
    m_info.encoding = QStringLiteral("%1 bit").arg(m_info.bits);
    m_info.seekCost = SeekCost::Cheap;

    const FrameCount stated = m_info.frames;
    m_info.frames = flacFrames(m_file.handle.fd(), m_file.bytes, stated);
    std::vector<float> one(std::size_t(m_info.channels));
    m_info.frames = readableFrames(m_info.frames, [&](FrameCount at) {
        const auto n = read(Frame{at}, one);
        return n && *n == 1;
    });
    if (m_info.frames <= 0)
        return Error{stated > 0 ? ErrorCode::Damaged : ErrorCode::Empty, QStringLiteral("0 frames"), m_path, {}};
    return {};
}

template <class T> void FlacSource::convert(Planes planes, FrameCount first, FrameCount count, T* out) const
{
    const auto step = std::size_t(m_info.channels);
    const auto n = std::size_t(count);
    const auto sample = [this](FLAC__int32 x) {
        if constexpr (std::is_same_v<T, float>)
            return float(x) * (1.0f / float(std::int64_t(1) << (m_info.bits - 1)));
        else
            return std::int16_t(x * (1 << (16 - m_info.bits)));
    };
    if (step == 2) {
        const FLAC__int32* left = planes[0] + first;
        const FLAC__int32* right = planes[1] + first;
        if (std::is_same_v<T, std::int16_t> && m_info.bits == 16) {
            for (std::size_t i = 0; i < n; ++i) {
                out[2 * i] = T(left[i]);
                out[2 * i + 1] = T(right[i]);
            }
            return;
        }
        for (std::size_t i = 0; i < n; ++i) {
            out[2 * i] = sample(left[i]);
            out[2 * i + 1] = sample(right[i]);
        }
        return;
    }
    for (std::size_t c = 0; c < step; ++c)
        for (std::size_t i = 0; i < n; ++i)
            out[i * step + c] = sample(planes[c][first + FrameCount(i)]);
}

/// Hands over as much as is wanted; the number of frames.
FrameCount FlacSource::put(Planes planes, FrameCount first, FrameCount count)
{
    const FrameCount n = std::min(count, m_wanted);
    std::visit(
        [&](auto*& out) {
            convert(planes, first, n, out);
            out += n * m_info.channels;
        },
        m_out);
    m_wanted -= n;
    m_position += n;
    return n;
}

void FlacSource::deliver(Planes planes, FrameCount start, FrameCount count)
{
    if (start != m_position) {
        m_broken = true; // frames are missing
        return;
    }
    const FrameCount n = put(planes, 0, count);
    m_restStart = start + n;
    m_restCount = count - n;
    if (m_restCount == 0)
        return;
    m_rest.resize(std::size_t(m_restCount * m_info.channels));
    for (int c = 0; c < m_info.channels; ++c)
        std::copy_n(planes[c] + n, m_restCount, m_rest.begin() + c * m_restCount);
}

bool FlacSource::seekTo(FrameCount target)
{
    m_restCount = 0;
    m_position = target;
    m_seeking = true;
    m_broken = false;
    const bool ok = FLAC__stream_decoder_seek_absolute(m_decoder.get(), FLAC__uint64(target)); // calls deliver()
    m_seeking = false;
    if (!ok)
        FLAC__stream_decoder_flush(m_decoder.get()); // else it refuses to go on
    return ok && !m_broken;
}

template <class T> Result<FrameCount> FlacSource::readInto(Frame from, std::span<T> interleaved)
{
    const FrameCount wanted =
        std::min<FrameCount>(FrameCount(interleaved.size()) / m_info.channels, m_info.frames - from.value);
    if (from.value < 0 || wanted <= 0)
        return FrameCount(0);
    m_out = interleaved.data();
    m_wanted = wanted;
    m_broken = false;
    if (m_restCount > 0 && from.value >= m_restStart && from.value < m_restStart + m_restCount) {
        const FrameCount skip = from.value - m_restStart;
        std::array<const FLAC__int32*, FLAC__MAX_CHANNELS> planes = {};
        const FrameCount stride = FrameCount(m_rest.size()) / m_info.channels;
        for (int c = 0; c < m_info.channels; ++c)
            planes[std::size_t(c)] = m_rest.data() + (c + 1) * stride - m_restCount;
        m_position = from.value;
        const FrameCount n = put(planes.data(), skip, m_restCount - skip);
        m_restStart += skip + n;
        m_restCount -= skip + n;
    } else if (from.value != m_position || m_restCount > 0) {
        if (!seekTo(from.value))
            m_broken = true;
    }
    while (m_wanted > 0 && !m_broken) {
        const FrameCount before = m_position;
        const bool ok = FLAC__stream_decoder_process_single(m_decoder.get());
        const auto state = FLAC__stream_decoder_get_state(m_decoder.get());
        if (!ok || state == FLAC__STREAM_DECODER_END_OF_STREAM || state == FLAC__STREAM_DECODER_ABORTED)
            break;
        if (m_position == before && state == FLAC__STREAM_DECODER_SEARCH_FOR_METADATA)
            break;
    }
    const FrameCount got = wanted - m_wanted;
    if (m_wanted > 0)
        m_position = -1;
    if (got == 0)
        return Error{ErrorCode::Damaged,
                     QStringLiteral("no samples at frame %1 of %2").arg(from.value).arg(m_info.frames), m_path,
                     QString::number(secondsOf(from, m_info.rate), 'f', 3)};
    return got;
}

} // namespace

Result<std::unique_ptr<AudioSource>> openFlacSource(const QString& path, OpenedFile file)
{
    auto source = std::make_unique<FlacSource>(path, std::move(file));
    if (auto opened = source->open(); !opened)
        return opened.error();
    return std::unique_ptr<AudioSource>(std::move(source));
}

} // namespace unisono
