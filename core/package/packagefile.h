#pragma once

#include "core/base/result.h"
#include "core/crypto/signing.h"
#include "core/jobs/job.h"
#include "core/package/package.h"
#include "core/package/packagelimits.h"

#include <QIODevice>
#include <QMap>

#include <optional>
#include <vector>

namespace unisono {

// Files of work packages (.unipack): a zip of package.json, then schema.json and audio (an offer) or answers.json (a
// return), then signature.json, which holds length and SHA-256 of every other entry and is signed with Ed25519.
// The same value and key give the same bytes. A package is a stranger's file: whatever breaks a rule is refused with
// ErrorCode::Refused, whose detail is the code of the rule ("package.*") and what broke it. Threads: any; jobs.

inline constexpr int kPackageFormat = 1;

enum class PackageKind { Offer, Return };

/// Writes to a file beside it that takes its name when it is whole. Tracks are written by id. What would be refused is
/// not written. `audio`: for every track's audio entry the file that is copied into it, byte by byte: a name or a tag
/// inside that the person must not see has to be gone before. Errors: Refused; Invalid -> the key is not the offer's
/// leadKey, or `audio` does not fit the tracks; CannotRead, NotFound -> an audio file; DiskFull, ReadOnly,
/// CannotWrite; Cancelled
Result<void> writeOffer(const QString& path, const PackageOffer& offer, const QMap<QString, QString>& audio,
                        const SigningKey& leadKey, JobContext& job);
/// As writeOffer; `key`: SigningKey of the offer's returnSeed.
Result<void> writeReturn(const QString& path, const PackageReturn& value, const SigningKey& key);

/// Reads everything but the audio, whose lengths alone are judged. That the signature fits means that one who has the
/// secret of `leadKey` wrote it; whether that is the lead one knows is for the caller to ask.
/// Errors: Refused, NewerVersion, NotFound, CannotRead
Result<PackageOffer> readOffer(const QString& path, const PackageLimits& limits = {});
Result<PackageOffer> readOffer(QIODevice& device, const PackageLimits& limits = {});

/// Copies the audio of the offer into a folder, which is made where it is missing, as "<track id>.<ending>", and never
/// anywhere else; a file of that name is replaced. Gives the files by track id. Refused is also a package that is not
/// the one the offer was read from; nothing of it stays then, nor after Cancelled.
/// Errors: Refused, NewerVersion, NotFound, CannotRead, DiskFull, CannotWrite, Cancelled
Result<QMap<QString, QString>> extractAudio(const QString& path, const PackageOffer& offer, const QString& folder,
                                            JobContext& job, const PackageLimits& limits = {});

struct SignedReturn {
    PackageReturn value;
    QByteArray publicKey; ///< who signed it: to be that of the offer's returnSeed, which the caller compares
};
/// Errors: as readOffer
Result<SignedReturn> readReturn(const QString& path, const PackageLimits& limits = {});
Result<SignedReturn> readReturn(QIODevice& device, const PackageLimits& limits = {});

struct PackageEntry {
    QString name;
    qint64 bytes = 0; ///< unpacked
};

enum class SignatureState {
    Fits,
    Changed, ///< an entry is not what was signed
    Wrong    ///< the signature is not of its list of entries
};
QString signatureStateId(SignatureState state); ///< "fits", "changed", "wrong"

/// What a package is, for people who look at one, also where its content or signature is refused.
struct PackageInspection {
    PackageKind kind = PackageKind::Offer;
    QString package; ///< PackageOffer::id; empty where the content is refused, as all of below
    QString person;
    qint64 tracks = 0;
    qint64 assignments = 0;
    qint64 answers = 0;
    qint64 items = 0;
    std::vector<PackageEntry> entries; ///< in the order of the file
    SignatureState signature = SignatureState::Fits;
    QByteArray publicKey;
    std::optional<Error> problem; ///< why it would be refused; nullopt: it would not
};
/// Reads all of it, audio too. Errors: as readOffer, where not even entries and kind can be told; Cancelled
Result<PackageInspection> inspectPackage(const QString& path, JobContext& job, const PackageLimits& limits = {});
Result<PackageInspection> inspectPackage(QIODevice& device, JobContext& job, const PackageLimits& limits = {});

} // namespace unisono
