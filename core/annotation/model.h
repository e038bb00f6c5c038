#pragma once

#include "core/base/id.h"
#include "core/genre/schema.h"
#include "core/time/frame.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace unisono {

/// What a person may do (see core/workflow/roles.h).
enum class Role { Annotator, Adjudicator, GoldSteward, Lead, RightsOfficer, Auditor, Model };

/// A set of roles.
struct Roles {
    std::uint32_t bits = 0;
    static Roles of(std::initializer_list<Role> roles)
    {
        Roles all;
        for (const Role role : roles)
            all.bits |= 1U << unsigned(role);
        return all;
    }
    bool has(Role role) const { return (bits & 1U << unsigned(role)) != 0; }
    bool isEmpty() const { return bits == 0; }
    bool operator==(const Roles&) const = default;
};

/// Which model it is, to the bit.
struct ModelIdentity {
    QString name;
    QString version;
    QString weightsSha256; ///< hexadecimal
    bool operator==(const ModelIdentity&) const = default;
};

/// A person at work, or a model. One exists without ceremony in every project: the one at the keyboard.
struct Person {
    PersonId id;
    QString name;
    Roles roles = {};         ///< none: annotator, and lead where the project is theirs
    bool isAway = false;      ///< gets nothing assigned; what they did stays
    ModelIdentity model = {}; ///< with Role::Model
    bool operator==(const Person&) const = default;
};

/// A folder that track paths are relative to, so that a project moves between machines.
struct MediaRoot {
    MediaRootId id;
    QString path; ///< absolute, or relative to the project file ("." = its own folder)
    bool operator==(const MediaRoot&) const = default;
};

/// An audio file in the project. `frames` and `rate` are what its decoder gave when it was added.
struct Track {
    TrackId id;
    MediaRootId root;
    QString path; ///< relative to the root, with '/'; empty: a track without audio
    QString title;
    QString artist;
    QString album;
    QString genre;
    QString date;
    FrameCount frames = 0;
    SampleRate rate;
    int channels = 0;
    QString encoding; ///< "FLAC, 16 bit" ...
    qint64 fileBytes = 0;
    QByteArray fileSha256;    ///< 32 bytes; empty: not computed yet
    QByteArray samplesSha256; ///< of the decoded samples as interleaved float32 little-endian; empty: not computed yet
    QString rights;
    qint64 addedMs = 0; ///< ms since 1970, UTC
    bool operator==(const Track&) const = default;

    bool hasAudio() const { return !path.isEmpty(); }
};

/// A version of the project's schema that was published after its first. Immutable.
struct SchemaVersion {
    SchemaVersionId id;
    int version = 0;
    QString hash;    ///< schemaHash()
    QString parent;  ///< of the version it was made from
    QByteArray json; ///< schemaToJson()
    qint64 publishedMs = 0;
    bool operator==(const SchemaVersion&) const = default;
};

/// What a part of the draft is.
enum class DraftKind { Header, Layer, Genre };
/// A part of the project's draft of its next schema: small, so that an edit of it is small.
struct DraftPart {
    DraftPartId id;
    DraftKind kind = DraftKind::Header;
    std::int64_t place = 0; ///< order among those of its kind
    QByteArray json;        ///< JSON object
    bool operator==(const DraftPart&) const = default;
};

/// Why a unit is worked on.
enum class PassKind { Independent, Repeat, GoldAuthoring, Adjudication, Audit };
/// Not annotated = Assigned; annotated as empty = SubmittedEmpty; skipped with a reason = Skipped; never mixed.
enum class AssignmentState { Assigned, InProgress, Submitted, SubmittedEmpty, Frozen, Skipped, Declined, Expired };
/// Whether suggestions of a model are shown: fixed for an assignment, so that their influence can be measured.
enum class SuggestionPolicy { None, Shown, Delayed };

/// One person's work on one unit (track x layer) in one pass. Items belong to it.
struct Assignment {
    AssignmentId id;
    TrackId track;
    QString layer; ///< LayerDef::id
    PersonId person;
    PassKind pass = PassKind::Independent;
    AssignmentState state = AssignmentState::Assigned;
    QString reason;        ///< with Skipped and Declined
    int schemaVersion = 0; ///< that it was begun under, or brought up to; 0: the project's first
    QString stale;         ///< why it has to be looked at again since the schema changed; empty: it has not
    SuggestionPolicy suggestions = SuggestionPolicy::None;
    qint64 sinceMs = 0; ///< when it came into its state; 0: unknown
    bool operator==(const Assignment&) const = default;
};

