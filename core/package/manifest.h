#pragma once

#include "core/base/result.h"
#include "core/crypto/signing.h"
#include "core/package/packagelimits.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace unisono {

inline constexpr char kPackageEntry[] = "package.json";
inline constexpr char kSchemaEntry[] = "schema.json";
inline constexpr char kAnswersEntry[] = "answers.json";
inline constexpr char kSignatureEntry[] = "signature.json";

/// An entry as it was signed.
struct ManifestEntry {
    QString name;
    qint64 bytes = 0;  ///< unpacked
    QByteArray sha256; ///< 32 bytes, of the unpacked bytes
    bool operator==(const ManifestEntry&) const = default;
};

/// Every entry of a package but the signature itself, in the order of the file, and who signed them.
struct Manifest {
    std::vector<ManifestEntry> entries;
    QByteArray publicKey;
    QByteArray signature;

    /// Whether the signature is of these entries.
    bool fits() const;
};

/// SHA-256 over name, length and SHA-256 of the entries in order. 32 bytes.
QByteArray manifestHash(const std::vector<ManifestEntry>& entries);

Manifest signedManifest(std::vector<ManifestEntry> entries, const SigningKey& key);

/// As signature.json. Reading judges the shape alone. Errors: as untrustedObject(); Refused -> package.member
QByteArray manifestToJson(const Manifest& manifest);
Result<Manifest> manifestFromJson(const QByteArray& json, const PackageLimits& limits);

} // namespace unisono
