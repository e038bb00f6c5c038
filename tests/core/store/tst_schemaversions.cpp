#include "core/annotation/schemadraft.h"
#include "core/genre/resolve.h"
#include "core/store/project.h"
#include "tests/support/editsession.h"
#include "tests/support/projects.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace unisono;
using namespace unisono::test;

namespace {

const QString kSection = QStringLiteral("section");
const QString kGenre = QStringLiteral("genre");

Assignment unitOf(const Project& project, const Track& track, const QString& layer)
{
    Assignment unit;
    unit.id = AssignmentId::next();
    unit.track = track.id;
    unit.layer = layer;
    unit.person = project.me().id;
    unit.state = AssignmentState::InProgress;
    unit.schemaVersion = project.schema().version;
    return unit;
}

/// A project with the general schema: tracks of one genre answer and some sections each.
std::unique_ptr<Project> made(const QString& path, int tracks, int sections)
{
    auto project = Project::create(path, shippedSchema(QStringLiteral("general")).value(), QStringLiteral("Me"));
    if (!project)
        return nullptr;
    Edit edit;
    edit.kind = QStringLiteral("tracks.add");
    static const char* const kLabels[] = {"verse", "chorus", "bridge", "intro"};
    static const char* const kGenres[] = {"rock", "pop", "jazz"};
    for (int t = 0; t < tracks; ++t) {
        const Track track = someTrack(**project, QStringLiteral("Track %1").arg(t), FrameCount(sections) * 1000);
        edit.changes.push_back(Change<Track>{std::nullopt, track});
        const Assignment unit = unitOf(**project, track, kSection);
        const Assignment answer = unitOf(**project, track, kGenre);
        edit.changes.push_back(Change<Assignment>{std::nullopt, unit});
        edit.changes.push_back(Change<Assignment>{std::nullopt, answer});
        for (int i = 0; i < sections; ++i) {
            Item item;
            item.id = ItemId::next();
            item.assignment = unit.id;
            item.span = {{i * 1000}, {(i + 1) * 1000}};
            item.label = QLatin1String(kLabels[i % 4]);
            item.author = (*project)->me().id;
            edit.changes.push_back(Change<Item>{std::nullopt, item});
        }
        Item genre;
        genre.id = ItemId::next();
        genre.assignment = answer.id;
        genre.span = {{0}, {track.frames}};
        genre.author = (*project)->me().id;
        genre.payload = TagValue{{QLatin1String(kGenres[t % 3])}, std::nullopt, false};
        edit.changes.push_back(Change<Item>{std::nullopt, genre});
    }
    return (*project)->apply(edit) ? std::move(*project) : nullptr;
}

QByteArray stateOf(const Project& project)
{
    QByteArray state = dumped(project) + schemaToJson(project.schema());
    for (const DraftPart& part : project.draft())
        state += part.json + '\n';
    return state;
}

bool isSound(const Project& project)
{
    const auto report = project.verify();
    return report && report->empty();
}

} // namespace

/// Versions of the schema in a project: drafts, publishing, undo, and what happens when it is interrupted.
class TestSchemaVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void draftIsKeptAndUndone();
    void publishMigratesInOneStep();
    void madeFromAnotherVersionIsRefused();
    void brokenOnesAreNotPublished();
    void labelUseIsCounted();
    void snapshotsReadInJobs();
    void largeMigrationIsOneTransaction();
    void killedPublishingIsDoneOrNotBegun();
    void projectOfTheFirstVersionIsMigrated();
    void projectOfTheFirstVersionIsReadWhereNothingMayBeWritten();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("a.unisono")); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSchemaVersions::draftIsKeptAndUndone()
{
    auto project = made(path(), 1, 4);
    const QByteArray before = stateOf(*project);
    GenreSchema draft = project->schema();
    draft.genres.front().definition = QStringLiteral("Said anew.");
    const auto edit = [&](const GenreSchema& after) {
        return project->apply(draftEdit(project->draft(), after, QStringLiteral("schema.edit"), {}));
    };
    QVERIFY(edit(project->schema())); // begun
    const std::size_t parts = project->draft().size();
    QCOMPARE(parts, 1 + draft.layers.size() + draft.genres.size());
    QVERIFY(edit(draft));
    QCOMPARE(project->draft().size(), parts);
    project.reset();
    project = std::move(*Project::open(path()));
    const auto read = draftSchema(project->draft(), project->schema());
    QVERIFY(read);
    QCOMPARE(read->genres.front().definition, QStringLiteral("Said anew."));
    QVERIFY(project->schema().genres.front().definition != QStringLiteral("Said anew."));
    QVERIFY(isSound(*project));
    QVERIFY(project->undo() && project->undo());
    QVERIFY(project->draft().empty());
    QCOMPARE(stateOf(*project), before);
}

