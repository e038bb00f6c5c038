#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QString>

#include <unordered_map>

namespace unisono {

/// How many items carry a label (or genre), by track.
using TrackCounts = std::unordered_map<TrackId, std::int64_t>;
/// Layer -> label -> its uses; none without an item.
using LabelUse = QHash<QString, QHash<QString, TrackCounts>>;

inline std::int64_t itemsOf(const TrackCounts& counts)
{
    std::int64_t sum = 0;
    for (const auto& [track, items] : counts)
        sum += items;
    return sum;
}

} // namespace unisono
