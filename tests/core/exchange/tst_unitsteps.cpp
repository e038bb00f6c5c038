#include "core/exchange/unitsteps.h"
#include "tests/support/campaign.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace unisono;
using namespace unisono::test;

namespace {

constexpr int kWalks = 60;
constexpr int kSteps = 50;

/// Something random that people and leads do; many a step is not allowed, and changes nothing then.
Result<Edit> anyStep(const Project& project, std::mt19937& random, qint64 nowMs)
{
    const std::vector<Assignment> assignments = project.assignments();
    if (assignments.empty()) // undo has gone back to where none was given out
        return Error{ErrorCode::NotFound, QStringLiteral("no assignments"), {}, {}};
    const Assignment& one = assignments[random() % assignments.size()];
    const UnitKey unit{one.track, one.layer};
    switch (random() % 8) {
    case 0:
        return unitStep(project, unit, UnitStep(random() % kUnitSteps), nowMs);
    case 1:
        return holdUnit(project, unit, Hold(random() % 6), project.me().id, QStringLiteral("to be asked"), nowMs);
    case 2:
        return releaseUnit(project, unit, Hold(random() % 6), project.me().id, QStringLiteral("was asked"), nowMs);
    case 3: {
        Item item;
        item.id = ItemId::next();
        item.assignment = one.id;
        item.author = one.person;
        item.span = {Frame{0}, Frame{project.track(one.track)->frames}};
        if (one.state != AssignmentState::InProgress || !project.items(one.id).empty())
            return Error{ErrorCode::Invalid, QStringLiteral("has items, or is closed"), {}, {}};
        return Edit{QStringLiteral("items.add"), {}, {}, {Change<Item>{std::nullopt, item}}};
    }
    default:
        return assignmentStep(project, one.id, AssignmentStep(random() % kAssignmentSteps),
                              QLatin1String(kSkipReasons[random() % std::size(kSkipReasons)]), nowMs);
    }
}

/// Submitted answers, with what they hold: what no walk may lose.
std::map<std::int64_t, std::size_t> submissions(const Project& project)
{
    std::map<std::int64_t, std::size_t> all;
    for (const Assignment& assignment : project.assignments())
        if (assignment.state == AssignmentState::Submitted || assignment.state == AssignmentState::Frozen)
            all[assignment.id.value] = project.items(assignment.id).size();
    return all;
}

} // namespace

class TestUnitSteps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void walksThroughTheStoreAreRebuilt();
};

/// The walks of tst_transitions are over values; these go through the project file, with undo, redo and reopening.
void TestUnitSteps::walksThroughTheStoreAreRebuilt()
{
    int taken = 0;
    for (int walk = 0; walk < kWalks; ++walk) {
        const QTemporaryDir folder;
        QString path;
        {
            Campaign campaign(folder.path(), 2, 2);
            campaign.assignAll();
            path = campaign.path();
        }
        std::mt19937 random{unsigned(walk)};
        auto project = Project::open(path);
        QVERIFY(project);
        for (int i = 0; i < kSteps; ++i) {
            const auto before = submissions(**project);
            const Result<Edit> edit = anyStep(**project, random, 1000 + i);
            if (edit) {
                QVERIFY((*project)->apply(*edit));
                ++taken;
                // What leaves the submitted ones was asked to be looked at again, and keeps its items.
                for (const auto& [id, items] : before)
                    QCOMPARE((*project)->items(AssignmentId{id}).size(), items);
            }
            if (random() % 9 == 0 && (*project)->canUndo())
                QVERIFY((*project)->undo());
            if (random() % 17 == 0 && (*project)->canRedo())
                QVERIFY((*project)->redo());
        }
        const QByteArray rows = dumped(**project);
        const Result<StatesReport> states = (*project)->rebuildStates(Project::Rebuild::Write);
        QVERIFY(states);
        QCOMPARE(states->stored, states->replayed);
        QVERIFY(!states->wasRebuilt);
        const Result<Issues> steps = checkSteps(**project);
        QVERIFY(steps && steps->empty());
        project->reset();
        project = Project::open(path);
        QVERIFY(project);
        QCOMPARE(dumped(**project), rows);
        QCOMPARE((*project)->rebuildStates(Project::Rebuild::Check)->replayed, states->stored);
    }
    QVERIFY2(taken > kWalks * kSteps / 5, qPrintable(QString::number(taken)));
}

QTEST_MAIN(TestUnitSteps)
#include "tst_unitsteps.moc"
