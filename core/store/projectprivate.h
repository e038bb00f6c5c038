#pragma once

// What a Project is made of. Included by project*.cpp only.

#include "core/store/backup.h"
#include "core/store/currentrows.h"
#include "core/store/history.h"
#include "core/store/metastore.h"
#include "core/store/project.h"
#include "core/store/projectlock.h"
#include "core/store/readergate.h"
#include "core/store/repair.h"
#include "core/store/tracklist.h"

#include <QSet>
#include <QTemporaryDir>

#include <deque>
#include <set>

namespace unisono {

/// What apply(), undo() and redo() come down to: an event and the edit it carries out.
struct Operation {
    EventType type = EventType::Edit;
    Edit edit;
};

struct Project::Private {
    /// The open file: gone and made again when it is repaired.
    struct Connection {
        explicit Connection(std::unique_ptr<Database> opened)
            : database(std::move(opened)),
              rows(*database),
              log(*database),
              meta(*database)
        {
        }
        std::unique_ptr<Database> database;
        RowStores rows;
        EventLog log;
        MetaStore meta;
    };
    struct Unsaved {
        Event event;
        Edit edit;
    };

    ProjectFiles files;
    std::unique_ptr<ProjectLock> lock;
    std::unique_ptr<QTemporaryDir> copy; ///< where a read-only medium holds a file that needs recovery
    std::unique_ptr<Connection> connection;
    bool isReadOnly = false;
    QString heldBy;
    BackupKeeper backup;
    Issues repairs;
    bool wasRepaired = false;
    bool mayRepair = true;
    std::optional<Error> damage;

    ProjectMeta meta;
    GenreSchema firstSchema;             ///< of the meta table
    std::vector<SchemaVersion> versions; ///< published after it
    std::vector<DraftPart> draft;
    GenreSchema schema;                              ///< in force
    std::shared_ptr<const GenreSchema> sharedSchema; ///< the same, made when a snapshot first needs it
    std::shared_ptr<ReaderGate> readers = std::make_shared<ReaderGate>();
    int policyVersion = 0;              ///< the newest; 0: none
    QSet<QString> sealedSubmissions;    ///< keys of their records
    std::shared_ptr<const Vault> vault; ///< open; null: locked, or there is none
    std::vector<Person> people;
    std::vector<MediaRoot> roots;
    TrackList tracks;
    std::map<QString, QByteArray> state;
    std::set<QString> changedState;

    UndoState fileState; ///< of the file; history.state() is ahead of it by `unsaved`
    History history;
    Overlay overlay;
    std::deque<Unsaved> unsaved;
    std::optional<Error> unsavedReason;

    // projectopen.cpp
    Result<void> open(OpenMode mode);
    Result<void> connect();
    Result<void> read();
    Result<void> readRecords(); ///< projectvault.cpp
    Result<void> prepareForWriting(bool wasInterrupted);
    bool repair();
    void connectToNothing();
    void close();

    Result<void> migrateCopy();

    // projectedit.cpp
    Result<void> carryOut(std::vector<Operation> operations);
    Event eventOf(const History& before, const Operation& operation) const;
    void followRecord(const Change<Record>& change);
    Result<void> commit(const std::vector<Operation>& operations);
    Result<void> keep(const std::vector<Operation>& operations);
    Result<void> commitUnsaved();
    Result<void> commitOne(const Unsaved& one);
    bool makeRoom(const Error& error);
    Result<void> writeState();
    void follow(const std::vector<Edit>& edits);
    Result<void> followSchema();
    Result<Edit> move(EventType undoOrRedo);
    Result<Edit> editOfStepAt(std::int64_t position);
    std::optional<HistoryRow> historyRow(std::int64_t position);
    CurrentRows current() { return {connection->rows, overlay}; }

    /// What `get` reads; where it meets damage, once more after a repair; else noted in `damage` and empty.
    template <class Get> auto readOrEmpty(const Get& get) -> std::decay_t<decltype(*get())>
    {
        auto result = get();
        if (!result && result.error().code == ErrorCode::Corrupt && repair())
            result = get();
        if (result)
            return std::move(*result);
        if (!damage)
            damage = result.error();
        return {};
    }
};

} // namespace unisono
