#include "core/package/packagecontents.h"

#include "core/package/jsonscan.h"
#include "core/package/packagejson.h"
#include "core/package/refusal.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace unisono {

namespace {

QString nameOf(const char* entry)
{
    return QString::fromLatin1(entry);
}

/// Where a package of a newer form may hold other entries, it says so before they are judged. Anything else that is
/// wrong with package.json is said when its signature is known to fit.
Result<void> checkVersion(const QByteArray& packageJson, const PackageLimits& limits)
{
    const Result<QJsonObject> head = untrustedObject(packageJson, nameOf(kPackageEntry), limits);
    if (!head)
        return {};
    const Result<PackageKind> kind = kindFromJson(*head);
    if (!kind && kind.error().code == ErrorCode::NewerVersion)
        return kind.error();
    return {};
}

Result<QByteArray> hashedAudio(ArchiveReader& archive, JobContext& job)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const Result<void> done = archive.read([&](QByteArrayView block) -> Result<void> {
        if (job.cancelled())
            return cancelledError();
        hash.addData(block);
        return {};
    });
    if (!done)
        return done.error();
    return hash.result();
}

} // namespace

bool isAudioEntry(const QString& name)
{
    return name.startsWith(QLatin1String("audio/")) &&
           name == audioEntryName(name.section(u'/', 1).section(u'.', 0, 0), name.section(u'.', -1));
}

Result<std::unique_ptr<QIODevice>> openPackage(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("no such file"), path, {}};
    auto file = std::make_unique<QFile>(path);
    if (!info.isFile() || !file->open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotRead, file->errorString(), path, {}};
    return std::unique_ptr<QIODevice>(std::move(file));
}

Result<PackageContents> PackageContents::read(QIODevice& device, AudioReading audio, const PackageLimits& limits,
                                              JobContext& job)
{
    auto archive = ArchiveReader::open(device, limits);
    if (!archive)
        return archive.error();
    PackageContents contents;
    bool complete = false;
    for (;;) {
        if (job.cancelled())
            return cancelledError();
        const auto next = (*archive)->next();
        if (!next)
            return next.error();
        if (!*next)
            break;
        ManifestEntry entry{(*next)->name, (*next)->bytes, {}};
        const bool isFirst = contents.entries.empty();
        if (complete || isFirst != (entry.name == QLatin1String(kPackageEntry)))
            return refused("package.order", entry.name);
        if (isAudioEntry(entry.name)) {
            if (audio == AudioReading::Hashed) {
                auto hash = hashedAudio(**archive, job);
                if (!hash)
                    return hash.error();
                entry.sha256 = *std::move(hash);
            }
            contents.entries.push_back(std::move(entry));
            continue;
        }
        const bool isSignature = entry.name == QLatin1String(kSignatureEntry);
        QByteArray* const part = isFirst                                      ? &contents.packageJson
                                 : entry.name == QLatin1String(kSchemaEntry)  ? &contents.schemaJson
                                 : entry.name == QLatin1String(kAnswersEntry) ? &contents.answersJson
                                                                              : nullptr;
        if (!part && !isSignature)
            return refused("package.unknown-entry", entry.name);
        auto json = (*archive)->readAll();
        if (!json)
            return json.error();
        if (isSignature) {
            auto manifest = manifestFromJson(*json, limits);
            if (!manifest)
                return manifest.error();
            contents.manifest = *std::move(manifest);
            complete = true;
            continue;
        }
        entry.sha256 = QCryptographicHash::hash(*json, QCryptographicHash::Sha256);
        *part = *std::move(json);
        contents.entries.push_back(std::move(entry));
        if (isFirst)
            if (const Result<void> known = checkVersion(contents.packageJson, limits); !known)
                return known.error();
    }
    if (contents.entries.empty())
        return refused("package.missing-entry", nameOf(kPackageEntry));
    if (!complete)
        return refused("package.missing-entry", nameOf(kSignatureEntry));
    return contents;
}

