#pragma once

#include "core/package/archivereader.h"
#include "core/package/manifest.h"
#include "core/package/packagefile.h"

#include <QJsonObject>

namespace unisono {

/// What is done with audio while the entries are walked.
enum class AudioReading { Skipped, Hashed };

/// A package as it lies in its file: every entry has a name that a package may have, package.json is the first and
/// signature.json the last. Whether they are what was signed is said apart from that.
struct PackageContents {
    std::vector<ManifestEntry> entries; ///< but the signature; without SHA-256 where they were not read
    QByteArray packageJson;
    QByteArray schemaJson;
    QByteArray answersJson;
    Manifest manifest;

    /// Errors: Refused, NewerVersion, Cancelled
    static Result<PackageContents> read(QIODevice& device, AudioReading audio, const PackageLimits& limits,
                                        JobContext& job);

    /// Errors: Refused -> package.signature (the list is not what was signed), package.changed-entry,
    /// package.unsigned-entry, package.missing-entry, package.order
    Result<void> checkSignature() const;
    /// The values; entries and tracks of an offer name each other. Errors: Refused, NewerVersion
    Result<PackageKind> kind(const PackageLimits& limits) const;
    Result<PackageOffer> offer(const PackageLimits& limits) const;
    Result<PackageReturn> returned(const PackageLimits& limits) const;

private:
    Result<void> checkAudio(const PackageOffer& offer) const;
    Result<void> checkParts(const char* second, const QByteArray& json) const;
};

/// Whether `name` is that of an audio entry of a package.
bool isAudioEntry(const QString& name);

/// A regular file for reading; waits for no pipe. Errors: NotFound, CannotRead
Result<std::unique_ptr<QIODevice>> openPackage(const QString& path);

} // namespace unisono
