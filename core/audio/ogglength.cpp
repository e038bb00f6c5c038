#include "core/audio/filehandle.h"
#include "core/audio/streamlength.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace unisono {

FrameCount oggFrames(int fd, std::int64_t fileBytes, bool opus, int rateHz)
{
    std::array<char, 64> head = {};
    readAt(fd, head.data(), head.size(), 0);
    const auto* opusHead = static_cast<const char*>(::memmem(head.data(), head.size(), "OpusHead", 8));
    const bool skipKnown = opus && opusHead && opusHead + 12 <= head.data() + head.size();
    const FrameCount preSkip = skipKnown ? qFromLittleEndian<quint16>(opusHead + 10) : 0;

    // A page has at most 65,307 bytes; the last ones may carry no end of a packet (granule position -1).
    const auto tailBytes = std::min<std::int64_t>(fileBytes, 1 << 18);
    std::vector<char> tail(static_cast<std::size_t>(tailBytes));
    if (readAt(fd, tail.data(), tail.size(), fileBytes - tailBytes) != tailBytes)
        return 0;
    for (std::int64_t i = tailBytes - 27; i >= 0; --i) {
        const char* page = tail.data() + i;
        if (std::memcmp(page, "OggS", 4) != 0)
            continue;
        const auto granule = qFromLittleEndian<qint64>(page + 6);
        if (granule > 0)
            return opus ? (granule - preSkip) * rateHz / 48000 : granule;
    }
    return 0;
}

} // namespace unisono
