#include "core/workflow/workunit.h"

namespace unisono {

int lengthBucket(double seconds)
{
    int bucket = 0;
    for (const double end : {60, 180, 360, 900, 3600})
        bucket += seconds >= end ? 1 : 0;
    return bucket;
}

std::uint64_t unitNumber(const UnitKey& unit)
{
    // FNV-1a; qHash() differs from run to run.
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const QChar each : unit.layer)
        hash = (hash ^ each.unicode()) * 0x100000001b3U;
    return (hash ^ std::uint64_t(unit.track.value)) * 0x100000001b3U;
}

} // namespace unisono
