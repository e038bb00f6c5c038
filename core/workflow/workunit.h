#pragma once

#include "core/annotation/model.h"

#include <QString>

namespace unisono {

/// What is worked on: a track under a layer.
struct UnitKey {
    TrackId track;
    QString layer; ///< LayerDef::id
    bool operator==(const UnitKey&) const = default;
    bool operator<(const UnitKey& o) const { return track != o.track ? track < o.track : layer < o.layer; }
};

/// Classes of length: under 1 minute, 3, 6, 15, an hour, above.
int lengthBucket(double seconds);

/// What units are balanced and matched by.
struct Stratum {
    QString genre;
    int lengthBucket = 0;
    QString source; ///< media root or collection
    bool operator==(const Stratum&) const = default;
};

/// A number for a unit that is the same in every run and on every machine.
std::uint64_t unitNumber(const UnitKey& unit);

} // namespace unisono
