#include "core/package/packagecontents.h"
#include "core/package/packagefile.h"
#include "core/package/refusal.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <cstdio>

namespace unisono {

namespace {

/// Errors say which file they are about.
template <class Read> auto readFrom(const QString& path, Read read) -> decltype(read(std::declval<QIODevice&>()))
{
    const auto device = openPackage(path);
    if (!device)
        return device.error();
    auto result = read(**device);
    if (result)
        return result;
    Error error = result.error();
    if (error.subject.isEmpty())
        error.subject = path;
    return error;
}

/// Contents that are what was signed.
Result<PackageContents> signedContents(QIODevice& device, const PackageLimits& limits, JobContext& job)
{
    auto contents = PackageContents::read(device, AudioReading::Skipped, limits, job);
    if (!contents)
        return contents;
    if (const Result<void> fits = contents->checkSignature(); !fits)
        return fits.error();
    return contents;
}

Error fileError(const QFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::DiskFull : ErrorCode::CannotWrite, file.errorString(), file.fileName(), {}};
}

/// Files under construction and done, removed unless kept.
class Extraction {
public:
    Extraction() = default;
    ~Extraction()
    {
        for (const Made& one : m_made)
            QFile::remove(one.now);
    }
    Extraction(const Extraction&) = delete;
    Extraction& operator=(const Extraction&) = delete;

    Result<void> write(ArchiveReader& archive, const QByteArray& sha256, const QString& path, JobContext& job)
    {
        // A file of a random name, made anew: nothing that lies there, a link above all, is written through.
        QFile file(path + QLatin1Char('.') + newPackageId());
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return fileError(file);
        m_made.push_back({file.fileName(), path});
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const Result<void> done = archive.read([&](QByteArrayView block) -> Result<void> {
            if (job.cancelled())
                return cancelledError();
            hash.addData(block);
            if (file.write(block.data(), block.size()) != block.size())
                return fileError(file);
            return {};
        });
        if (!done)
            return done;
        if (hash.result() != sha256)
            return refused("package.changed-entry", QFileInfo(path).fileName());
        file.close();
        if (file.error() != QFileDevice::NoError)
            return fileError(file);
        return {};
    }

    /// The files get their names.
    Result<void> keep()
    {
        for (Made& one : m_made) {
            if (std::rename(QFile::encodeName(one.now).constData(), QFile::encodeName(one.path).constData()) != 0)
                return Error{ErrorCode::CannotWrite, QStringLiteral("cannot rename"), one.path, {}};
            one.now = one.path;
        }
        m_made.clear();
        return {};
    }

private:
    struct Made {
        QString now;
        QString path;
    };
    std::vector<Made> m_made;
};

Result<QMap<QString, QString>> extractFrom(QIODevice& device, const PackageOffer& offer, const QString& folder,
                                           JobContext& job, const PackageLimits& limits)
{
    const auto contents = signedContents(device, limits, job);
    if (!contents)
        return contents.error();
    const auto there = contents->offer(limits);
    if (!there)
        return there.error();
    if (there->id != offer.id || there->leadKey != offer.leadKey)
        return refused("package.other");
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot make the folder"), folder, {}};

    QHash<QString, const PackageTrack*> tracks;
    for (const PackageTrack& track : there->tracks)
        if (!track.audio.isEmpty())
            tracks.insert(track.audio, &track);
    qint64 total = 1;
    qint64 done = 0;
    for (const ManifestEntry& entry : contents->entries)
        total += isAudioEntry(entry.name) ? entry.bytes : 0;
    auto archive = ArchiveReader::open(device, limits);
    if (!archive)
        return archive.error();
    Extraction extraction;
    QMap<QString, QString> files;
    for (const ManifestEntry& entry : contents->manifest.entries) {
        const auto next = (*archive)->next();
        if (!next)
            return next.error();
        const PackageTrack* const track = tracks.value(entry.name);
        if (!*next || (*next)->name != entry.name || (*next)->bytes != entry.bytes)
            return refused("package.changed-entry", entry.name);
        if (!track)
            continue;
        const QString path = QDir(folder).filePath(track->id + QLatin1Char('.') + track->audio.section(u'.', -1));
        if (const Result<void> written = extraction.write(**archive, entry.sha256, path, job); !written)
            return written.error();
        files.insert(track->id, path);
        done += entry.bytes;
        job.progress(double(done) / double(total));
    }
    if (const Result<void> kept = extraction.keep(); !kept)
        return kept.error();
    return files;
}

} // namespace

