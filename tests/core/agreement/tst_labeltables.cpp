#include "core/agreement/coefficients/labeltables.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace unisono;

namespace {

/// Four raters, five units, three labels, a hole.
const Ratings kSome{3, {{0, 1, 2, 0, 1}, {0, 1, 2, 1, kMissing}, {0, 1, 1, 0, 1}, {0, 2, 2, 0, 2}}, {}};

} // namespace

class TestLabelTables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsOneByOne();
    void confusionCountsUnits();
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

void TestLabelTables::nothingIsUndefined()
{
    const Ratings empty{2, {{}, {}}, {}};
    for (const LabelAgreement& of : agreementByLabel(empty))
        QVERIFY(!of.kappa && !of.ac1);
    QVERIFY(agreementByLabel({}).empty());
    // One label only: full agreement, of which nothing is beyond chance.
    const Ratings one{2, {{0, 0}, {0, 0}}, {}};
    QVERIFY(!agreementByLabel(one)[0].kappa);
    QCOMPARE(*agreementByLabel(one)[0].ac1, 1.0);
}

QTEST_GUILESS_MAIN(TestLabelTables)
#include "tst_labeltables.moc"
