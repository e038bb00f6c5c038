#include "core/workflow/commitment.h"
#include "core/workflow/draw.h"
#include "core/workflow/goldpolicy.h"

#include <QtTest>

#include <map>
#include <set>

using namespace unisono;

namespace {

const PersonId kAnn{1};
const PersonId kBob{2};

Stratum stratum(int number)
{
    return {QStringLiteral("genre%1").arg(number % 3), number % 2, QStringLiteral("source")};
}

UnitKey unit(std::int64_t track, const char* layer = "beat")
{
    return {{track}, QLatin1String(layer)};
}

std::vector<PackageUnit> ordinary(int count, int from = 0)
{
    std::vector<PackageUnit> units;
    for (int i = 0; i < count; ++i)
        units.push_back({unit(1000 + from + i), stratum(i)});
    return units;
}

std::vector<GoldUnit> goldUnits(int count)
{
    std::vector<GoldUnit> units;
    for (int i = 0; i < count; ++i)
        units.push_back({unit(1 + i), stratum(i), GoldReadiness::Active, {}, {}});
    return units;
}

GoldEvidence evidence(int passed, int failed)
{
    return {double(passed), double(failed), passed + failed};
}

} // namespace

class TestGoldPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShareIsRightOnAverage();
    void placesKeepTheirDistance();
    void everyPlaceIsAsLikely();
    void strataAreMatched();
    void whoMaySeeWhat();
    void theOrderOfGoldDoesNotMatter();
    void tooLittleGoldIsSaid();
    void retirement();
    void trial();
    void commitments();
    void drawsAreTheSameEverywhere();
};

void TestGoldPolicy::theShareIsRightOnAverage()
{
    const std::vector<GoldUnit> gold = goldUnits(100);
    for (const auto& [before, share] :
         {std::pair(0, 0.15), std::pair(1, 0.15), std::pair(2, 0.08), std::pair(9, 0.08)}) {
        std::size_t placed = 0;
        constexpr int kRuns = 2000;
        for (int run = 0; run < kRuns; ++run)
            placed += drawGold({}, kAnn, before, ordinary(23), gold, std::uint64_t(run)).placements.size();
        const double mean = double(placed) / kRuns;
        QVERIFY(std::abs(mean / (23 + mean) - share) < 0.005);
    }
}

void TestGoldPolicy::placesKeepTheirDistance()
{
    GoldInsertion policy;
    policy.share = 0.3;
    for (int spacing = 0; spacing < 8; ++spacing) {
        policy.spacing = spacing;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const GoldSelection selection = drawGold(policy, kAnn, 5, ordinary(20), goldUnits(50), seed);
            const std::size_t total = 20 + selection.placements.size();
            for (std::size_t i = 0; i < selection.placements.size(); ++i) {
                QVERIFY(selection.placements[i].place < total);
                if (i > 0)
                    QVERIFY(selection.placements[i].place - selection.placements[i - 1].place > std::size_t(spacing));
            }
        }
    }
    QVERIFY(drawGold(policy, kAnn, 0, {}, goldUnits(5), 1).placements.empty());
}

void TestGoldPolicy::everyPlaceIsAsLikely()
{
    GoldInsertion policy;
    policy.share = 1 / 11.0; // one among ten
    std::map<std::size_t, int> counts;
    constexpr int kRuns = 22'000;
    int drawn = 0;
    for (int run = 0; run < kRuns; ++run)
        for (const GoldPlacement& p :
             drawGold(policy, kAnn, 5, ordinary(10), goldUnits(30), std::uint64_t(run)).placements) {
            ++counts[p.place];
            ++drawn;
        }
    QCOMPARE(counts.size(), std::size_t(11));
    for (const auto& [place, count] : counts)
        QVERIFY(std::abs(count - drawn / 11.0) < 5 * std::sqrt(drawn / 11.0));
}

