#include "core/audio/filehandle.h"
#include "core/audio/streamlength.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace unisono {

namespace {

struct MpegFrame {
    int bytes = 0; ///< 0: not a header
    int samples = 0;
    int sideInfoBytes = 0;
};

MpegFrame parseHeader(std::uint32_t h)
{
    static constexpr int kBitrate[5][16] = {
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448, 0}, // MPEG 1, layer I
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0},    // MPEG 1, layer II
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},     // MPEG 1, layer III
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256, 0},    // MPEG 2, layer I
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0}};        // MPEG 2, layers II and III
    static constexpr int kRate[4] = {44100, 48000, 32000, 0};
    if ((h & 0xffe00000) != 0xffe00000)
        return {};
    const int version = (h >> 19) & 3; // 0: MPEG 2.5, 2: MPEG 2, 3: MPEG 1
    const int layer = 4 - int((h >> 17) & 3);
    const int rate = kRate[(h >> 10) & 3];
    if (version == 1 || layer == 4 || rate == 0)
        return {};
    const bool first = version == 3;
    const int row = first ? layer - 1 : layer == 1 ? 3 : 4;
    const int bitrate = kBitrate[row][(h >> 12) & 15] * 1000;
    if (bitrate == 0)
        return {};
    const int hz = first ? rate : version == 2 ? rate / 2 : rate / 4;
    const int padding = (h >> 9) & 1;
    const bool mono = ((h >> 6) & 3) == 3;
    MpegFrame f;
    f.samples = layer == 1 ? 384 : layer == 3 && !first ? 576 : 1152;
    f.bytes = layer == 1 ? (12 * bitrate / hz + padding) * 4 : f.samples / 8 * bitrate / hz + padding;
    f.sideInfoBytes = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
    return f;
}

/// Reads ahead in pieces.
class Window {
public:
    Window(int fd, std::int64_t fileBytes)
        : m_fd(fd),
          m_fileBytes(fileBytes),
          m_bytes(1 << 18)
    {
    }
    bool header(std::int64_t at, std::uint32_t& h)
    {
        const std::uint8_t* p = bytes(at, 4);
        if (p)
            h = qFromBigEndian<std::uint32_t>(p);
        return p != nullptr;
    }
    const std::uint8_t* bytes(std::int64_t at, std::int64_t count)
    {
        if (at < 0 || at + count > m_fileBytes)
            return nullptr;
        if (at < m_start || at + count > m_end) {
            m_start = at;
            m_end = at + std::max<std::int64_t>(0, readAt(m_fd, m_bytes.data(), m_bytes.size(), at));
            if (at + count > m_end)
                return nullptr;
        }
        return m_bytes.data() + (at - m_start);
    }

private:
    int m_fd;
    std::int64_t m_fileBytes;
    std::vector<std::uint8_t> m_bytes;
    std::int64_t m_start = 0;
    std::int64_t m_end = 0;
};

/// Bytes: 8 kbit/s at 24 kHz.
constexpr std::int64_t kSmallestFrame = 24;

/// Version, layer and rate do not change within a stream.
constexpr std::uint32_t kSameStream = 0xfffe0c00;

std::int64_t findFrame(Window& window, std::int64_t from, std::uint32_t like)
{
    constexpr std::int64_t kGiveUp = 1 << 18; // about 16 s of garbage at 128 kbit/s
    std::uint32_t h = 0;
    std::uint32_t next = 0;
    for (std::int64_t at = from; at < from + kGiveUp && window.header(at, h); ++at) {
        const MpegFrame f = parseHeader(h);
        if (f.bytes > 0 && (like == 0 || ((h ^ like) & kSameStream) == 0) && window.header(at + f.bytes, next) &&
            ((h ^ next) & kSameStream) == 0 && parseHeader(next).bytes > 0)
            return at;
    }
    return -1;
}

} // namespace

MpegScan scanMpeg(int fd, std::int64_t fileBytes)
{
    Window window(fd, fileBytes);
    std::int64_t at = 0;
    while (const std::uint8_t* id3 = window.bytes(at, 10)) {
        if (std::memcmp(id3, "ID3", 3) != 0)
            break;
        at += 10 + ((id3[6] & 127) << 21 | (id3[7] & 127) << 14 | (id3[8] & 127) << 7 | (id3[9] & 127));
    }
    MpegScan scan;
    at = findFrame(window, at, 0);
    if (at < 0)
        return scan;
    scan.firstFrameAt = at;
    window.header(at, scan.firstHeader);
    const MpegFrame first = parseHeader(scan.firstHeader);
    scan.samplesPerFrame = first.samples;

    if (const std::uint8_t* tag = window.bytes(at, std::min(first.bytes, first.sideInfoBytes + 4 + 148))) {
        const std::uint8_t* x = tag + 4 + first.sideInfoBytes;
        const std::int64_t room = std::min(first.bytes, first.sideInfoBytes + 152) - 4 - first.sideInfoBytes;
        if (room >= 16 && (std::memcmp(x, "Xing", 4) == 0 || std::memcmp(x, "Info", 4) == 0)) {
            scan.hasTag = true;
            const std::uint32_t flags = qFromBigEndian<std::uint32_t>(x + 4);
            const std::int64_t lame =
                8 + (flags & 1) * 4 + ((flags >> 1) & 1) * 4 + ((flags >> 2) & 1) * 100 + ((flags >> 3) & 1) * 4;
            if (room >= lame + 24 && x[lame] != 0)
                scan.delay = ((x[lame + 21] << 4) | (x[lame + 22] >> 4)) + 529; // decoder delay of layer III
            if ((flags & 3) == 3) {
                const std::int64_t frames = qFromBigEndian<std::uint32_t>(x + 8);
                const std::int64_t bytes = qFromBigEndian<std::uint32_t>(x + 12);
                if (at + bytes <= fileBytes && frames * kSmallestFrame <= bytes) {
                    scan.frames = frames;
                    return scan;
                }
            }
        }
    }

    std::uint32_t h = 0;
    std::int64_t frames = 0;
    while (at >= 0 && window.header(at, h)) {
        const MpegFrame f = parseHeader(h);
        if (f.bytes == 0 || ((h ^ scan.firstHeader) & kSameStream) != 0) {
            at = findFrame(window, at + 1, scan.firstHeader);
            continue;
        }
        if (at + f.bytes > fileBytes)
            break;
        ++frames;
        at += f.bytes;
    }
    scan.frames = frames - (scan.hasTag ? 1 : 0);
    return scan;
}

QByteArray mpegLengthTag(const MpegScan& scan, std::int64_t streamBytes)
{
    // The first frame's header without a checksum and padding, at the lowest bitrate that has room for the tag.
    const std::uint32_t like = (scan.firstHeader | 0x00010000) & ~0x0000f200u;
    for (std::uint32_t rate = 1; rate < 15; ++rate) {
        const std::uint32_t header = like | (rate << 12);
        const MpegFrame frame = parseHeader(header);
        const int at = 4 + frame.sideInfoBytes;
        if (frame.bytes < at + 16)
            continue;
        QByteArray tag(frame.bytes, '\0');
        qToBigEndian(header, tag.data());
        std::memcpy(tag.data() + at, "Info", 4);
        qToBigEndian<std::uint32_t>(3, tag.data() + at + 4); // frames and bytes follow
        qToBigEndian<std::uint32_t>(std::uint32_t(scan.frames), tag.data() + at + 8);
        qToBigEndian<std::uint32_t>(std::uint32_t(streamBytes + frame.bytes), tag.data() + at + 12);
        return tag;
    }
    return {};
}

} // namespace unisono
