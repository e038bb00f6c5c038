#include "core/package/manifest.h"

#include "core/package/jsonscan.h"
#include "core/package/members.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace unisono {

namespace {

constexpr char kAlgorithm[] = "ed25519";

/// What is signed says what it is, so that the signature fits nothing else.
QByteArray statement(const std::vector<ManifestEntry>& entries)
{
    return QByteArrayLiteral("unisono package manifest 1\n") + manifestHash(entries);
}

} // namespace

bool Manifest::fits() const
{
    return verifies(publicKey, statement(entries), signature);
}

QByteArray manifestHash(const std::vector<ManifestEntry>& entries)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const ManifestEntry& entry : entries) {
        hash.addData(entry.name.toUtf8());
        hash.addData(QByteArray(1, '\n') + QByteArray::number(entry.bytes) + '\n');
        hash.addData(entry.sha256.toHex() + '\n');
    }
    return hash.result();
}

Manifest signedManifest(std::vector<ManifestEntry> entries, const SigningKey& key)
{
    const QByteArray signature = key.sign(statement(entries));
    return {std::move(entries), key.publicKey(), signature};
}

QByteArray manifestToJson(const Manifest& manifest)
{
    QJsonArray entries;
    for (const ManifestEntry& entry : manifest.entries)
        entries.append(QJsonObject{{QLatin1String("name"), entry.name},
                                   {QLatin1String("bytes"), entry.bytes},
                                   {QLatin1String("sha256"), QString::fromLatin1(entry.sha256.toHex())}});
    const QJsonObject object{{QLatin1String("algorithm"), QLatin1String(kAlgorithm)},
                             {QLatin1String("publicKey"), QString::fromLatin1(manifest.publicKey.toHex())},
                             {QLatin1String("entries"), entries},
                             {QLatin1String("signature"), QString::fromLatin1(manifest.signature.toHex())}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Manifest> manifestFromJson(const QByteArray& json, const PackageLimits& limits)
{
    const QString place = QString::fromLatin1(kSignatureEntry);
    const Result<QJsonObject> object = untrustedObject(json, place, limits);
    if (!object)
        return object.error();
    std::optional<Error> error;
    Members in(*object, place, error);
    if (in.line("algorithm") != QLatin1String(kAlgorithm))
        in.fail("package.member", "algorithm");
    Manifest manifest;
    manifest.publicKey = in.hex("publicKey", kPublicKeyBytes);
    manifest.signature = in.hex("signature", kSignatureBytes);
    in.objects("entries", [&](Members& one) {
        ManifestEntry entry;
        entry.name = one.line("name");
        entry.bytes = one.whole("bytes", 0, limits.totalBytes);
        entry.sha256 = one.hex("sha256", 32);
        manifest.entries.push_back(std::move(entry));
    });
    if (error)
        return *std::move(error);
    return manifest;
}

} // namespace unisono
