#include "core/store/migrations.h"
#include "core/store/pagechecksum.h"
#include "core/store/projectprivate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <QtEndian>

namespace unisono {

namespace {

// Files up to this size are checked whole when they are opened; of larger ones a page when it is read, and all by
// verify().
constexpr std::int64_t kCheckedPages = 32 * 1024 * 1024 / kPageBytes;

/// Whether the header is one that this program writes. Errors: NotAProject; NewerVersion
Result<void> checkHeader(const QByteArray& header, const QString& path)
{
    const auto word = [&](qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); };
    const bool isDatabase = header.size() >= 100 && header.startsWith(QByteArray("SQLite format 3\0", 16));
    if (!isDatabase || word(68) != quint32(kApplicationId))
        return Error{ErrorCode::NotAProject, QStringLiteral("another kind of file"), path, {}};
    const bool isOurs = quint8(header[16]) == (kPageBytes >> 8) && header[17] == 0 && header[20] == kPageReserve;
    if (!isOurs)
        return Error{ErrorCode::Corrupt, QStringLiteral("the header is damaged"), path, {}};
    if (word(60) > shippedMigrations().size())
        return Error{ErrorCode::NewerVersion, QStringLiteral("written by a newer program"), path,
                     QString::number(word(60))};
    return {};
}

Result<void> checkPages(Database& database)
{
    if (database.pageCount() > kCheckedPages)
        return {};
    const Result<std::vector<std::int64_t>> damaged = database.damagedPages();
    if (!damaged)
        return damaged.error();
    if (!damaged->empty())
        return Error{ErrorCode::Corrupt, QStringLiteral("page %1 is damaged").arg(damaged->front()), {}, {}};
    return {};
}

Result<void> configure(Database& database)
{
    // FULL: each commit is on the disk, not only in the system's memory, before it is called saved (about 0.3 ms on a
    // solid-state disk). Deleted rows stay in the log anyway, so wiping them would only cost time.
    return database.execute("PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096;"
                            "PRAGMA secure_delete = OFF; PRAGMA journal_size_limit = 8388608;");
}

} // namespace

Result<std::unique_ptr<Project>> Project::create(const QString& path, const GenreSchema& schema,
                                                 const QString& personName)
{
    std::unique_ptr<Project> project(new Project);
    Private& d = *project->d;
    d.files = ProjectFiles(path);
    if (QFileInfo::exists(d.files.project()))
        return Error{ErrorCode::Invalid, QStringLiteral("exists already"), d.files.project(), {}};
    if (!QFileInfo(d.files.folder()).isDir())
        return Error{ErrorCode::NotFound, QStringLiteral("no such folder"), d.files.folder(), {}};
    d.lock = std::make_unique<ProjectLock>(d.files);
    if (!d.lock->take())
        return Error{ErrorCode::CannotWrite, QStringLiteral("cannot be locked"), d.files.project(), d.lock->holder()};
    const Person person{PersonId::next(), personName};
    const MediaRoot root{MediaRootId::next(), QStringLiteral(".")};
    const ProjectMeta meta{QUuid::createUuid().toByteArray(QUuid::Id128), person.id, schemaToJson(schema)};
    const Edit origin{QStringLiteral("project.create"),
                      {},
                      {},
                      {Change<Person>{std::nullopt, person}, Change<MediaRoot>{std::nullopt, root}}};
    const auto make = [&]() -> Result<void> {
        Result<std::unique_ptr<Database>> database = Database::open(d.files.fresh(), Database::Access::Create);
        if (!database)
            return database.error();
        if (Result<void> done = migrate(**database, shippedMigrations()); !done)
            return done;
        Transaction transaction(**database);
        if (!transaction.begun())
            return transaction.begun();
        const Event event = History().editEvent(EventType::Origin, origin,
                                                {person.id,
                                                 QDateTime::currentMSecsSinceEpoch(),
                                                 {QStringLiteral(UNISONO_VERSION), schema.version, 0, {}, {}}});
        for (Result<void> done : {MetaStore(**database).write(meta), RowStores(**database).write(origin),
                                  EventLog(**database).append({}, event)})
            if (!done)
                return done;
        return transaction.commit();
    };
    QFile::remove(d.files.fresh());
    Result<void> made = make();
    if (made && !replaceFile(d.files.fresh(), d.files.project()))
        made = Error{ErrorCode::CannotWrite, QStringLiteral("cannot be put in place"), {}, {}};
    if (!made) {
        QFile::remove(d.files.fresh());
        Error error = made.error();
        error.subject = d.files.project();
        return error;
    }
    if (Result<void> opened = d.open(OpenMode::ReadWrite); !opened)
        return opened.error();
    return project;
}

