#include "core/package/archivewriter.h"
#include "core/package/jsonscan.h"
#include "core/package/packagefile.h"
#include "core/package/packagejson.h"
#include "core/package/refusal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <functional>

#include <fcntl.h>
#include <unistd.h>

namespace unisono {

namespace {

/// A file that takes its name when it is whole and on the disk.
Result<void> writeWhole(const QString& path, const std::function<Result<void>(QFile&)>& write)
{
    const QFileInfo info(path);
    QFile file(QStringLiteral("%1/.%2.part").arg(info.absolutePath(), newPackageId()));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        const ErrorCode code = errno == EROFS ? ErrorCode::ReadOnly : ErrorCode::CannotWrite;
        return Error{code, file.errorString(), path, {}};
    }
    Result<void> done = write(file);
    if (done && (::fsync(file.handle()) != 0 || std::rename(QFile::encodeName(file.fileName()).constData(),
                                                            QFile::encodeName(path).constData()) != 0)) {
        const ErrorCode code = errno == ENOSPC || errno == EDQUOT ? ErrorCode::DiskFull : ErrorCode::CannotWrite;
        done = Error{code, QStringLiteral("cannot finish the file"), path, {}};
    }
    if (!done) {
        file.remove();
        Error error = done.error();
        if (error.subject.isEmpty())
            error.subject = path;
        return error;
    }
    if (const int folder = ::open(QFile::encodeName(info.absolutePath()).constData(), O_RDONLY | O_DIRECTORY);
        folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

Result<void> addSignature(ArchiveWriter& archive, const SigningKey& key)
{
    const QByteArray json = manifestToJson(signedManifest(archive.entries(), key));
    if (const Result<void> added = archive.add(QString::fromLatin1(kSignatureEntry), json); !added)
        return added;
    return archive.finish();
}

struct AudioFile {
    QString entry;
    QString path;
    qint64 bytes = 0;
};

/// By entry. Errors: Invalid, NotFound, Refused
Result<std::vector<AudioFile>> audioFiles(const PackageOffer& offer, const QMap<QString, QString>& audio)
{
    const PackageLimits limits;
    qsizetype wanted = 0;
    for (const PackageTrack& track : offer.tracks) {
        wanted += track.audio.isEmpty() ? 0 : 1;
        if (!track.audio.isEmpty() && !audio.contains(track.audio))
            return Error{ErrorCode::Invalid, QStringLiteral("no file for an audio entry"), track.audio, {}};
    }
    if (wanted != audio.size())
        return Error{ErrorCode::Invalid, QStringLiteral("a file without an audio entry"), {}, {}};
    std::vector<AudioFile> files;
    qint64 total = 0;
    for (auto it = audio.begin(); it != audio.end(); ++it) {
        const QFileInfo info(it.value());
        if (!info.isFile())
            return Error{ErrorCode::NotFound, QStringLiteral("no such file"), it.value(), {}};
        files.push_back({it.key(), it.value(), info.size()});
        total += info.size();
        if (info.size() > limits.audioBytes)
            return refused("package.entry-large", info.fileName());
        if (total > limits.totalBytes - 3 * limits.jsonBytes)
            return refused("package.total-large", info.fileName());
    }
    // package.json, schema.json and the signature come to it.
    if (qsizetype(files.size()) + 3 > limits.entries)
        return refused("package.too-many-entries", QString::number(limits.entries));
    return files;
}

/// What a reader says of the parts. Errors: as reading
Result<QJsonObject> readable(const QByteArray& json, const char* entry)
{
    const PackageLimits limits;
    const QString name = QString::fromLatin1(entry);
    if (json.size() > limits.jsonBytes)
        return refused("package.entry-large", name);
    return untrustedObject(json, name, limits);
}

} // namespace

Result<void> writeOffer(const QString& path, const PackageOffer& offer, const QMap<QString, QString>& audio,
                        const SigningKey& leadKey, JobContext& job)
{
    if (leadKey.publicKey() != offer.leadKey)
        return Error{ErrorCode::Invalid, QStringLiteral("not the key of the offer's lead"), {}, {}};
    const auto files = audioFiles(offer, audio);
    if (!files)
        return files.error();
    PackageOffer ordered = offer;
    std::sort(ordered.tracks.begin(), ordered.tracks.end(),
              [](const PackageTrack& a, const PackageTrack& b) { return a.id < b.id; });
    const QByteArray packageJson = offerToJson(ordered);
    const auto head = readable(packageJson, kPackageEntry);
    if (!head)
        return head.error();
    if (const auto schema = readable(offer.schemaJson, kSchemaEntry); !schema)
        return schema.error();
    if (const auto again = offerFromJson(*head, offer.schemaJson, PackageLimits()); !again)
        return again.error();

    return writeWhole(path, [&](QFile& target) -> Result<void> {
        ArchiveWriter archive(target);
        if (const auto added = archive.add(QString::fromLatin1(kPackageEntry), packageJson); !added)
            return added;
        if (const auto added = archive.add(QString::fromLatin1(kSchemaEntry), offer.schemaJson); !added)
            return added;
        std::size_t count = 0;
        for (const AudioFile& file : *files) {
            QFile source(file.path);
            if (!source.open(QIODevice::ReadOnly))
                return Error{ErrorCode::CannotRead, source.errorString(), file.path, {}};
            if (const auto added = archive.addStored(file.entry, source, file.bytes, job); !added)
                return added;
            job.progress(double(++count) / double(files->size()));
        }
        return addSignature(archive, leadKey);
    });
}

Result<void> writeReturn(const QString& path, const PackageReturn& value, const SigningKey& key)
{
    const QByteArray packageJson = returnToJson(value);
    const QByteArray answersJson = answersToJson(value);
    const auto head = readable(packageJson, kPackageEntry);
    if (!head)
        return head.error();
    const auto answers = readable(answersJson, kAnswersEntry);
    if (!answers)
        return answers.error();
    if (const auto again = returnFromJson(*head, *answers, {}); !again)
        return again.error();
    return writeWhole(path, [&](QFile& target) -> Result<void> {
        ArchiveWriter archive(target);
        if (const auto added = archive.add(QString::fromLatin1(kPackageEntry), packageJson); !added)
            return added;
        if (const auto added = archive.add(QString::fromLatin1(kAnswersEntry), answersJson); !added)
            return added;
        return addSignature(archive, key);
    });
}

} // namespace unisono
