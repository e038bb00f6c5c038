#include "core/exchange/assigningwork.h"
#include "core/exchange/goldkeeping.h"
#include "core/exchange/goldrecord.h"
#include "core/exchange/unitsteps.h"
#include "tests/support/campaign.h"

#include <QTest>

using namespace unisono;
using namespace unisono::test;

/// Work given out by hand, the policy in force, and the board of a project.
class TestHandingOut : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesAndTakesBack();
    void sameGuardsAsByPolicy();
    void goldAuthorsAndDuplicates();
    void policyHasVersions();
    void boardOfAProject();
    void monthsOfAPerson();
};

namespace {

void must(const Result<void>& done)
{
    if (!done)
        qFatal("%s: %s", qPrintable(done.error().message), qPrintable(done.error().detail));
}

UnitKey beatsOf(const Track& track)
{
    return {track.id, QStringLiteral("beats")};
}

QStringList reasonsOf(const HandedOut& out)
{
    QStringList reasons;
    for (const AssigningRefusal& refusal : out.refusals)
        reasons << refusal.reason;
    return reasons;
}

} // namespace

void TestHandingOut::givesAndTakesBack()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 3);
    Project& project = campaign.project();
    const PersonId ana = campaign.annotators()[0].id;
    const std::vector<Track> tracks = project.tracks();
    const auto out = assignByHand(project, {beatsOf(tracks[1]), beatsOf(tracks[0]), beatsOf(tracks[1])}, ana, 7);
    QVERIFY(out);
    QCOMPARE(out->given, (std::vector<UnitKey>{beatsOf(tracks[1]), beatsOf(tracks[0])}));
    QVERIFY(out->refusals.empty());
    QVERIFY(project.assignments().empty()); // only said so far
    must(project.apply(out->edit));
    QCOMPARE(project.assignments().size(), std::size_t(2));
    QCOMPARE(project.unit(tracks[0].id, QStringLiteral("beats"))->state, UnitState::Collecting);
    const auto again = assignByHand(project, {beatsOf(tracks[0]), beatsOf(tracks[2])}, ana, 8);
    QCOMPARE(again->given.size(), std::size_t(1));
    QCOMPARE(reasonsOf(*again), QStringList{QStringLiteral("role.twice")});
    QVERIFY(project.undo());
    QVERIFY(project.assignments().empty());
    QCOMPARE(assignByHand(project, {}, PersonId{99}, 8).error().code, ErrorCode::NotFound);
    QVERIFY(assignByHand(project, {}, ana, 8)->edit.isEmpty());
}

void TestHandingOut::sameGuardsAsByPolicy()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 4);
    Project& project = campaign.project();
    Person ana = campaign.annotators()[0];
    const std::vector<Track> tracks = project.tracks();
    const auto refusal = [&](const UnitKey& unit, PersonId person) {
        const auto out = assignByHand(project, {unit}, person, 9);
        return out ? reasonsOf(*out).join(QLatin1Char(' ')) : out.error().message;
    };
    QCOMPARE(refusal({tracks[0].id, QStringLiteral("none")}, ana.id), QStringLiteral("assign.unknown-layer"));
    const auto held = holdUnit(project, beatsOf(tracks[0]), Hold::Legal, project.owner(), QStringLiteral("asked"), 1);
    QVERIFY(held);
    must(project.apply(*held));
    QCOMPARE(refusal(beatsOf(tracks[0]), ana.id), QStringLiteral("step.held"));
    Unit resolved{UnitId::next(), tracks[1].id, QStringLiteral("beats"), UnitState::Resolved, Resolution::ByRule, 0, 1};
    must(project.apply({QStringLiteral("test.unit"), {}, {}, {Change<Unit>{std::nullopt, resolved}}}));
    QCOMPARE(refusal(beatsOf(tracks[1]), ana.id), QStringLiteral("assign.decided"));
    Person away = ana;
    away.isAway = true;
    must(project.apply({QStringLiteral("people.change"), {}, {}, {Change<Person>{ana, away}}}));
    QCOMPARE(refusal(beatsOf(tracks[2]), ana.id), QStringLiteral("role.away"));
    must(project.apply({QStringLiteral("people.change"), {}, {}, {Change<Person>{away, ana}}}));
    AssigningPolicy policy;
    policy.mostOpen = 1;
    const auto change = changePolicy(project, policy);
    QVERIFY(change);
    must(project.apply(*change));
    const auto out = assignByHand(project, {beatsOf(tracks[2]), beatsOf(tracks[3])}, ana.id, 9);
    QCOMPARE(out->given.size(), std::size_t(1));
    QCOMPARE(reasonsOf(*out), QStringList{QStringLiteral("assign.full")});
    QCOMPARE(out->refusals.front().args, (QStringList{QStringLiteral("1"), QStringLiteral("1")}));
}

