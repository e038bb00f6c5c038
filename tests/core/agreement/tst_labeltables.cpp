#include "core/agreement/coefficients/cohen.h"
#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/coefficients/labeltables.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace unisono;

namespace {

/// Four raters, five units, three labels, a hole.
const Ratings kSome{3, {{0, 1, 2, 0, 1}, {0, 1, 2, 1, kMissing}, {0, 1, 1, 0, 1}, {0, 2, 2, 0, 2}}, {}};

Ratings someRatings(std::mt19937& random, std::size_t raters, int categories, bool holes)
{
    Ratings ratings{categories, std::vector<std::vector<int>>(raters, std::vector<int>(1 + random() % 30)), {}};
    for (std::vector<int>& row : ratings.of) {
        row.resize(ratings.of.front().size());
        for (int& each : row)
            each = holes && random() % 4 == 0 ? kMissing : int(random() % unsigned(categories));
    }
    return ratings;
}

std::optional<double> alpha(const Ratings& ratings)
{
    const AgreementWeights weights = nominalWeights(ratings.categories);
    return krippendorffAlpha(sumsOf(ratings, weights), weights);
}

bool same(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

} // namespace

class TestLabelTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsOneByOne();
    void confusionCountsUnits();
    void mergingIsRelabelling();
    void ratersAgainstTheOthers();
    void nothingIsUndefined();
};

void TestLabelTables::labelsOneByOne()
{
    // Label 0, by hand: units with agreement 1, 1, 1, 1/2, 1; shares 1, 0, 0, 3/4, 0 make p = 0.35.
    const std::vector<LabelAgreement> all = agreementByLabel(kSome);
    QCOMPARE(all.size(), std::size_t(3));
    const double observed = 4.5 / 5;
    const double chance = 0.35 * 0.35 + 0.65 * 0.65;
    QCOMPARE(all[0].ratings, 7.0);
    QVERIFY(std::abs(*all[0].kappa - (observed - chance) / (1 - chance)) < 1e-12);
    const double gwet = 2 * 0.35 * 0.65;
    QVERIFY(std::abs(*all[0].ac1 - (observed - gwet) / (1 - gwet)) < 1e-12);
    QCOMPARE(all[1].ratings, 7.0);
    QCOMPARE(all[2].ratings, 5.0);
}

void TestLabelTables::confusionCountsUnits()
{
    const std::vector<double> confusion = confusionInUnits(kSome);
    QCOMPARE(confusion.size(), std::size_t(9));
    QVERIFY(std::abs(std::accumulate(confusion.begin(), confusion.end(), 0.0) - 5) < 1e-12);
    // Label 0 with itself: unit 1 wholly, half of the pairs of unit 4; with 1: the other half, in two directions.
    QVERIFY(std::abs(confusion[0] - 1.5) < 1e-12);
    QVERIFY(std::abs(confusion[1] - 0.25) < 1e-12);
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b)
            QCOMPARE(confusion[a * 3 + b], confusion[b * 3 + a]);
}

void TestLabelTables::mergingIsRelabelling()
{
    std::mt19937 random(4);
    for (int run = 0; run < 200; ++run) {
        const Ratings ratings = someRatings(random, 2 + random() % 4, 2 + int(random() % 4), run % 2 == 0);
        const std::vector<MergeEffect> effects = mergeEffects(ratings);
        QCOMPARE(effects.size(), std::size_t(ratings.categories * (ratings.categories - 1) / 2));
        for (const MergeEffect& effect : effects) {
            std::vector<int> becomes(std::size_t(ratings.categories));
            std::iota(becomes.begin(), becomes.end(), 0);
            becomes[std::size_t(effect.second)] = effect.first;
            QVERIFY(same(effect.before, alpha(ratings)));
            QVERIFY(same(effect.after, alpha(relabelled(ratings, becomes, ratings.categories, {}))));
        }
    }
}

void TestLabelTables::ratersAgainstTheOthers()
{
    std::mt19937 random(5);
    for (int run = 0; run < 200; ++run) {
        const Ratings ratings = someRatings(random, 2, 3, run % 2 == 0);
        const AgreementWeights weights = nominalWeights(3);
        const std::optional<double> kappa = cohenKappa(sumsOf(ratings, weights), weights);
        for (const RaterAgreement& of : agreementByRater(ratings)) {
            QCOMPARE(of.units, completeOnly(ratings).units());
            QVERIFY(same(of.kappa, kappa));
        }
    }
    // The fourth rater of the table: 1, 0, 2/3, 2/3, 0 of the others agree.
    const RaterAgreement fourth = agreementByRater(kSome)[3];
    QCOMPARE(fourth.units, std::size_t(5));
    QVERIFY(std::abs(*fourth.observed - (1 + 2.0 / 3 + 2.0 / 3) / 5) < 1e-12);
}

void TestLabelTables::nothingIsUndefined()
{
    const Ratings empty{2, {{}, {}}, {}};
    for (const LabelAgreement& of : agreementByLabel(empty))
        QVERIFY(!of.kappa && !of.ac1);
    QCOMPARE(mergeEffects(empty), std::vector<MergeEffect>{(MergeEffect{0, 1, {}, {}})});
    for (const RaterAgreement& of : agreementByRater(empty))
        QVERIFY(!of.observed && !of.kappa);
    QVERIFY(agreementByLabel({}).empty());
    QVERIFY(mergeEffects({}).empty());
    // One label only: full agreement, of which nothing is beyond chance.
    const Ratings one{2, {{0, 0}, {0, 0}}, {}};
    QVERIFY(!agreementByLabel(one)[0].kappa);
    QCOMPARE(*agreementByLabel(one)[0].ac1, 1.0);
    QVERIFY(!agreementByRater(one)[0].kappa);
    QCOMPARE(*agreementByRater(one)[0].observed, 1.0);
    // Merging the only two labels leaves none to tell apart.
    const Ratings two{2, {{0, 1}, {0, 1}}, {}};
    QCOMPARE(*mergeEffects(two)[0].before, 1.0);
    QVERIFY(!mergeEffects(two)[0].after);
}

QTEST_GUILESS_MAIN(TestLabelTables)
#include "tst_labeltables.moc"
