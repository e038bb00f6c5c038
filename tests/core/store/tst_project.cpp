#include "core/store/project.h"
#include "tests/support/projects.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

class TestProject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsAndOpensAgain();
    void closedProjectIsOneFile();
    void refusesWhatIsNoProject();
    void searchFindsPrefixesOfAllWords();
    void conflictChangesNothing();
    void rulesAreKept();
    void appliesAllOrNothing();
    void consecutiveEditsOfOneKeyUndoAsOne();
    void historyIsNewestFirst();
    void remembersState();
    void randomEditsRevert_data();
    void randomEditsRevert();
    void verifyFindsNothingWrong();
    void copyIsTheSameProject();

private:
    std::unique_ptr<Project> made(const QString& name = QStringLiteral("a.unisono"))
    {
        Result<std::unique_ptr<Project>> project = Project::create(m_dir->filePath(name), smallSchema(), u"Me"_qs);
        return project ? std::move(*project) : nullptr;
    }
    std::unique_ptr<Project> opened(const QString& name = QStringLiteral("a.unisono"))
    {
        Result<std::unique_ptr<Project>> project = Project::open(m_dir->filePath(name));
        return project ? std::move(*project) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
};

namespace {

Assignment assignmentOf(const Project& project, const Track& track, const char* layer)
{
    return {AssignmentId::next(),
            track.id,
            QString::fromLatin1(layer),
            project.me().id,
            PassKind::Independent,
            AssignmentState::InProgress,
            {},
            1,
            {}};
}

Item itemOf(const Assignment& assignment, std::int64_t start, std::int64_t end)
{
    Item item;
    item.id = ItemId::next();
    item.assignment = assignment.id;
    item.span = {{start}, {end}};
    item.author = assignment.person;
    return item;
}

} // namespace

void TestProject::createsAndOpensAgain()
{
    const QString path = m_dir->filePath(u"a.unisono"_qs);
    PersonId me;
    {
        auto project = made();
        QVERIFY(project);
        QVERIFY(!project->isReadOnly());
        QCOMPARE(project->me().name, u"Me"_qs);
        QCOMPARE(project->mediaRoots().size(), std::size_t(1));
        QVERIFY(!project->canUndo());
        me = project->me().id;
        QVERIFY(project->apply(addedTrack(someTrack(*project, u"One"_qs))));
    }
    auto again = opened();
    QVERIFY(again);
    QCOMPARE(again->me().id, me);
    QCOMPARE(again->tracks().size(), std::size_t(1));
    QCOMPARE(again->audioPath(again->tracks()[0]), m_dir->filePath(u"One.flac"_qs));
    QCOMPARE(again->schema().layers.size(), smallSchema().layers.size());
    QVERIFY(again->canUndo());
    QCOMPARE(again->nextUndo().kind, u"tracks.add"_qs);
    const auto twice = Project::create(path, smallSchema(), u"Me"_qs);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::Invalid);
}

void TestProject::closedProjectIsOneFile()
{
    {
        auto project = made();
        QVERIFY(project);
        QVERIFY(project->apply(addedTrack(someTrack(*project, u"One"_qs))));
    }
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"a.unisono"_qs});
}

