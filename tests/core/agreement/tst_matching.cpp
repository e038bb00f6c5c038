#include "core/agreement/eventf.h"
#include "core/agreement/labels.h"
#include "core/agreement/notef.h"
#include "core/agreement/segmentf.h"

#include <QtTest>

#include <random>

using namespace unisono;

namespace {

using Candidates = std::vector<std::vector<std::size_t>>;

/// Size of the largest matching by trying everything.
std::size_t bySearch(const Candidates& candidates, std::size_t e, std::vector<bool>& taken)
{
    if (e == candidates.size())
        return 0;
    std::size_t best = bySearch(candidates, e + 1, taken);
    for (const std::size_t r : candidates[e])
        if (!taken[r]) {
            taken[r] = true;
            best = std::max(best, 1 + bySearch(candidates, e + 1, taken));
            taken[r] = false;
        }
    return best;
}

bool isMatching(const MatchedPairs& pairs, const Candidates& candidates)
{
    QSet<std::size_t> references;
    QSet<std::size_t> estimates;
    for (const MatchedPair& p : pairs) {
        const auto& of = candidates[p.estimate];
        if (std::find(of.begin(), of.end(), p.reference) == of.end())
            return false;
        references.insert(p.reference);
        estimates.insert(p.estimate);
    }
    return references.size() == qsizetype(pairs.size()) && estimates.size() == qsizetype(pairs.size());
}

LayerDef tree(std::initializer_list<std::pair<const char*, const char*>> labels)
{
    LayerDef layer;
    for (const auto& [id, parent] : labels) {
        LabelDef label;
        label.id = QLatin1String(id);
        label.parentId = QLatin1String(parent);
        layer.labels.push_back(label);
    }
    return layer;
}

} // namespace

class TestMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLargestIsFound();
    void aLongPathIsTurnedRound();
    void timesMatchAsManyAsTheyCan();
    void medianOffsetHasASign();
    void nothingHasNoOffset();
    void pairwiseWithoutFrames();
    void undefinedIsNotANumber();
    void labelDistances();
};

void TestMatching::theLargestIsFound()
{
    std::mt19937 random(1);
    for (int run = 0; run < 2000; ++run) {
        const std::size_t references = random() % 7;
        Candidates candidates(random() % 7);
        for (auto& of : candidates)
            for (std::size_t r = 0; r < references; ++r)
                if (random() % 3 == 0)
                    of.push_back(r);
        std::vector<bool> taken(references, false);
        const MatchedPairs pairs = largestMatching(candidates, references);
        QVERIFY(isMatching(pairs, candidates));
        QCOMPARE(pairs.size(), bySearch(candidates, 0, taken));
    }
}

void TestMatching::aLongPathIsTurnedRound()
{
    // Each estimate first takes what the next one needs; the last leaves the first reference alone.
    constexpr std::size_t kMany = 50'000;
    Candidates candidates(kMany);
    for (std::size_t e = 0; e < kMany; ++e) {
        if (e > 0)
            candidates[e].push_back(e - 1);
        candidates[e].push_back(e);
    }
    std::reverse(candidates.begin(), candidates.end());
    QCOMPARE(largestMatching(candidates, kMany).size(), kMany);
}

void TestMatching::timesMatchAsManyAsTheyCan()
{
    std::mt19937 random(2);
    for (int run = 0; run < 2000; ++run) {
        const auto times = [&] {
            std::vector<double> list(random() % 30);
            for (double& time : list)
                time = double(random() % 100) / 10;
            std::sort(list.begin(), list.end());
            return list;
        };
        const std::vector<double> reference = times();
        const std::vector<double> estimate = times();
        const double window = double(random() % 20) / 10;
        Candidates candidates(estimate.size());
        for (std::size_t e = 0; e < estimate.size(); ++e)
            for (std::size_t r = 0; r < reference.size(); ++r)
                if (reference[r] >= estimate[e] - window && reference[r] <= estimate[e] + window)
                    candidates[e].push_back(r);
        const MatchedPairs pairs = matchedTimes(reference, estimate, window);
        QVERIFY(isMatching(pairs, candidates));
        QCOMPARE(pairs.size(), largestMatching(candidates, reference.size()).size());
        for (std::size_t i = 1; i < pairs.size(); ++i)
            QVERIFY(pairs[i - 1].reference < pairs[i].reference && pairs[i - 1].estimate < pairs[i].estimate);
    }
}

