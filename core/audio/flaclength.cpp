#include "core/audio/filehandle.h"
#include "core/audio/streamlength.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace unisono {

namespace {

using Bytes = std::span<const std::uint8_t>;

std::uint8_t crc8(Bytes bytes) // x^8 + x^2 + x + 1
{
    unsigned crc = 0;
    for (const std::uint8_t b : bytes) {
        crc ^= b;
        for (int i = 0; i < 8; ++i)
            crc = (crc << 1) ^ ((crc & 0x80) ? 0x107u : 0u);
    }
    return std::uint8_t(crc);
}

std::uint16_t crc16(Bytes bytes) // x^16 + x^15 + x^2 + 1
{
    unsigned crc = 0;
    for (const std::uint8_t b : bytes) {
        crc ^= unsigned(b) << 8;
        for (int i = 0; i < 8; ++i)
            crc = (crc << 1) ^ ((crc & 0x8000) ? 0x18005u : 0u);
    }
    return std::uint16_t(crc);
}

struct FlacFrame {
    std::int64_t start = 0; ///< in frames of audio
    int length = 0;
};

/// A frame header at the start of `b`, else length 0. `blockSize`: of every frame but the last where blocking is fixed.
FlacFrame parseHeader(Bytes b, int blockSize)
{
    if (b.size() < 16 || b[0] != 0xff || (b[1] & 0xfe) != 0xf8)
        return {};
    const int sizeCode = b[2] >> 4;
    const int rateCode = b[2] & 15;
    if (sizeCode == 0 || rateCode == 15 || (b[3] >> 4) > 10 || (b[3] & 1))
        return {};
    // The number, coded as in UTF-8 but up to 36 bits.
    std::size_t at = 4;
    int more = 0;
    std::int64_t number = b[at];
    if (b[at] >= 0xc0) {
        while (more < 6 && (b[at] & (0x40 >> more)))
            ++more;
        number = more == 6 ? 0 : b[at] & (0x3f >> more);
    } else if (b[at] >= 0x80) {
        return {};
    }
    for (++at; more > 0; --more, ++at) {
        if ((b[at] & 0xc0) != 0x80)
            return {};
        number = (number << 6) | (b[at] & 0x3f);
    }
    int length = 0;
    if (sizeCode == 1)
        length = 192;
    else if (sizeCode <= 5)
        length = 576 << (sizeCode - 2);
    else if (sizeCode >= 8)
        length = 256 << (sizeCode - 8);
    if (sizeCode == 6)
        length = b[at++] + 1;
    else if (sizeCode == 7) {
        length = ((b[at] << 8) | b[at + 1]) + 1;
        at += 2;
    }
    at += rateCode == 12 ? 1 : rateCode > 12 ? 2 : 0;
    if (at >= b.size() || crc8(b.first(at)) != b[at])
        return {};
    const bool variable = b[1] & 1;
    return {variable ? number : number * blockSize, length};
}

} // namespace

FrameCount flacFrames(int fd, std::int64_t fileBytes, FrameCount stated)
{
    // An ID3 tag may stand before; then the stream's own header is trusted.
    std::array<std::uint8_t, 42> head = {};
    if (readAt(fd, head.data(), head.size(), 0) != std::int64_t(head.size()) || head[0] != 'f' || head[1] != 'L')
        return stated;
    const int blockSize = (head[10] << 8) | head[11];
    const int channels = ((head[20] >> 1) & 7) + 1;
    const int bits = (((head[20] & 1) << 4) | (head[21] >> 4)) + 1;
    // A frame is hardly larger than its plain samples.
    const std::int64_t frameBytes = std::int64_t(blockSize) * channels * ((bits + 7) / 8) + 1024;
    const auto tailBytes = std::min<std::int64_t>({fileBytes, 1 << 20, std::max<std::int64_t>(frameBytes * 2, 65536)});
    std::vector<std::uint8_t> tail(static_cast<std::size_t>(tailBytes) + 16); // zeros behind, for parseHeader
    if (readAt(fd, tail.data(), std::size_t(tailBytes), fileBytes - tailBytes) != tailBytes)
        return stated;
    for (std::int64_t i = tailBytes - 6; i >= 0; --i) {
        const Bytes rest = Bytes(tail).subspan(std::size_t(i));
        const FlacFrame frame = parseHeader(rest, blockSize);
        if (frame.length == 0)
            continue;
        const FrameCount end = frame.start + frame.length;
        if (stated > frame.start && stated <= end)
            return stated;
        const Bytes whole = rest.first(std::size_t(tailBytes - i - 2));
        const bool complete = crc16(whole) == ((rest[whole.size()] << 8) | rest[whole.size() + 1]);
        const FrameCount there = complete ? end : frame.start;
        return stated > 0 ? std::min(stated, there) : there;
    }
    return stated;
}

} // namespace unisono