void TestSchemaVersions::publishMigratesInOneStep()
{
    auto project = made(path(), 3, 8);
    const GenreSchema first = project->schema();
    QVERIFY(project->apply(draftEdit({}, first, QStringLiteral("schema.draft"), {})));
    GenreSchema draft = draftSchema(project->draft(), first).value();
    QVERIFY(mergeLabels(draft, kSection, QStringLiteral("verse"), QStringLiteral("chorus")));
    QVERIFY(mergeGenres(draft, QStringLiteral("rock"), QStringLiteral("pop")));
    QVERIFY(removeLabel(draft, kSection, QStringLiteral("bridge")));
    QVERIFY(project->apply(draftEdit(project->draft(), draft, QStringLiteral("schema.edit"), {})));
    const QByteArray before = stateOf(*project);
    const auto planned = project->planPublishing(draftSchema(project->draft(), first).value());
    QVERIFY(planned);
    const auto plan = project->publish(draftSchema(project->draft(), first).value());
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message + plan.error().detail));
    QCOMPARE(plan->mapped, planned->mapped);
    QCOMPARE(plan->mapped, 3 * 2 + 1);
    QCOMPARE(plan->choices, 3 * 2);
    QCOMPARE(project->schema().version, first.version + 1);
    QCOMPARE(project->schema().parent, schemaHash(first));
    QVERIFY(project->draft().empty());
    QCOMPARE(project->schemaVersions().size(), std::size_t(2));
    QCOMPARE(project->genreOf(project->tracks().front().id, project->me().id), QStringLiteral("pop"));
    for (const Track& track : project->tracks()) {
        const auto unit = project->findAssignment(track.id, kSection, project->me().id);
        QVERIFY(unit->stale.startsWith(QStringLiteral("2 ")));
        for (const Item& item : project->items(unit->id))
            QVERIFY(item.label != QStringLiteral("verse"));
    }
    QVERIFY(isSound(*project));
    const QByteArray after = stateOf(*project);
    project.reset();
    project = std::move(*Project::open(path()));
    QCOMPARE(stateOf(*project), after);
    QVERIFY(project->undo());
    QCOMPARE(stateOf(*project), before);
    QCOMPARE(project->schema(), first);
    QVERIFY(project->redo());
    QCOMPARE(stateOf(*project), after);
    QVERIFY(isSound(*project));
}

void TestSchemaVersions::madeFromAnotherVersionIsRefused()
{
    auto project = made(path(), 1, 4);
    const GenreSchema first = project->schema();
    GenreSchema ours = first;
    ours.parent = schemaHash(first);
    ours.genres[0].definition = QStringLiteral("Ours.");
    GenreSchema theirs = first;
    theirs.parent = schemaHash(first);
    theirs.genres[1].definition = QStringLiteral("Theirs.");
    QVERIFY(project->publish(ours));
    const QByteArray before = stateOf(*project);
    const auto refused = project->publish(theirs);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
    QCOMPARE(stateOf(*project), before);
    GenreSchema both = mergeSchemas(first, project->schema(), theirs, nullptr).value();
    both.parent = schemaHash(project->schema());
    QVERIFY(project->publish(both));
    QCOMPARE(project->schema().genres[0].definition, QStringLiteral("Ours."));
    QCOMPARE(project->schema().genres[1].definition, QStringLiteral("Theirs."));
    QCOMPARE(project->schema().version, 3);
}

