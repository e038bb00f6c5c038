#include "core/exchange/assigningwork.h"
#include "core/exchange/training.h"
#include "core/exchange/unitsteps.h"
#include "core/package/packagefile.h"
#include "core/workflow/goldfeedback.h"
#include "tests/support/campaign.h"
#include "tests/support/goldunits.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace unisono;
using namespace unisono::test;

/// Learning from retired gold: what may be used, how it travels, and that nothing of it counts.
class TestTraining : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyRetiredGold();
    void travelsAndStays();
    void tellsHowLate();
};

namespace {

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s: %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

void assignBeats(Project& project, PersonId person, const std::vector<TrackId>& tracks)
{
    std::vector<UnitKey> units;
    for (const TrackId track : tracks)
        units.push_back({track, QStringLiteral("beats")});
    const auto out = assignByHand(project, units, person, 1);
    if (!out || out->given.size() != units.size())
        qFatal("not given out");
    must(project.apply(out->edit));
}

/// Answers a unit of a package with beats this late, and hands it in.
void answer(Project& project, const GivenTraining& given, double offsetMs)
{
    Edit edit{QStringLiteral("items.add"), {}, {}, {}};
    for (Item& item : steadyBeats(offsetMs)) {
        item.assignment = given.assignment;
        item.author = project.owner();
        edit.changes.push_back(Change<Item>{std::nullopt, item});
    }
    must(project.apply(edit));
    for (const AssignmentStep step : {AssignmentStep::Begin, AssignmentStep::Submit}) {
        const auto done = assignmentStep(project, given.assignment, step, {}, 5);
        if (!done)
            qFatal("%s %s", qPrintable(done.error().message), qPrintable(done.error().detail));
        must(project.apply(*done));
    }
}

} // namespace

void TestTraining::onlyRetiredGold()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 6);
    Project& project = campaign.project();
    const PersonId ana = campaign.annotators()[0].id;
    const PersonId ben = campaign.annotators()[1].id;
    std::vector<TrackId> tracks;
    for (const Track& track : project.tracks())
        tracks.push_back(track.id);
    addGold(project, tracks[0], GoldState::Active);
    addGold(project, tracks[1], GoldState::Candidate);
    addGold(project, tracks[2], GoldState::OnTrial);
    addGold(project, tracks[3], GoldState::Rejected);
    addGold(project, tracks[4], GoldState::Retired, {ben});
    addGold(project, tracks[5], GoldState::Retired);
    addGold(project, tracks[5], GoldState::Active); // gold anew
    const auto forAna = trainingUnits(project, ana);
    QVERIFY(forAna);
    QCOMPARE(forAna->size(), std::size_t(1));
    QCOMPARE(forAna->front().track, tracks[4]);
    QVERIFY(trainingUnits(project, ben)->empty()); // they made it
    QCOMPARE(trainingUnits(project, std::nullopt)->size(), std::size_t(1));
    campaign.assignAll(); // Ana is asked about it as others are
    QVERIFY(trainingUnits(project, ana)->empty());
    project.lock();
    QCOMPARE(trainingUnits(project, ana).error().code, ErrorCode::WrongKey);
}

void TestTraining::travelsAndStays()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 1, 4);
    Project& project = campaign.project();
    const Person ana = campaign.annotators()[0];
    std::vector<TrackId> tracks;
    for (const Track& track : project.tracks())
        tracks.push_back(track.id);
    addGold(project, tracks[0], GoldState::Retired);
    addGold(project, tracks[1], GoldState::Retired);
    assignBeats(project, ana.id, {tracks[1], tracks[2], tracks[3]});

    PackageRequest request;
    request.person = ana.id;
    request.audio = PackageAudio::None;
    request.gold.share = request.gold.firstShare = 0;
    request.training = 5;
    JobContext job;
    const QString path = folder.filePath(QStringLiteral("a.unipack"));
    const auto made = makePackage(project, request, path, job);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(made->training, 1); // the other's track is in the package already
    const auto offer = readOffer(path);
    QVERIFY(offer);
    QCOMPARE(offer->training.size(), std::size_t(1));
    for (const Item& item : offer->training.front().accepted.front())
        QVERIFY(item.author.isNull() && item.assignment.isNull() && item.changedMs == 0);

    const auto work = openPackage(path, folder.filePath(QStringLiteral("a.unisono")), job);
    QVERIFY2(work, work ? "" : qPrintable(work.error().message));
    QVERIFY(!QFileInfo::exists(folder.filePath(QStringLiteral("a audio")))); // there is none
    const std::vector<GivenTraining> given = givenTraining(**work);
    QCOMPARE(given.size(), std::size_t(1));
    QCOMPARE(workProgress(**work).assignments, 3);
    QCOMPARE(trainingResult(**work, given[0].unit, given[0].assignment).error().code, ErrorCode::Empty);
    answer(**work, given[0], 0);
    const auto result = trainingResult(**work, given[0].unit, given[0].assignment);
    QVERIFY(result);
    QVERIFY(result->score.passed);
    QVERIFY(result->score.findings.empty());
    QCOMPARE(trainingResults(**work)->size(), std::size_t(1));
    QCOMPARE(workProgress(**work).handedIn, 0);

    // Nothing of it comes back, nothing of it counts.
    const QString back = folder.filePath(QStringLiteral("back.unipack"));
    const auto answers = returnPackage(**work, back);
    QVERIFY(answers);
    QCOMPARE(*answers, 0);
    QVERIFY(mergeReturn(project, back));
    QVERIFY(scoreGoldAnswers(project));
    QVERIFY(goldJudgements(project)->empty());
    QVERIFY(goldReport(project, {})->people.empty());
}

void TestTraining::tellsHowLate()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 1, 2);
    Project& project = campaign.project();
    const TrackId track = project.tracks().front().id;
    addGold(project, track, GoldState::Retired);
    assignBeats(project, campaign.annotators()[0].id, {project.tracks().back().id});
    PackageRequest request;
    request.person = campaign.annotators()[0].id;
    request.audio = PackageAudio::None;
    request.training = 1;
    JobContext job;
    const QString path = folder.filePath(QStringLiteral("a.unipack"));
    QVERIFY(makePackage(project, request, path, job));
    const auto work = openPackage(path, folder.filePath(QStringLiteral("a.unisono")), job);
    QVERIFY(work);
    answer(**work, givenTraining(**work).front(), 80);
    const auto results = trainingResults(**work);
    QVERIFY(results);
    QVERIFY(!results->front().score.passed);
    const GoldFindings& findings = results->front().score.findings;
    QCOMPARE(tapLatencyMs(findings), std::optional<double>(80));
    QVERIFY(!tapLatencyMs({{QStringLiteral("gold.late-boundaries"), {QStringLiteral("80"), QStringLiteral("9")}}}));
    QCOMPARE(tapLatencyMs({{QStringLiteral("gold.early-instants"), {QStringLiteral("30"), QStringLiteral("4")}},
                           {QStringLiteral("gold.late-downbeats"), {QStringLiteral("50"), QStringLiteral("3")}}}),
             std::optional<double>(-30));
    QVERIFY(std::find(findings.begin(), findings.end(),
                      GoldFinding{QStringLiteral("gold.late-beats"),
                                  {QStringLiteral("80"), QStringLiteral("9"), QStringLiteral("9")}}) != findings.end());
}

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