Result<void> PackageContents::checkSignature() const
{
    if (!manifest.fits())
        return refused("package.signature");
    QSet<QString> there;
    QHash<QString, const ManifestEntry*> signedOnes;
    for (const ManifestEntry& entry : entries)
        there.insert(entry.name);
    for (const ManifestEntry& entry : manifest.entries) {
        signedOnes.insert(entry.name, &entry);
        if (!there.contains(entry.name))
            return refused("package.missing-entry", entry.name);
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const ManifestEntry* const was = signedOnes.value(entries[i].name);
        if (!was)
            return refused("package.unsigned-entry", entries[i].name);
        if (was->bytes != entries[i].bytes || (!entries[i].sha256.isEmpty() && was->sha256 != entries[i].sha256))
            return refused("package.changed-entry", entries[i].name);
        if (i >= manifest.entries.size() || manifest.entries[i].name != entries[i].name)
            return refused("package.order", entries[i].name);
    }
    if (entries.size() != manifest.entries.size())
        return refused("package.order", manifest.entries.back().name);
    return {};
}

Result<PackageKind> PackageContents::kind(const PackageLimits& limits) const
{
    const Result<QJsonObject> head = untrustedObject(packageJson, nameOf(kPackageEntry), limits);
    if (!head)
        return head.error();
    return kindFromJson(*head);
}

/// The second entry is `second`, and in a return there is no third.
Result<void> PackageContents::checkParts(const char* second, const QByteArray& json) const
{
    if (json.isNull())
        return refused("package.missing-entry", nameOf(second));
    if (entries[1].name != QLatin1String(second))
        return refused("package.order", entries[1].name);
    for (std::size_t i = 2; i < entries.size(); ++i)
        if (second == kAnswersEntry || !isAudioEntry(entries[i].name))
            return refused("package.unknown-entry", entries[i].name);
    return {};
}

Result<void> PackageContents::checkAudio(const PackageOffer& offer) const
{
    QSet<QString> named;
    for (const PackageTrack& track : offer.tracks)
        if (!track.audio.isEmpty())
            named.insert(track.audio);
    for (const ManifestEntry& entry : entries)
        if (isAudioEntry(entry.name) && !named.remove(entry.name))
            return refused("package.unknown-entry", entry.name);
    if (!named.isEmpty())
        return refused("package.missing-entry", *named.begin());
    return {};
}

Result<PackageOffer> PackageContents::offer(const PackageLimits& limits) const
{
    const Result<QJsonObject> head = untrustedObject(packageJson, nameOf(kPackageEntry), limits);
    if (!head)
        return head.error();
    const Result<PackageKind> kind = kindFromJson(*head);
    if (!kind)
        return kind.error();
    if (*kind != PackageKind::Offer)
        return refused("package.is-return");
    if (const Result<void> parts = checkParts(kSchemaEntry, schemaJson); !parts)
        return parts.error();
    if (const Result<QJsonObject> schema = untrustedObject(schemaJson, nameOf(kSchemaEntry), limits); !schema)
        return schema.error();
    Result<PackageOffer> offer = offerFromJson(*head, schemaJson, limits);
    if (!offer)
        return offer;
    if (const Result<void> audio = checkAudio(*offer); !audio)
        return audio.error();
    if (offer->leadKey != manifest.publicKey)
        return refused("package.signer");
    return offer;
}

Result<PackageReturn> PackageContents::returned(const PackageLimits& limits) const
{
    const Result<QJsonObject> head = untrustedObject(packageJson, nameOf(kPackageEntry), limits);
    if (!head)
        return head.error();
    const Result<PackageKind> kind = kindFromJson(*head);
    if (!kind)
        return kind.error();
    if (*kind != PackageKind::Return)
        return refused("package.is-offer");
    if (const Result<void> parts = checkParts(kAnswersEntry, answersJson); !parts)
        return parts.error();
    const Result<QJsonObject> answers = untrustedObject(answersJson, nameOf(kAnswersEntry), limits);
    if (!answers)
        return answers.error();
    return returnFromJson(*head, *answers, limits);
}

} // namespace unisono