void TestSchemaVersions::brokenOnesAreNotPublished()
{
    auto project = made(path(), 1, 4);
    const QByteArray before = stateOf(*project);
    GenreSchema broken = project->schema();
    broken.parent.clear();
    broken.genres[0].parents = QStringList{broken.genres[0].id};
    const auto refused = project->publish(broken);
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, QStringLiteral("schema.circle"));
    QCOMPARE(stateOf(*project), before);
}

void TestSchemaVersions::labelUseIsCounted()
{
    auto project = made(path(), 3, 8);
    const auto use = project->labelUse();
    QCOMPARE(itemsOf(use[kSection][QStringLiteral("verse")]), 6);
    QCOMPARE(use[kSection][QStringLiteral("verse")].size(), std::size_t(3)); // tracks
    QCOMPARE(itemsOf(use[kSection][QStringLiteral("intro")]), 6);
    QCOMPARE(itemsOf(use[kGenre][QStringLiteral("jazz")]), 1);
    QVERIFY(!use[kSection].contains(QStringLiteral("outro")));
    // Also what is not on the disk yet.
    const auto unit = project->findAssignment(project->tracks().front().id, kSection, project->me().id);
    Item item = project->items(unit->id).front();
    const Item before = item;
    item.label = QStringLiteral("outro");
    {
        const FailingWrites full(ENOSPC);
        QVERIFY(!project->apply({QStringLiteral("items.label"), {}, {}, {Change<Item>{before, item}}}));
        const ProjectSnapshot snapshot = project->snapshot();
        const auto read = snapshot.labelUse([] { return false; });
        for (const LabelUse& now : {project->labelUse(), read.value()}) {
            QCOMPARE(itemsOf(now[kSection][QStringLiteral("outro")]), 1);
            QCOMPARE(itemsOf(now[kSection][before.label]), 5);
        }
    }
    QVERIFY(project->flush());
}

void TestSchemaVersions::snapshotsReadInJobs()
{
    auto project = made(path(), 20, 1000);
    const GenreSchema next = publishedNext(project->schema());
    const Result<MigrationPlan> here = project->planPublishing(next);
    const ProjectSnapshot snapshot = project->snapshot();
    std::atomic<int> same{0};
    std::vector<std::thread> jobs;
    for (int i = 0; i < 4; ++i)
        jobs.emplace_back([&] {
            const auto plan = snapshot.planPublishing(next, [] { return false; });
            if (plan && plan->mapped == here->mapped && plan->choices == here->choices && plan->stale == here->stale &&
                plan->changes.size() == here->changes.size())
                ++same;
        });
    // Edits go on meanwhile.
    for (int i = 0; i < 50; ++i)
        QVERIFY(project->apply({QStringLiteral("people.add"),
                                {},
                                {},
                                {Change<Person>{std::nullopt, Person{PersonId::next(), QStringLiteral("P")}}}}));
    for (std::thread& job : jobs)
        job.join();
    QCOMPARE(same.load(), 4);
    const auto cancelled = snapshot.planPublishing(next, [] { return true; });
    QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
    // Closing ends a reader and leaves one file; reading after it is refused.
    std::thread late([&] { (void)snapshot.planPublishing(next, [] { return false; }); });
    project.reset();
    late.join();
    QVERIFY(!QFileInfo::exists(path() + QStringLiteral("-wal")));
    const auto closed = snapshot.labelUse([] { return false; });
    QVERIFY(!closed && closed.error().code == ErrorCode::Cancelled);
    QVERIFY(isSound(**Project::open(path())));
}

