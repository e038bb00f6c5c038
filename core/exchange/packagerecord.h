#pragma once

#include "core/package/package.h"
#include "core/store/project.h"

#include <QMap>

namespace unisono {

/// What the lead's project keeps openly of a package that went out.
struct PackageRecord {
    QString id; ///< PackageOffer::id
    PersonId person;
    qint64 madeMs = 0;
    int assignments = 0;
    int schemaVersion = 0;
    QByteArray returnKey; ///< public: signs what comes back
    QStringList returns;  ///< SHA-256 of the answers that came back, in hexadecimal, ascending
    int answered = 0;     ///< assignments that are handed in or skipped
    bool operator==(const PackageRecord&) const = default;
};
QByteArray packageRecordToJson(const PackageRecord& record);
/// Errors: Corrupt
Result<PackageRecord> packageRecordFromJson(const QString& id, const QByteArray& json);

/// What the ids of a package stand for: sealed.
struct PackageMap {
    struct Work {
        AssignmentId assignment;
        QString gold; ///< key of its SealedGold record; empty: not gold
        bool operator==(const Work&) const = default;
    };
    struct Excerpt {
        TrackId track;
        Frame start; ///< of the track, where the package's begins
        bool operator==(const Excerpt&) const = default;
    };
    QMap<QString, Work> assignments; ///< by PackageAssignment::id
    QMap<QString, Excerpt> tracks;   ///< by PackageTrack::id
    bool operator==(const PackageMap&) const = default;
};
QByteArray packageMapToJson(const PackageMap& map);
/// Errors: Corrupt
Result<PackageMap> packageMapFromJson(const QByteArray& json);

/// What the project of somebody who works on a package keeps of it, and which of its rows is which of the package.
struct WorkOrder {
    PackageOffer offer;                      ///< without its schema
    QMap<QString, AssignmentId> assignments; ///< those of training, too
    QMap<QString, TrackId> tracks;
    qint64 openedMs = 0;
};
QByteArray workOrderToJson(const WorkOrder& order);
/// Errors: Corrupt
Result<WorkOrder> workOrderFromJson(const QByteArray& json);
/// The work order of a project that was made from a package; nullopt: it was not.
std::optional<WorkOrder> workOrderOf(const Project& project);

/// An answer as it came back, on the time of the track: sealed, one for every different content, so that nothing that
/// came back is ever replaced.
struct ReceivedAnswer {
    AssignmentState state = AssignmentState::Assigned;
    QString reason;
    std::int64_t revision = 0;
    qint64 submittedMs = 0;
    qint64 workedMs = 0;
    int schemaVersion = 0;
    Items items;
    bool operator==(const ReceivedAnswer&) const = default;
};
QByteArray receivedToJson(const ReceivedAnswer& answer);
/// Errors: Corrupt
Result<ReceivedAnswer> receivedFromJson(const QByteArray& json);
/// Of two answers to one assignment the one that counts, whatever order they came in: what was handed in before what
/// was not, of those the first; of drafts the newest; what they hold decides where all else is equal.
bool countsBefore(const ReceivedAnswer& a, const QByteArray& hashA, const ReceivedAnswer& b, const QByteArray& hashB);

} // namespace unisono