/// How far a unit (track x layer) has come. That it is gold is not said here but in the sealed records.
enum class UnitState { Open, Collecting, Comparing, InAdjudication, Resolved };
/// Why it was resolved as it was.
enum class Resolution { None, Unanimous, ByRule, Adjudicated };
/// What keeps a unit from going on, over any state.
enum class Hold { Legal, Consent, Privacy, Duplicate, Technical, Integrity };

/// A track x layer that work was asked for.
struct Unit {
    UnitId id;
    TrackId track;
    QString layer;
    UnitState state = UnitState::Open;
    Resolution resolution = Resolution::None;
    std::uint32_t holds = 0; ///< bits by Hold
    qint64 sinceMs = 0;      ///< when it came into its state
    bool operator==(const Unit&) const = default;

    bool isHeld() const { return holds != 0; }
};

/// What a record holds. Those called Sealed are encrypted (see core/store/vault.h).
enum class RecordKind {
    Policy,           ///< key: its version; body: JSON (core/workflow/assigningpolicy.h)
    Key,              ///< one: how the key of the sealed records comes from the lead's passphrase
    Package,          ///< key: public id of the package; body: JSON, to whom it went and what is back
    Commitment,       ///< key: hash; body: JSON, when it was published
    SealedSubmission, ///< key: assignment; its items
    SealedReceived,   ///< key: assignment and hash; an answer as it came back
    SealedGold,       ///< key: random; a golden answer
    SealedPackage,    ///< key: public id of the package; what its ids stand for
    SealedScore,      ///< key: random; how an answer to gold was judged
    WorkOrder,        ///< key: package; body: JSON, in the project of somebody who works on it
};
/// A small document of the project, found by its kind and key.
struct Record {
    RecordId id;
    RecordKind kind = RecordKind::Policy;
    QString key; ///< unique within its kind
    QByteArray body;
    bool operator==(const Record&) const = default;
};

enum class Confidence { Unstated, Sure, Unsure };
enum class OriginKind { Drawn, Tapped, Imported, SuggestionAccepted, SuggestionModified };

struct Origin {
    OriginKind kind = OriginKind::Drawn;
    QString detail;                   ///< imported: format and file; suggestion: model and version
    std::optional<Frame> rawTapFrame; ///< tapped: where it was heard, before latency calibration and snap
    bool operator==(const Origin&) const = default;
};

/// Payloads by layer kind; an Interval has none beside its label.
struct InstantValue {
    std::optional<int> bar;
    std::optional<int> beat; ///< 1 = downbeat
    bool operator==(const InstantValue&) const = default;
};
struct CurvePoint {
    Frame at;
    std::optional<double> value; ///< nullopt: unvoiced from here on
    bool operator==(const CurvePoint&) const = default;
};
struct CurveValue {
    std::vector<CurvePoint> points; ///< by time, inside the item's span
    bool operator==(const CurveValue&) const = default;
};
struct NoteValue {
    double pitchCents = 0;          ///< 6900 = A4 = 440 Hz; 100 a semitone
    std::optional<double> velocity; ///< 0..1
    bool operator==(const NoteValue&) const = default;
};
struct ChordValue {
    QString harte; ///< Harte syntax, "N" = no chord
    bool operator==(const ChordValue&) const = default;
};
struct TextValue {
    QString text;
    bool operator==(const TextValue&) const = default;
};
struct TagValue {
    QStringList labels; ///< label ids in vocabulary order; one with TagChoice::One and Path
    std::optional<double> number;
    bool noFiner = false; ///< Path: said on purpose that none of the finer ones fits
    bool operator==(const TagValue&) const = default;
};
using Payload = std::variant<std::monostate, InstantValue, CurveValue, NoteValue, ChordValue, TextValue, TagValue>;

/// One annotated thing. Instants have end == start; a tag spans the whole track.
struct Item {
    ItemId id;
    AssignmentId assignment;
    FrameSpan span;
    int level = 0;       ///< nested intervals: 0 = coarsest
    QString label;       ///< label id; empty: not labelled yet
    QString foreignText; ///< imported label that maps to no id, kept as it was
    Payload payload;
    Confidence confidence = Confidence::Unstated;
    std::optional<FrameCount> startUncertainty; ///< half width
    std::optional<FrameCount> endUncertainty;
    Origin origin;
    PersonId author;
    int version = 1;      ///< counts changes of this item
    qint64 changedMs = 0; ///< ms since 1970, UTC
    QString extra; ///< JSON object with what an import carried and no field holds, so that an export gives it back
    bool operator==(const Item&) const = default;
};

/// Items of one assignment, ordered by (start, level, end, id).
using Items = std::vector<Item>;
bool itemBefore(const Item& a, const Item& b);
/// Labels that an item carries, as its label or in its tag.
QStringList labelsOf(const Item& item);

} // namespace unisono
