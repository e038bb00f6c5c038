#pragma once

#include "core/annotation/edit.h"
#include "core/annotation/migration.h"
#include "core/genre/schema.h"
#include "core/store/eventlog.h"
#include "core/store/fingerprintstore.h"
#include "core/store/snapshot.h"
#include "core/store/vault.h"

#include <functional>
#include <memory>

namespace unisono {

enum class OpenMode { ReadWrite, ReadOnly };

/// One applied edit, for the history list.
struct HistoryRow {
    std::int64_t sequence = 0;
    QString kind;
    QString subject;
    qint64 atMs = 0;
    bool undone = false;
};

/// What publishing a version does, and the edit that does it.
struct Publishing {
    MigrationPlan plan;
    Edit edit;
};

/// An entry of the event log, with the edit that it carried out where it was one.
struct LogEntry {
    std::int64_t seq = 0;
    EventType type = EventType::Edit;
    qint64 atMs = 0;
    PersonId person;
    QString kind;
    QString subject;
    EventContext context;
    QByteArray hash; ///< of this entry and all before it
    Edit edit;       ///< empty with Undo and Redo
};

/// What the log says the states of assignments and units are.
struct StatesReport {
    QByteArray stored;   ///< SHA-256 over the rows of both as JSON, in hexadecimal
    QByteArray replayed; ///< over those that the log makes
    std::int64_t rows = 0;
    bool wasRebuilt = false; ///< they differed, and the log's were written
};

/// A finding of verify(): code and arguments as in Issue; an empty list means the project is sound.
using VerifyReport = Issues;

/// A project file: the only way to its data. Every edit is committed (one transaction: rows, event log, undo position)
/// when apply() returns a value. Where the disk is full or turned read-only the edit is kept in memory, visible in all
/// reads, and retried by flush(): nothing is lost, unsaved() says how much is not on the disk yet. Invariant: rows
/// equal the log replayed; undo position is in the file, so undo survives a restart. Ownership: owns the connection and
/// the lock beside the file. Threads: the one that opened it (GUI).
class Project {
public:
    /// Makes a new file with one person and a media root "." (the project's folder).
    /// Errors: CannotWrite, DiskFull, ReadOnly, Invalid -> exists already
    static Result<std::unique_ptr<Project>> create(const QString& path, const GenreSchema& schema,
                                                   const QString& personName);
    /// ReadWrite falls back to read-only where another program holds it (heldBy() says who) or the medium is read-only.
    /// Errors: NotFound, NotAProject, NewerVersion, Corrupt, CannotRead
    static Result<std::unique_ptr<Project>> open(const QString& path, OpenMode mode = OpenMode::ReadWrite);
    ~Project();

    QString path() const;
    bool isReadOnly() const;
    QString heldBy() const;   ///< "unisono, process 123 on host", empty when nobody else does
    bool wasRepaired() const; ///< the file was damaged, and rebuilt from its backup and the logs
    /// What was done about damage, and what is missing since: codes "store.*". Empty: nothing.
    Issues repairs() const;
    /// Set when reading met damage that could not be repaired: what was asked for came back empty, and nothing is
    /// written any more.
    std::optional<Error> damage() const;

    const GenreSchema& schema() const; ///< the version published last
    /// All versions, oldest first; the first is the one the project was made with (id null).
    std::vector<SchemaVersion> schemaVersions() const;
    /// The draft of the next version, by kind and place; empty: there is none.
    std::vector<DraftPart> draft() const;
    /// What publishing `next` would do. Errors: those of the database
    Result<MigrationPlan> planPublishing(const GenreSchema& next) const;
    /// The edit that publishes `next` as the version after the one in force, migrates the annotations and ends the
    /// draft. Errors: Invalid -> it is another schema (its id differs), or its parent is not the version in force
    /// (merge it first); Parse -> it is not sound (detail: JSON path of the first fault); WrongKey -> there are sealed
    /// answers, and the sealed part is not open; those of the database
    Result<Publishing> publishing(const GenreSchema& next) const;
    /// Applies it. Errors: as publishing() and apply()
    Result<MigrationPlan> publish(const GenreSchema& next);
    /// Which genre this person says the track is, as its id; empty: no answer yet.
    QString genreOf(TrackId track, PersonId person) const;
    LabelUse labelUse() const;
    /// For reading in a job; cheap.
    ProjectSnapshot snapshot() const;
    Person me() const;      ///< the person at the keyboard
    PersonId owner() const; ///< whose project it is: who made it
    std::vector<Person> people() const;
    std::vector<MediaRoot> mediaRoots() const;

    /// All tracks, by title then path. Cached: cheap to call.
    const std::vector<Track>& tracks() const;
    const Track* track(TrackId id) const;
    /// Ids of tracks in which every word of `text` begins a word of title, artist, album, genre or path; by title.
    /// FTS5.
    std::vector<TrackId> searchTracks(const QString& text) const;
    /// Absolute path of a track's audio by its media root; the file may be missing. Empty: a track without audio.
    QString audioPath(const Track& track) const;

