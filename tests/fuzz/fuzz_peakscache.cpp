// Any bytes as a stored pyramid: loaded whole or refused. The hashes of the input are put right first in half of the
// cases, so that what stands behind them is reached.
#include "core/audio/peakdata.h"
#include "core/audio/peakfile.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

using namespace unisono;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 10)
        return 0;
    const FileIdentity identity{QByteArray(32, 'i')};
    FileHandle file(::memfd_create("fuzz", MFD_CLOEXEC));
    const bool valid = data[0] & 1;
    if (valid) {
        // The first bytes choose a head, the rest is cells.
        PeakFileHead head;
        head.info.channels = 1 + data[1] % 64;
        head.lanes = data[2] % 8 == 0 ? data[2] : laneCount(head.info.channels);
        head.info.frames = FrameCount(data[3]) << (data[4] % 60);
        head.info.rate = {1000 + data[5] * 3000};
        const std::int64_t cells = std::int64_t(size) - 6;
        if (!writeAt(file.fd(), data + 6, std::size_t(cells), kPeakDataAt))
            return 0;
        head.dataHash = hashPeakData(file.fd(), cells).value_or(0);
        if (!writePeakHead(file.fd(), head, identity))
            return 0;
    } else if (!writeAt(file.fd(), data, size, 0)) {
        return 0;
    }
    const auto loaded = PeakData::load(std::move(file), QStringLiteral("fuzz"), identity, {QString(), 0});
    if (!loaded)
        return 0;
    std::vector<PeakColumn> columns(64);
    const double frames = double((*loaded)->info().frames);
    for (const double step : {1.0, 300.0, frames / 64, frames})
        for (const double from : {-100.0, 0.0, frames / 2, frames}) {
            (*loaded)->columns(ChannelChoice::Mix, from, step, columns);
            (*loaded)->columns(ChannelChoice::Side, from, step, columns);
            for (const PeakColumn& c : columns)
                if (!std::isfinite(c.min) || !std::isfinite(c.max) || c.min < -1 || c.max > 1)
                    std::abort();
        }
    return 0;
}
