#pragma once

#include "core/annotation/model.h"
#include "core/store/sqlite.h"

#include <cstdint>

namespace unisono {

/// The acoustic fingerprint of a track. Computed from its sound, so it is no edit, and lost without harm.
struct Fingerprint {
    TrackId track;
    QByteArray samplesSha256;         ///< of the sound it is of, as Track's
    std::vector<std::uint32_t> words; ///< empty: the sound has none (too short, silent)
    bool operator==(const Fingerprint&) const = default;
};

/// Rows of `fingerprint`.
class FingerprintStore {
public:
    explicit FingerprintStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Fingerprint>> all();   ///< by track
    Result<std::vector<Fingerprint>> heads(); ///< the same without their words
    Result<void> write(const Fingerprint& fingerprint);

private:
    Database& m_database;
};

} // namespace unisono