void TestProject::refusesWhatIsNoProject()
{
    const QString path = m_dir->filePath(u"text.unisono"_qs);
    for (const QByteArray& content : {QByteArray(), QByteArray("hello"), QByteArray(100000, 'x')}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto project = Project::open(path);
        QVERIFY(!project);
        QCOMPARE(project.error().code, ErrorCode::NotAProject);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
    QCOMPARE(Project::open(m_dir->filePath(u"none"_qs)).error().code, ErrorCode::NotFound);
    QCOMPARE(Project::open(m_dir->path()).error().code, ErrorCode::NotAProject);
    QCOMPARE(Project::create(m_dir->filePath(u"no/a.unisono"_qs), smallSchema(), {}).error().code, ErrorCode::NotFound);
}

void TestProject::searchFindsPrefixesOfAllWords()
{
    auto project = made();
    QVERIFY(project);
    for (const QString& name : {u"Blue Monday"_qs, u"Mañana blues"_qs, u"Zug um Zug"_qs, u"Übermut"_qs})
        QVERIFY(project->apply(addedTrack(someTrack(*project, name))));
    const auto titles = [&](const QString& text) {
        QStringList found;
        for (const TrackId id : project->searchTracks(text))
            found << project->track(id)->title;
        return found;
    };
    QCOMPARE(titles(u"blu"_qs), QStringList({u"Blue Monday"_qs, u"Mañana blues"_qs}));
    QCOMPARE(titles(u"mon BLUE"_qs), QStringList({u"Blue Monday"_qs}));
    QCOMPARE(titles(u"manana"_qs), QStringList({u"Mañana blues"_qs}));
    QCOMPARE(titles(u"uber"_qs), QStringList({u"Übermut"_qs}));
    QCOMPARE(titles(u"lue"_qs), QStringList());
    QCOMPARE(titles({}).size(), 4);
    QCOMPARE(titles(u"\" * ( :"_qs).size(), 4);
    QCOMPARE(titles(u"\"zug\" OR NOT("_qs), QStringList());
    QVERIFY(project->undo());
    QCOMPARE(titles(u"uber"_qs), QStringList());
}

void TestProject::conflictChangesNothing()
{
    auto project = made();
    QVERIFY(project);
    const Track track = someTrack(*project, u"One"_qs);
    QVERIFY(project->apply(addedTrack(track)));
    const QByteArray before = dumped(*project);
    Track renamed = track;
    renamed.title = u"Two"_qs;
    Track stale = track;
    stale.title = u"Other"_qs;
    for (const Edit& edit : {Edit{u"x"_qs, {}, {}, {Change<Track>{stale, renamed}}},
                             Edit{u"x"_qs, {}, {}, {Change<Track>{std::nullopt, track}}},
                             Edit{u"x"_qs, {}, {}, {Change<Track>{track, renamed}, Change<Track>{track, stale}}}}) {
        const Result<void> done = project->apply(edit);
        QVERIFY(!done);
        QCOMPARE(done.error().code, ErrorCode::Invalid);
        QCOMPARE(dumped(*project), before);
        QCOMPARE(project->unsaved(), 0);
    }
}

void TestProject::rulesAreKept()
{
    auto project = made();
    QVERIFY(project);
    const Track track = someTrack(*project, u"One"_qs);
    const Assignment assignment = assignmentOf(*project, track, "notes");
    const Item item = itemOf(assignment, 10, 20);
    QVERIFY(project->apply({u"x"_qs,
                            {},
                            {},
                            {Change<Item>{std::nullopt, item}, Change<Assignment>{std::nullopt, assignment},
                             Change<Track>{std::nullopt, track}}}));
    QCOMPARE(project->itemCount(), 1);
    QCOMPARE(project->itemCount(track.id), 1);
    const QByteArray before = dumped(*project);
    Item noNumber = itemOf(assignment, 10, 20);
    noNumber.payload = NoteValue{std::numeric_limits<double>::quiet_NaN(), {}};
    const Assignment twice = assignmentOf(*project, track, "notes");
    const Assignment nobody{AssignmentId::next(), track.id, u"beats"_qs, PersonId::next(), {}, {}, {}, 1, {}};
    Track lost = someTrack(*project, u"Two"_qs);
    lost.root = MediaRootId::next();
    const std::vector<AnyChange> broken = {Change<Item>{std::nullopt, itemOf(nobody, 1, 2)},
                                           Change<Item>{std::nullopt, itemOf(assignment, 5, 4)},
                                           Change<Item>{std::nullopt, noNumber},
                                           Change<Assignment>{assignment, std::nullopt},
                                           Change<Assignment>{std::nullopt, twice},
                                           Change<Assignment>{std::nullopt, nobody},
                                           Change<Track>{track, std::nullopt},
                                           Change<Track>{std::nullopt, lost},
                                           Change<MediaRoot>{project->mediaRoots()[0], std::nullopt},
                                           Change<Person>{project->me(), std::nullopt}};
    for (const AnyChange& change : broken) {
        const Result<void> done = project->apply({u"x"_qs, {}, {}, {change}});
        QVERIFY2(!done, QByteArray::number(int(&change - broken.data())).constData());
        QCOMPARE(done.error().code, ErrorCode::Invalid);
        QCOMPARE(dumped(*project), before);
    }
    QCOMPARE(project->verify()->size(), std::size_t(0));
}

void TestProject::appliesAllOrNothing()
{
    auto project = made();
    QVERIFY(project);
    const Track one = someTrack(*project, u"One"_qs);
    QVERIFY(!project->applyAll({addedTrack(one), addedTrack(one)}));
    QCOMPARE(project->tracks().size(), std::size_t(0));
    QVERIFY(!project->canUndo());
    QVERIFY(project->applyAll({addedTrack(one), addedTrack(someTrack(*project, u"Two"_qs))}));
    QCOMPARE(project->tracks().size(), std::size_t(2));
    QVERIFY(project->undo());
    QCOMPARE(project->tracks().size(), std::size_t(1));
}

void TestProject::consecutiveEditsOfOneKeyUndoAsOne()
{
    auto project = made();
    QVERIFY(project);
    Track track = someTrack(*project, u"0"_qs);
    QVERIFY(project->apply(addedTrack(track)));
    const auto rename = [&](const QString& to, const QString& key) {
        Track next = *project->track(track.id);
        const Track old = next;
        next.title = to;
        return project->apply({u"tracks.rename"_qs, to, key, {Change<Track>{old, next}}}).has_value();
    };
    QVERIFY(rename(u"1"_qs, u"k"_qs) && rename(u"2"_qs, u"k"_qs) && rename(u"3"_qs, u"k"_qs));
    QVERIFY(project->undo());
    QCOMPARE(project->track(track.id)->title, u"0"_qs);
    QVERIFY(project->redo());
    QCOMPARE(project->track(track.id)->title, u"3"_qs);
    // After undo and redo, another key, or a new session a step of its own begins.
    QVERIFY(rename(u"4"_qs, u"k"_qs) && rename(u"5"_qs, u"other"_qs));
    QVERIFY(project->undo());
    QCOMPARE(project->track(track.id)->title, u"4"_qs);
    QVERIFY(project->undo());
    QCOMPARE(project->track(track.id)->title, u"3"_qs);
    project.reset();
    project = opened();
    QVERIFY(rename(u"6"_qs, u"k"_qs));
    QVERIFY(!project->canRedo());
    QVERIFY(project->undo() && project->undo());
    QCOMPARE(project->track(track.id)->title, u"0"_qs);
}

void TestProject::historyIsNewestFirst()
{
    auto project = made();
    QVERIFY(project);
    QVERIFY(project->apply(addedTrack(someTrack(*project, u"One"_qs))));
    QVERIFY(project->apply(addedTrack(someTrack(*project, u"Two"_qs))));
    QVERIFY(project->undo());
    const std::vector<HistoryRow> rows = project->history(10);
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].subject, u"Two"_qs);
    QVERIFY(rows[0].undone && !rows[1].undone);
    QCOMPARE(project->nextRedo().subject, u"Two"_qs);
    QCOMPARE(project->nextUndo().subject, u"One"_qs);
    QCOMPARE(project->history(1).size(), std::size_t(1));
}

