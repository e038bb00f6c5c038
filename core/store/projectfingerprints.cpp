#include "core/store/projectprivate.h"

namespace unisono {

Result<void> Project::keepFingerprints(const std::vector<Fingerprint>& fingerprints)
{
    if (d->isReadOnly)
        return Error{ErrorCode::ReadOnly, QStringLiteral("opened read-only"), path(), {}};
    if (d->damage)
        return *d->damage;
    Transaction transaction(*d->connection->database);
    if (!transaction.begun())
        return transaction.begun();
    FingerprintStore store(*d->connection->database);
    for (const Fingerprint& fingerprint : fingerprints)
        if (const Track* known = track(fingerprint.track); known && known->samplesSha256 == fingerprint.samplesSha256)
            if (Result<void> done = store.write(fingerprint); !done)
                return done;
    return transaction.commit();
}

std::vector<Fingerprint> Project::fingerprints() const
{
    auto all = d->readOrEmpty([&] { return FingerprintStore(*d->connection->database).all(); });
    std::erase_if(all, [&](const Fingerprint& f) {
        const Track* known = track(f.track);
        return !known || known->samplesSha256 != f.samplesSha256;
    });
    return all;
}

std::vector<TrackId> Project::tracksWithoutFingerprint() const
{
    std::unordered_map<TrackId, QByteArray> known;
    for (Fingerprint& head : d->readOrEmpty([&] { return FingerprintStore(*d->connection->database).heads(); }))
        known[head.track] = std::move(head.samplesSha256);
    std::vector<TrackId> missing;
    for (const Track& track : tracks()) {
        const auto of = known.find(track.id);
        if (track.hasAudio() && !track.samplesSha256.isEmpty() &&
            (of == known.end() || of->second != track.samplesSha256))
            missing.push_back(track.id);
    }
    return missing;
}

} // namespace unisono