Result<std::unique_ptr<Project>> Project::open(const QString& path, OpenMode mode)
{
    std::unique_ptr<Project> project(new Project);
    project->d->files = ProjectFiles(path);
    if (Result<void> opened = project->d->open(mode); !opened) {
        Error error = opened.error();
        error.subject = project->d->files.project();
        return error;
    }
    return project;
}

Result<void> Project::Private::open(OpenMode mode)
{
    const QFileInfo info(files.project());
    if (!info.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("no such file"), files.project(), {}};
    if (!info.isFile())
        return Error{ErrorCode::NotAProject, QStringLiteral("not a file"), files.project(), {}};
    if (mode == OpenMode::ReadWrite && !lock) {
        lock = std::make_unique<ProjectLock>(files);
        if (!lock->take()) {
            heldBy = lock->holder();
            lock.reset();
        }
    }
    isReadOnly = !lock;
    Result<void> connected = connect();
    // A file that is no project at all, beside a backup of one, has lost its header.
    const bool lostHeader =
        !connected && connected.error().code == ErrorCode::NotAProject && QFileInfo::exists(files.backup());
    if (!connected && (connected.error().code == ErrorCode::Corrupt || lostHeader)) {
        if (repair())
            return {};
        if (lostHeader)
            return connected;
        return damage ? *damage : connected.error();
    }
    return connected;
}

Result<void> Project::Private::connect()
{
    connection.reset();
    const bool wasInterrupted = QFileInfo(files.writeAheadLog()).size() > 0;
    Result<std::unique_ptr<Database>> opened =
        Database::open(files.project(), isReadOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite);
    if (!opened)
        return opened.error();
    const QByteArray header = (*opened)->rawHeader();
    if (Result<void> known = checkHeader(header, files.project()); !known)
        return known;
    connection = std::make_unique<Connection>(std::move(*opened));
    Database& database = *connection->database;
    if (database.isReadOnly() && !isReadOnly) {
        isReadOnly = true;
        lock.reset();
    }
    // Before anything is written to it; where a write-ahead log waits, after it has been taken in.
    if (!wasInterrupted)
        if (Result<void> sound = checkPages(database); !sound)
            return sound;
    if (Result<void> done = configure(database); !done)
        return done;
    if (!isReadOnly) {
        if (Result<void> done = prepareForWriting(wasInterrupted); !done)
            return done;
    } else if (!copy) {
        const bool cannotRead = wasInterrupted && !database.value("SELECT count(*) FROM undo");
        const Result<int> version = schemaVersion(database);
        if (cannotRead || (version && *version < int(shippedMigrations().size())))
            if (Result<void> done = migrateCopy(); !done)
                return done;
    }
    if (wasInterrupted)
        if (Result<void> sound = checkPages(*connection->database); !sound)
            return sound;
    if (Result<void> done = read(); !done || isReadOnly)
        return done;
    const Result<std::int64_t> recovered = backup.takeUp(files, meta, *connection->database, wasInterrupted);
    if (!recovered)
        return recovered.error();
    if (*recovered == 0)
        return {};
    repairs.push_back({Severity::Warning, QStringLiteral("store.edits-recovered"), {}, {QString::number(*recovered)}});
    return read();
}

/// What may not be written to, but has a write-ahead log that waits to be taken in or is of an older version, is read
/// from a copy.
Result<void> Project::Private::migrateCopy()
{
    copy = std::make_unique<QTemporaryDir>();
    const QString place = copy->filePath(QStringLiteral("copy"));
    const QString log = place + QLatin1String("-wal");
    connection.reset();
    if (!QFile::copy(files.project(), place) ||
        (QFileInfo::exists(files.writeAheadLog()) && !QFile::copy(files.writeAheadLog(), log)))
        return Error{ErrorCode::CannotRead, QStringLiteral("cannot be copied"), files.project(), {}};
    for (const QString& file : {place, log})
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
    Result<std::unique_ptr<Database>> copied = Database::open(place, Database::Access::ReadWrite);
    if (!copied)
        return copied.error();
    connection = std::make_unique<Connection>(std::move(*copied));
    return migrate(*connection->database, shippedMigrations());
}