void TestHandingOut::goldAuthorsAndDuplicates()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 3);
    Project& project = campaign.project();
    const PersonId ana = campaign.annotators()[0].id;
    const std::vector<Track> tracks = project.tracks();
    // The first two are of the same samples.
    Edit same{QStringLiteral("tracks.hash"), {}, {}, {}};
    for (const int i : {0, 1}) {
        Track after = tracks[std::size_t(i)];
        after.samplesSha256 = QByteArray(32, 's');
        same.changes.push_back(Change<Track>{tracks[std::size_t(i)], after});
    }
    must(project.apply(same));
    const auto both = assignByHand(project, {beatsOf(tracks[0]), beatsOf(tracks[1])}, ana, 1);
    QCOMPARE(both->given.size(), std::size_t(1));
    QCOMPARE(reasonsOf(*both), QStringList{QStringLiteral("assign.had-like-it")});
    must(project.apply(both->edit));
    QCOMPARE(reasonsOf(*assignByHand(project, {beatsOf(tracks[1])}, ana, 1)),
             QStringList{QStringLiteral("assign.had-like-it")});
    // Whoever made the gold of a track gets no near-duplicate of it either.
    const PersonId ben = campaign.annotators()[1].id;
    GoldRecord gold;
    gold.key = newPackageId();
    gold.track = tracks[0].id;
    gold.layer = QStringLiteral("beats");
    gold.authors = {ben};
    const auto sealed = sealedChange(project, RecordKind::SealedGold, gold.key, goldRecordToJson(gold));
    QVERIFY(sealed);
    must(project.record({QStringLiteral("gold.propose"), {}, {}, {*sealed}}));
    QCOMPARE(reasonsOf(*assignByHand(project, {beatsOf(tracks[1]), beatsOf(tracks[2])}, ben, 1)),
             QStringList{QStringLiteral("role.gold-author")});
    project.lock();
    QCOMPARE(assignByHand(project, {beatsOf(tracks[2])}, ben, 1).error().code, ErrorCode::WrongKey);
}

void TestHandingOut::policyHasVersions()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 1, 1);
    Project& project = campaign.project();
    QVERIFY(!*policyInForce(project));
    AssigningPolicy policy;
    policy.packageSize = 12;
    must(project.apply(*changePolicy(project, policy)));
    QCOMPARE((*policyInForce(project))->packageSize, 12);
    QVERIFY(changePolicy(project, policy)->isEmpty());
    policy.packageSize = 13;
    const auto second = changePolicy(project, policy);
    QCOMPARE(second->subject, QStringLiteral("2"));
    must(project.apply(*second));
    QCOMPARE((*policyInForce(project))->packageSize, 13);
    QVERIFY(project.undo());
    QCOMPARE((*policyInForce(project))->packageSize, 12);
}

void TestHandingOut::boardOfAProject()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 2, 2);
    Project& project = campaign.project();
    const std::size_t units = everyUnit(project).size();
    QCOMPARE(units, 2 * project.schema().everyLayer().size());
    const std::vector<Track> tracks = project.tracks();
    must(project.apply(assignByHand(project, {beatsOf(tracks[0])}, campaign.annotators()[0].id, 5)->edit));
    const Board board = readBoard(project, 1000);
    QCOMPARE(board.units.size(), units);
    QCOMPARE(board.units.front().key, beatsOf(tracks[0]));
    QCOMPARE(board.units.front().waitsFor, std::vector<PersonId>{campaign.annotators()[0].id});
    QCOMPARE(board.forecast.open, 1);
}

void TestHandingOut::monthsOfAPerson()
{
    const QTemporaryDir folder;
    Campaign campaign(folder.path(), 1, 1);
    Project& project = campaign.project();
    const PersonId ana = campaign.annotators()[0].id;
    Edit edit{QStringLiteral("gold.score"), {}, {}, {}};
    const auto judged = [&](const QDate& day, bool passed) {
        GoldJudgement judgement;
        judgement.person = ana;
        judgement.passed = passed;
        judgement.submittedMs = QDateTime(day, QTime(12, 0), Qt::UTC).toMSecsSinceEpoch();
        const auto change = sealedChange(project, RecordKind::SealedScore, newPackageId(), judgementToJson(judgement));
        edit.changes.push_back(*change);
    };
    judged({2026, 3, 1}, true);
    judged({2026, 3, 31}, false);
    judged({2026, 1, 31}, true);
    judged({2025, 3, 5}, true);
    must(project.record(edit));
    const auto report = goldReport(project, {});
    QVERIFY(report);
    const std::vector<MonthReliability>& months = report->people.front().months;
    QCOMPARE(months.size(), std::size_t(3));
    QCOMPARE(months.front().year, 2025);
    QCOMPARE(months[1].month, 1);
    QCOMPARE(months[2].evidence.results, 2);
    QCOMPARE(months[2].evidence.passed, 1.0);                  // nothing is forgotten within a month
    QVERIFY(std::abs(months[2].interval.median - 0.5) < 1e-6); // Beta(2, 2)
}

QTEST_GUILESS_MAIN(TestHandingOut)
#include "tst_handingout.moc"