QString signatureStateId(SignatureState state)
{
    switch (state) {
    case SignatureState::Fits:
        return QStringLiteral("fits");
    case SignatureState::Changed:
        return QStringLiteral("changed");
    case SignatureState::Wrong:
        break;
    }
    return QStringLiteral("wrong");
}

Result<PackageOffer> readOffer(QIODevice& device, const PackageLimits& limits)
{
    JobContext job;
    const auto contents = signedContents(device, limits, job);
    if (!contents)
        return contents.error();
    return contents->offer(limits);
}

Result<PackageOffer> readOffer(const QString& path, const PackageLimits& limits)
{
    return readFrom(path, [&](QIODevice& device) { return readOffer(device, limits); });
}

Result<SignedReturn> readReturn(QIODevice& device, const PackageLimits& limits)
{
    JobContext job;
    const auto contents = signedContents(device, limits, job);
    if (!contents)
        return contents.error();
    auto value = contents->returned(limits);
    if (!value)
        return value.error();
    return SignedReturn{*std::move(value), contents->manifest.publicKey};
}

Result<SignedReturn> readReturn(const QString& path, const PackageLimits& limits)
{
    return readFrom(path, [&](QIODevice& device) { return readReturn(device, limits); });
}

Result<QMap<QString, QString>> extractAudio(const QString& path, const PackageOffer& offer, const QString& folder,
                                            JobContext& job, const PackageLimits& limits)
{
    return readFrom(path, [&](QIODevice& device) { return extractFrom(device, offer, folder, job, limits); });
}

Result<PackageInspection> inspectPackage(QIODevice& device, JobContext& job, const PackageLimits& limits)
{
    const auto contents = PackageContents::read(device, AudioReading::Hashed, limits, job);
    if (!contents)
        return contents.error();
    const auto kind = contents->kind(limits);
    if (!kind)
        return kind.error();
    PackageInspection found;
    found.kind = *kind;
    found.publicKey = contents->manifest.publicKey;
    for (const ManifestEntry& entry : contents->entries)
        found.entries.push_back({entry.name, entry.bytes});
    if (const Result<void> fits = contents->checkSignature(); !fits) {
        found.signature = contents->manifest.fits() ? SignatureState::Changed : SignatureState::Wrong;
        found.problem = fits.error();
    }
    const auto note = [&found](const Error& error) {
        if (!found.problem)
            found.problem = error;
    };
    if (*kind == PackageKind::Offer) {
        const auto offer = contents->offer(limits);
        if (!offer) {
            note(offer.error());
            return found;
        }
        found.package = offer->id;
        found.person = offer->person;
        found.tracks = qint64(offer->tracks.size());
        found.assignments = qint64(offer->assignments.size());
    } else {
        const auto value = contents->returned(limits);
        if (!value) {
            note(value.error());
            return found;
        }
        found.package = value->package;
        found.person = value->person;
        found.answers = qint64(value->answers.size());
        for (const PackageAnswer& answer : value->answers)
            found.items += qint64(answer.items.size());
    }
    return found;
}

Result<PackageInspection> inspectPackage(const QString& path, JobContext& job, const PackageLimits& limits)
{
    return readFrom(path, [&](QIODevice& device) { return inspectPackage(device, job, limits); });
}

} // namespace unisono
