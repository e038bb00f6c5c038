#pragma once

#include "core/annotation/model.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace unisono {

// A work package: what one person gets to work offline (an offer), and what comes back (a return). It holds what they
// need and nothing else; every id in it is random and made for it alone, so that two packages share none.

/// 128 random bits as 26 characters, lower-case base 32 (0-9, a-v); nothing follows from it. Threads: any
QString newPackageId();
/// 26 characters of 0-9 and a-z.
bool isPackageId(const QString& text);

/// "audio/<id>.<ending>", the only form of an audio entry's name. Empty where id or ending is none of a package;
/// `ending` in any case, without its dot.
QString audioEntryName(const QString& trackId, const QString& ending);

struct PackageTrack {
    QString id;
    QString title;
    QString artist;
    QMap<QString, QString> shown; ///< metadata that the schema lets annotators see, by its name
    FrameCount frames = 0;
    SampleRate rate;
    int channels = 0;
    QString audio;            ///< name of its entry; empty: not in the package
    QString reference;        ///< where its audio lies, absolute or relative to the package; empty: nowhere
    QByteArray samplesSha256; ///< as Track's; empty where it is hidden
    bool operator==(const PackageTrack&) const = default;
};

struct PackageAssignment {
    QString id;
    QString track;
    QString layer; ///< LayerDef::id
    SuggestionPolicy suggestions = SuggestionPolicy::None;
    bool operator==(const PackageAssignment&) const = default;
};

/// A unit to learn from, openly marked as such: its answer is given, and nothing of it is sent back.
struct PackageTraining {
    QString id;
    QString track;
    QString layer;               ///< LayerDef::id
    std::vector<Items> accepted; ///< as GoldAnswer's: times, levels, labels and values alone
    double toleranceSeconds = 0; ///< as GoldTolerance's
    double toleranceValue = 0;
    double toleranceRatio = 0;
    bool operator==(const PackageTraining&) const = default;
};

struct PackageOffer {
    QString id;
    QString project; ///< random, another one for every person: not the project's own
    QString person;
    QByteArray leadKey;    ///< 32 bytes, public: who signed the offer
    QByteArray returnSeed; ///< 32 bytes: the seed of the key that signs the return
    int schemaVersion = 0;
    QByteArray schemaJson; ///< as schemaFromJson() reads it
    QString instructions;
    std::vector<PackageTrack> tracks;           ///< by id, which is random
    std::vector<PackageTraining> training;      ///< in the order of work, before the assignments
    std::vector<PackageAssignment> assignments; ///< in the order of work
    bool operator==(const PackageOffer&) const = default;
};

struct PackageAnswer {
    QString assignment; ///< PackageAssignment::id
    AssignmentState state = AssignmentState::Assigned;
    QString reason;            ///< with Skipped and Declined
    std::int64_t revision = 0; ///< when it last changed, ms since 1970: of drafts the highest is the newest
    qint64 submittedMs = 0;    ///< ms since 1970, UTC; 0: not submitted
    qint64 workedMs = 0;       ///< time spent on it
    Items items;
    bool operator==(const PackageAnswer&) const = default;
};

struct PackageReturn {
    QString package; ///< PackageOffer::id
    QString person;
    int schemaVersion = 0;
    QString program; ///< that wrote it, with its version
    std::vector<PackageAnswer> answers;
    bool operator==(const PackageReturn&) const = default;
};

} // namespace unisono