void TestGoldPolicy::strataAreMatched()
{
    GoldInsertion policy;
    policy.share = 0.5;
    policy.spacing = 0;
    std::vector<GoldUnit> gold = goldUnits(60);
    const std::vector<PackageUnit> units = ordinary(12);
    std::map<QString, int> genres;
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        for (const GoldPlacement& p : drawGold(policy, kAnn, 5, units, gold, seed).placements) {
            QVERIFY(p.match == GoldMatch::Stratum);
            ++genres[gold[p.gold].stratum.genre];
        }
    QCOMPARE(genres.size(), std::size_t(3));
    for (const auto& [genre, count] : genres)
        QVERIFY(std::abs(count - 800) < 120);

    for (GoldUnit& each : gold)
        each.stratum.source = QStringLiteral("elsewhere");
    QVERIFY(drawGold(policy, kAnn, 5, units, gold, 1).placements.front().match == GoldMatch::Genre);
    for (GoldUnit& each : gold)
        each.stratum.genre = QStringLiteral("other");
    QVERIFY(drawGold(policy, kAnn, 5, units, gold, 1).placements.front().match == GoldMatch::Layer);
    for (GoldUnit& each : gold)
        each.unit.layer = QStringLiteral("section");
    QVERIFY(drawGold(policy, kAnn, 5, units, gold, 1).placements.empty());
}

void TestGoldPolicy::whoMaySeeWhat()
{
    std::vector<GoldUnit> gold = goldUnits(6);
    gold[0].authors = {kAnn};
    gold[1].seenBy = {kBob, kAnn};
    gold[2].readiness = GoldReadiness::Resting;
    gold[3].unit = unit(1005); // stands in the package already
    gold[4].authors = {kBob};
    GoldInsertion policy;
    policy.share = 0.5;
    policy.spacing = 0;
    std::set<std::size_t> shown;
    for (std::uint64_t seed = 0; seed < 100; ++seed)
        for (const GoldPlacement& p : drawGold(policy, kAnn, 5, ordinary(12), gold, seed).placements)
            shown.insert(p.gold);
    QCOMPARE(shown, (std::set<std::size_t>{4, 5}));
}

void TestGoldPolicy::theOrderOfGoldDoesNotMatter()
{
    const std::vector<GoldUnit> gold = goldUnits(40);
    const std::vector<GoldUnit> reversed(gold.rbegin(), gold.rend());
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const GoldSelection a = drawGold({}, kAnn, 0, ordinary(40), gold, seed);
        const GoldSelection b = drawGold({}, kAnn, 0, ordinary(40), reversed, seed);
        QCOMPARE(a.placements.size(), b.placements.size());
        for (std::size_t i = 0; i < a.placements.size(); ++i) {
            QCOMPARE(a.placements[i].place, b.placements[i].place);
            QCOMPARE(gold[a.placements[i].gold].unit, reversed[b.placements[i].gold].unit);
        }
    }
}

void TestGoldPolicy::tooLittleGoldIsSaid()
{
    const GoldSelection selection = drawGold({}, kAnn, 0, ordinary(100), goldUnits(3), 4);
    QVERIFY(selection.placements.size() <= 3);
    QVERIFY(selection.wanted >= 17);
}

void TestGoldPolicy::retirement()
{
    const GoldRetirement policy;
    QVERIFY(!retirementReason(policy, {59, {}, {}}));
    QCOMPARE(retirementReason(policy, {60, {}, {}})->code, QStringLiteral("gold.retire-exposures"));
    QCOMPARE(retirementReason(policy, {0, {}, QStringLiteral("atMost")})->code, QStringLiteral("gold.retire-schema"));
    QCOMPARE(retirementReason(policy, {99, QStringLiteral("forum"), {}})->code, QStringLiteral("gold.retire-leak"));
}

void TestGoldPolicy::trial()
{
    const auto verdict = [](int goodPassed, int goodFailed, int badFailed, int newFailed) {
        std::vector<GoldVote> votes;
        votes.insert(votes.end(), std::size_t(goodPassed), {GoldResult::Passed, evidence(18, 2)});
        votes.insert(votes.end(), std::size_t(goodFailed), {GoldResult::Failed, evidence(14, 6)});
        votes.insert(votes.end(), std::size_t(badFailed), {GoldResult::Failed, evidence(10, 20)});
        votes.insert(votes.end(), std::size_t(newFailed), {GoldResult::Failed, evidence(19, 0)});
        return goldTrial({}, {}, votes);
    };
    QVERIFY(verdict(2, 2, 0, 0).verdict == GoldVerdict::TooFew);
    QVERIFY(verdict(3, 2, 0, 0).verdict == GoldVerdict::Kept); // exactly 40 %
    QVERIFY(verdict(2, 3, 0, 0).verdict == GoldVerdict::Suspended);
    const GoldTrial onlyGood = verdict(5, 0, 20, 20);
    QVERIFY(onlyGood.verdict == GoldVerdict::Kept);
    QCOMPARE(onlyGood.good, 5);
}