void TestProject::remembersState()
{
    {
        auto project = made();
        project->setState(u"zoom"_qs, "17");
        QCOMPARE(project->state(u"zoom"_qs), QByteArray("17"));
    }
    auto project = opened();
    QCOMPARE(project->state(u"zoom"_qs), QByteArray("17"));
    QCOMPARE(project->state(u"none"_qs), QByteArray());
}

void TestProject::randomEditsRevert_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestProject::randomEditsRevert()
{
    QFETCH(unsigned, seed);
    auto project = made();
    QVERIFY(project);
    auto editor = std::make_unique<RandomEditor>(*project, seed);
    std::vector<QByteArray> states{dumped(*project)}; // what the project was, by undo position
    std::mt19937 random(seed);
    for (int i = 0; i < 120; ++i) {
        if (random() % 6 == 0 && project->canUndo()) {
            const QByteArray now = states.back();
            states.pop_back();
            QVERIFY(project->undo());
            QCOMPARE(dumped(*project), states.back());
            if (random() % 2) {
                QVERIFY(project->redo());
                states.push_back(now);
                QCOMPARE(dumped(*project), now);
            }
            continue;
        }
        Edit edit = editor->next();
        edit.mergeKey.clear(); // one step an edit: merging has a test of its own
        QVERIFY(project->apply(edit));
        const QByteArray after = dumped(*project);
        // An edit and its reverse leave an equal project.
        QVERIFY(project->apply(reverted(edit)));
        QCOMPARE(dumped(*project), states.back());
        QVERIFY(project->undo());
        QCOMPARE(dumped(*project), after);
        states.push_back(after);
        if (i % 40 == 39) {
            project.reset();
            project = opened();
            QVERIFY(project);
            QCOMPARE(dumped(*project), after);
            editor = std::make_unique<RandomEditor>(*project, seed + unsigned(i));
        }
    }
    while (project->canUndo()) {
        states.pop_back();
        QVERIFY(project->undo());
        QCOMPARE(dumped(*project), states.back());
    }
    QCOMPARE(states.size(), std::size_t(1));
    QCOMPARE(project->verify()->size(), std::size_t(0));
}

void TestProject::verifyFindsNothingWrong()
{
    auto project = made();
    QVERIFY(project);
    RandomEditor editor(*project, 3);
    for (int i = 0; i < 200; ++i)
        QVERIFY(project->apply(editor.next()));
    while (project->canUndo())
        QVERIFY(project->undo());
    QCOMPARE(project->tracks().size(), std::size_t(0));
    QCOMPARE(project->people().size(), std::size_t(1));
    while (project->canRedo())
        QVERIFY(project->redo());
    const QByteArray end = dumped(*project);
    project.reset();
    project = opened();
    QCOMPARE(dumped(*project), end);
    QCOMPARE(project->verify()->size(), std::size_t(0));
    while (project->canUndo())
        QVERIFY(project->undo());
    QCOMPARE(project->tracks().size(), std::size_t(0));
}

void TestProject::copyIsTheSameProject()
{
    auto project = made();
    RandomEditor editor(*project, 8);
    for (int i = 0; i < 60; ++i)
        QVERIFY(project->apply(editor.next()));
    QVERIFY(project->backupTo(m_dir->filePath(u"copy.unisono"_qs)));
    auto copy = opened(u"copy.unisono"_qs);
    QVERIFY(copy);
    QCOMPARE(differenceOf(*project, *copy), QString());
    QCOMPARE(copy->history(1000).size(), project->history(1000).size());
    QCOMPARE(copy->verify()->size(), std::size_t(0));
    QVERIFY(!project->backupTo(m_dir->filePath(u"copy.unisono"_qs)));
    QVERIFY(!project->backupTo(m_dir->filePath(u"no/copy.unisono"_qs)));
}

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