Result<void> Project::Private::prepareForWriting(bool wasInterrupted)
{
    Database& database = *connection->database;
    // Takes in a write-ahead log that was left behind. Where WAL cannot work (some network drives), the answer or an
    // error says so, and the rollback journal stays.
    const Result<QByteArray> mode = database.value("PRAGMA journal_mode = WAL");
    if (!mode) {
        if (mode.error().code == ErrorCode::Corrupt)
            return mode.error();
        if (const Result<QByteArray> fallback = database.value("PRAGMA journal_mode = DELETE"); !fallback)
            return fallback.error();
    }
    if (wasInterrupted)
        if (const Result<QByteArray> done = database.value("PRAGMA wal_checkpoint(TRUNCATE)"); !done)
            return done.error();
    const Result<int> version = schemaVersion(database);
    if (!version)
        return version.error();
    if (*version == int(shippedMigrations().size()))
        return {};
    if (Result<void> done = database.copyFileTo(files.beforeMigration(*version)); !done)
        return done;
    return migrate(database, shippedMigrations());
}

Result<void> Project::Private::read()
{
    Connection& c = *connection;
    Result<ProjectMeta> readMeta = c.meta.read();
    Result<std::map<QString, QByteArray>> readState = c.meta.state();
    Result<std::vector<Person>> readPeople = c.rows.people.all();
    Result<std::vector<MediaRoot>> readRoots = c.rows.roots.all();
    Result<std::vector<Track>> readTracks = c.rows.tracks.all();
    Result<UndoState> readUndo = c.log.state();
    if (!readMeta)
        return readMeta.error();
    if (!readState || !readPeople)
        return readState ? readPeople.error() : readState.error();
    if (!readRoots || !readTracks)
        return readRoots ? readTracks.error() : readRoots.error();
    if (!readUndo)
        return readUndo.error();
    Result<std::vector<SchemaVersion>> readVersions = c.rows.versions.all();
    Result<std::vector<DraftPart>> readDraft = c.rows.draft.all();
    if (!readVersions || !readDraft)
        return readVersions ? readDraft.error() : readVersions.error();
    if (Result<void> done = readRecords(); !done)
        return done;
    Result<GenreSchema> readSchema = schemaFromJson(readMeta->schemaJson, nullptr);
    if (!readSchema)
        return Error{ErrorCode::Corrupt, readSchema.error().message, {}, {}};
    meta = std::move(*readMeta);
    firstSchema = std::move(*readSchema);
    versions = std::move(*readVersions);
    draft = std::move(*readDraft);
    if (Result<void> done = followSchema(); !done)
        return done;
    people = std::move(*readPeople);
    roots = std::move(*readRoots);
    tracks.set(std::move(*readTracks));
    for (auto& [key, value] : *readState)
        if (!changedState.contains(key))
            state[key] = std::move(value);
    fileState = *readUndo;
    history = History(std::move(*readUndo));
    return {};
}

bool Project::Private::repair()
{
    if (isReadOnly || !mayRepair)
        return false;
    mayRepair = false; // a repair that does not help is not tried again
    readers->shut();
    connection.reset();
    const Result<Issues> repaired = repairProject(files);
    if (repaired) {
        wasRepaired = true;
        repairs.insert(repairs.end(), repaired->begin(), repaired->end());
    } else {
        damage = repaired.error();
    }
    const Result<void> connected = connect();
    readers->open();
    if (!connected || !repaired) {
        if (!damage)
            damage = connected.error();
        if (!connected)
            connectToNothing();
        return false;
    }
    // What was not in the file yet follows what is in it now.
    std::deque<Unsaved> again;
    again.swap(unsaved);
    overlay.clear();
    for (Unsaved& one : again)
        if (Result<void> kept = keep({{EventType::Edit, one.edit}}); !kept)
            damage = kept.error();
    return true;
}

void Project::Private::connectToNothing()
{
    // From here on every read is empty, and damage() says why.
    connection.reset();
    Result<std::unique_ptr<Database>> nothing = Database::open({}, Database::Access::Create);
    if (!nothing || !migrate(**nothing, shippedMigrations()))
        qFatal("no memory for an empty database");
    connection = std::make_unique<Connection>(std::move(*nothing));
}

void Project::Private::close()
{
    readers->shut();
    if (!isReadOnly && !damage) {
        if (!unsaved.empty())
            static_cast<void>(commitUnsaved());
        static_cast<void>(writeState());
        const Result<QByteArray> busy = connection->database->value("PRAGMA wal_checkpoint(TRUNCATE)");
        if (busy && busy->toInt() == 0)
            backup.finish(*connection->database, fileState);
        // A closed project is one file that opens anywhere, also on a read-only medium.
        static_cast<void>(connection->database->value("PRAGMA journal_mode = DELETE"));
    }
    connection.reset();
    lock.reset();
}

} // namespace unisono