void TestGoldPolicy::commitments()
{
    const auto at = [](FrameCount frame, std::int64_t id) {
        Item item;
        item.id = {id};
        item.author = {id};
        item.span = {{frame}, {frame}};
        item.payload = InstantValue{1, 1};
        return item;
    };
    GoldAnswer answer;
    answer.accepted = {{at(100, 1), at(200, 2)}, {}};
    answer.frames = 1000;
    answer.rate = {44100};
    GoldAnswer same = answer;
    same.accepted = {{}, {at(200, 7), at(100, 8)}};
    QCOMPARE(goldAnswerBytes(answer), goldAnswerBytes(same));
    QCOMPARE(goldAnswerBytes(answer),
             QByteArrayLiteral(R"({"accepted":[[],[{"end":100,"start":100,"value":{"bar":1,"beat":1,"is":"instant"}},)"
                               R"({"end":200,"start":200,"value":{"bar":1,"beat":1,"is":"instant"}}]],)"
                               R"("frames":1000,"rate":44100})"));
    same.accepted[1][0].span.start = {201};
    QVERIFY(goldAnswerBytes(answer) != goldAnswerBytes(same));

    const QByteArray salt(32, '\x5a');
    const QByteArray bytes = goldAnswerBytes(answer);
    const QByteArray tolerance = goldToleranceBytes(answer.tolerance);
    const Result<QByteArray> commitment = goldCommitment(salt, bytes, tolerance);
    QVERIFY(commitment);
    // SHA-256 over the form as the header has it, written out.
    const auto length = [](qsizetype n) {
        QByteArray eight(8, '\0');
        eight[7] = char(n & 0xff);
        eight[6] = char(n >> 8);
        return eight;
    };
    QCOMPARE(*commitment, QCryptographicHash::hash(length(14) + "unisono-gold-1" + salt + length(bytes.size()) + bytes +
                                                       length(tolerance.size()) + tolerance,
                                                   QCryptographicHash::Sha256));
    QVERIFY(isCommittedTo(*commitment, salt, bytes, tolerance));
    QByteArray otherSalt = salt;
    otherSalt[31] = 'x';
    GoldTolerance wider = answer.tolerance;
    wider.seconds *= 2;
    QVERIFY(!isCommittedTo(*commitment, otherSalt, bytes, tolerance));
    QVERIFY(!isCommittedTo(*commitment, salt, bytes + ' ', tolerance));
    QVERIFY(!isCommittedTo(*commitment, salt, bytes, goldToleranceBytes(wider)));
    QVERIFY(!isCommittedTo(*commitment, salt, bytes + tolerance, {}));
    QVERIFY(!isCommittedTo(*commitment, {}, bytes, tolerance));
    const Result<QByteArray> shortSalt = goldCommitment(salt.left(31), bytes, tolerance);
    QVERIFY(!shortSalt && shortSalt.error().code == ErrorCode::Invalid);
}

void TestGoldPolicy::drawsAreTheSameEverywhere()
{
    Draw draw(0); // the published first values of SplitMix64
    QCOMPARE(draw.next(), std::uint64_t(0xe220a8397b1dcdafU));
    QCOMPARE(draw.next(), std::uint64_t(0x6e789e6aa1b965f4U));
    QCOMPARE(unitNumber(unit(3)), unitNumber(unit(3)));
    QVERIFY(unitNumber(unit(3)) != unitNumber(unit(3, "section")));
    QCOMPARE(lengthBucket(59), 0);
    QCOMPARE(lengthBucket(60), 1);
    QCOMPARE(lengthBucket(4000), 5);
}

QTEST_GUILESS_MAIN(TestGoldPolicy)
#include "tst_goldpolicy.moc"