void TestSchemaVersions::largeMigrationIsOneTransaction()
{
    auto project = made(path(), 20, 5000);
    QVERIFY(project && project->itemCount() >= 100'000);
    const std::int64_t events = project->eventCount();
    const auto plan = project->publish(publishedNext(project->schema()));
    QVERIFY(plan);
    QCOMPARE(plan->mapped, 20 * 1250 + 7);
    QCOMPARE(project->eventCount(), events + 1);
    QCOMPARE(project->itemCount(), 100'000 + 20);
}

void TestSchemaVersions::killedPublishingIsDoneOrNotBegun()
{
    made(path(), 10, 1000).reset();
    const QByteArray before = stateOf(**Project::open(path()));
    QByteArray after;
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy.unisono"));
        QVERIFY(QFile::copy(path(), copy));
        auto project = Project::open(copy);
        QVERIFY((*project)->publish(publishedNext((*project)->schema())));
        after = schemaToJson((*project)->schema());
    }
    int done = 0;
    constexpr int kKills = 20;
    for (int i = 0; i < kKills; ++i) {
        QProcess other;
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("session-publish"), path()});
        QVERIFY(other.waitForReadyRead());
        QTest::qSleep(i * 12); // from at once to after it
        other.kill();
        QVERIFY(other.waitForFinished());
        auto project = Project::open(path());
        QVERIFY(project);
        QVERIFY(isSound(**project));
        if ((*project)->schemaVersions().size() > 1) {
            ++done;
            QCOMPARE((*project)->schemaVersions().size(), std::size_t(2));
            QVERIFY(!(*project)->labelUse()[kSection].contains(QStringLiteral("verse")));
            QCOMPARE(schemaToJson((*project)->schema()), after);
            QVERIFY((*project)->undo());
        }
        QCOMPARE(stateOf(**project), before);
    }
    qInfo("%d of %d were published before the kill", done, kKills);
}

void TestSchemaVersions::projectOfTheFirstVersionIsMigrated()
{
    const QString old = QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/projects/v1.unisono");
    QVERIFY(QFile::copy(old, path()));
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
    auto project = Project::open(path());
    QVERIFY2(project, project ? "" : qPrintable(project.error().message));
    QVERIFY(!(*project)->isReadOnly());
    QCOMPARE((*project)->itemCount(), 2);
    QCOMPARE((*project)->me().name, QStringLiteral("Ann"));
    QCOMPARE((*project)->schema().id, QStringLiteral("edm"));
    QVERIFY(isSound(**project));
    // The file as it was is kept beside it.
    const QStringList kept =
        QDir(m_folder->path()).entryList({QStringLiteral("*.version-1")}, QDir::Files | QDir::Hidden);
    QCOMPARE(kept.size(), 1);
    QFile before(m_folder->filePath(kept.front()));
    QFile original(old);
    QVERIFY(before.open(QIODevice::ReadOnly) && original.open(QIODevice::ReadOnly));
    // All pages but the first, whose header says how it was opened.
    QCOMPARE(before.readAll().mid(4096), original.readAll().mid(4096));
    while ((*project)->canUndo())
        QVERIFY((*project)->undo());
    QCOMPARE((*project)->itemCount(), 0);
    QVERIFY((*project)->redo());
    QVERIFY((*project)->publish((*project)->schema()));
    QVERIFY(isSound(**project));
}

void TestSchemaVersions::projectOfTheFirstVersionIsReadWhereNothingMayBeWritten()
{
    QVERIFY(QFile::copy(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/projects/v1.unisono"), path()));
    const auto project = Project::open(path(), OpenMode::ReadOnly);
    QVERIFY2(project, project ? "" : qPrintable(project.error().message));
    QVERIFY((*project)->isReadOnly());
    QCOMPARE((*project)->itemCount(), 2);
    QFile file(path());
    QFile original(QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/projects/v1.unisono"));
    QVERIFY(file.open(QIODevice::ReadOnly) && original.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), original.readAll());
}

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (const std::optional<int> code = runSession(app.arguments()))
        return *code;
    TestSchemaVersions test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_schemaversions.moc"