    std::vector<Assignment> assignments() const;
    std::vector<Assignment> assignments(TrackId track) const;
    std::optional<Assignment> assignment(AssignmentId id) const;
    /// The assignment of this person, unit and pass (Independent); none yet: nullopt.
    std::optional<Assignment> findAssignment(TrackId track, const QString& layer, PersonId person) const;
    std::vector<Unit> units() const;
    std::optional<Unit> unit(TrackId track, const QString& layer) const;
    std::vector<Record> records(RecordKind kind) const; ///< by key
    std::vector<QString> recordKeys(RecordKind kind) const;
    std::optional<Record> findRecord(RecordKind kind, const QString& key) const;
    /// Items of an assignment in their order. 100,000 items read in well under 100 ms. Of a sealed one: none while
    /// the sealed part is locked, which isSealed() and vault() tell from an empty answer.
    Items items(AssignmentId assignment) const;
    std::int64_t itemCount() const;
    std::int64_t itemCount(TrackId track) const;

    /// Acoustic fingerprints whose sound is still the track's, by track.
    std::vector<Fingerprint> fingerprints() const;
    /// Tracks with audio and a known hash of their samples that have none.
    std::vector<TrackId> tracksWithoutFingerprint() const;
    /// Keeps those whose sound is still the track's, in one transaction past the log. Errors: ReadOnly, DiskFull,
    /// CannotWrite, Corrupt: nothing is kept
    Result<void> keepFingerprints(const std::vector<Fingerprint>& fingerprints);

    /// Whether the project has a sealed part (see vault.h).
    bool hasVault() const;
    /// The open sealed part; nullptr: locked, or there is none.
    const Vault* vault() const;
    /// Makes the sealed part, or changes its passphrase: keeps `keyRecord` (Vault::keyRecord()) and leaves it open.
    /// Errors: WrongKey -> there is one, and it is locked; as apply()
    Result<void> keepVault(const std::shared_ptr<const Vault>& vault, const QByteArray& keyRecord);
    /// Takes about a second; unlockWith() takes what Vault::open() gave in a job.
    /// Errors: NotFound -> there is none; WrongKey, Corrupt
    Result<void> unlock(const QString& passphrase);
    void unlockWith(std::shared_ptr<const Vault> vault);
    void lock();
    /// Whether the items of this assignment are sealed.
    bool isSealed(AssignmentId assignment) const;
    /// The content of a sealed record. Errors: WrongKey -> locked, or sealed with another key; Damaged
    Result<QByteArray> unsealed(const Record& record) const;
    /// The items of a sealed assignment. Errors: as unsealed(); Corrupt
    Result<Items> sealedItems(AssignmentId assignment) const;

    /// Commits an edit. Errors: ReadOnly -> opened read-only (isReadOnly()); Invalid -> a `before` differs from what is
    /// stored, or a rule of the store is broken: nothing changed. Corrupt -> damage(): nothing changed. DiskFull,
    /// CannotWrite, ReadOnly of a project opened for writing: kept and visible, see above.
    Result<void> apply(const Edit& edit);
    /// Many edits, each undone on its own, in one transaction: for imports and tests.
    Result<void> applyAll(const std::vector<Edit>& edits);
    /// As apply(), for what undo must not take back: work taken in from others, packages, gold. Errors: as apply()
    Result<void> record(const Edit& edit);
    bool canUndo() const;
    bool canRedo() const;
    HistoryRow nextUndo() const; ///< kind empty: none
    HistoryRow nextRedo() const;
    /// The edit that was carried out, for views to follow. Where it could not be written it is kept as with apply():
    /// unsaved() tells.
    Result<Edit> undo();
    Result<Edit> redo();
    /// Newest first.
    std::vector<HistoryRow> history(int most) const;
    /// Entries of the log in the file from `seq` on, in order, until `sink` returns false. Errors: Corrupt; those of
    /// the database
    Result<void> readLog(std::int64_t seq, const std::function<bool(const LogEntry&)>& sink) const;
    /// Entries of the event log, undo and redo and what is not written yet included.
    std::int64_t eventCount() const;

    /// Edits applied but not on the disk yet, and why.
    int unsaved() const;
    std::optional<Error> unsavedReason() const;
    /// Writes them, and the remembered state.
    Result<void> flush();
    /// Writes the unsaved edits as JSON to another place, to be applied later with applyRescue().
    Result<void> rescueTo(const QString& path) const;
    Result<void> applyRescue(const QString& path);

    /// Small remembered state that is no edit (last track, zoom), lost without harm.
    void setState(const QString& key, const QByteArray& value);
    QByteArray state(const QString& key) const;

    /// Integrity of the file, foreign keys, rows against the replayed log.
    Result<VerifyReport> verify() const;
    enum class Rebuild { Check, Write };
    /// Replays the log and compares the states of assignments and units with the rows, which are a cache of it.
    /// Errors: Corrupt -> the log is broken (verify() names the entry); ReadOnly; those of the database
    Result<StatesReport> rebuildStates(Rebuild what);
    /// A consistent copy without unused space. Errors: Invalid -> exists already; DiskFull, CannotWrite
    Result<void> backupTo(const QString& path) const;

private:
    friend class ProjectReading;
    Project();
    /// Adds what becomes of sealed answers to the plan. Errors: WrongKey -> there are some, and they are locked
    Result<void> migrateSealed(const GenreSchema& next, MigrationPlan& plan) const;
    struct Private;
    std::unique_ptr<Private> d;
};

inline constexpr const char* kProjectSuffix = "unisono";

} // namespace unisono