void TestMatching::medianOffsetHasASign()
{
    const std::vector<double> reference{1, 2, 3, 4};
    const std::vector<double> estimate{1.02, 2.03, 3.04, 4.2};
    const EventAgreement late = eventF(reference, estimate, 0.05);
    QCOMPARE(late.matched, std::size_t(3));
    QVERIFY(qAbs(*late.medianOffsetSeconds - 0.03) < 1e-12);
    QVERIFY(qAbs(*eventF(estimate, reference, 0.05).medianOffsetSeconds + 0.03) < 1e-12);
    QCOMPARE(eventF(reference, estimate, 0.05, 2.5).references, std::size_t(2));
}

void TestMatching::nothingHasNoOffset()
{
    QVERIFY(!eventF({}, {}, 0.05).medianOffsetSeconds);
    QCOMPARE(eventF({}, {}, 0.05).score, FScore());
    QVERIFY(!median({}));
    QCOMPARE(*median({3, 1, 2}), 2.0);
    QCOMPARE(*median({4, 1, 2, 3}), 2.5);
}

void TestMatching::pairwiseWithoutFrames()
{
    // 10 s of one label against two halves: half of the pairs of the one are pairs of the other.
    const std::optional<FScore> half = pairwiseByDuration({{0, 10, 1}}, {{0, 5, 1}, {5, 10, 2}});
    QVERIFY(half);
    QCOMPARE(half->precision, 1.0);
    QCOMPARE(half->recall, 0.5);
    // A gap is a label of its own.
    QCOMPARE(pairwiseByDuration({{0, 4, 1}, {6, 10, 1}}, {{0, 4, 7}, {4, 6, 8}, {6, 10, 7}})->f, 1.0);
}

void TestMatching::undefinedIsNotANumber()
{
    QVERIFY(!pairwiseByDuration({}, {{0, 1, 0}}));
    QVERIFY(!pairwiseF({{0, 0.1, 0}}, {{0, 0.1, 0}}, 0.1)); // one frame, no pair
    QVERIFY(!pairwiseF({{0, 1, 0}}, {{0, 2, 0}}));
    QVERIFY(!boundaryDeviations({}, {{0, 1, 0}}, Ends::Kept).referenceToEstimate);
    QVERIFY(!boundaryDeviations({{0, 1, 0}}, {{0, 1, 0}}, Ends::Trimmed).referenceToEstimate);
}

void TestMatching::labelDistances()
{
    const auto list = [](const char* ids) { return QString::fromLatin1(ids).split(u' ', Qt::SkipEmptyParts); };
    QVERIFY(sameLabels(list("a b"), list("b a")));
    QVERIFY(!sameLabels(list("a"), list("a b")));
    QCOMPARE(*jaccard(list("a b"), list("b c")), 1.0 / 3);
    QVERIFY(!jaccard({}, {}));

    const LayerDef layer = tree({{"rock", ""}, {"punk", "rock"}, {"oi", "punk"}, {"indie", "rock"}, {"jazz", ""}});
    const auto distance = [&](const char* a, const char* b) {
        return treeDistance(layer, QLatin1String(a), QLatin1String(b));
    };
    QCOMPARE(*distance("oi", "oi"), 0.0);
    QCOMPARE(*distance("rock", "jazz"), 1.0);
    QCOMPARE(*distance("punk", "indie"), 0.5);
    QCOMPARE(*distance("oi", "punk"), 1 - 4.0 / 5);
    QCOMPARE(*distance("punk", "oi"), *distance("oi", "punk"));
    QVERIFY(!distance("oi", "polka"));
    QVERIFY(labelLine(tree({{"a", "b"}, {"b", "a"}}), QStringLiteral("a")).size() <= 2); // a circle ends
}

QTEST_GUILESS_MAIN(TestMatching)
#include "tst_matching.moc"
