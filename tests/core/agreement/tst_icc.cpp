#include "core/agreement/coefficients/ccc.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

bool near(const std::optional<double>& value, double expected, double tolerance = 1e-12)
{
    return value && std::abs(*value - expected) <= tolerance;
}

} // namespace

class TestIcc : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shroutAndFleiss();
    void aConstantShift();
    void concordanceByHand();
    void undefined();
    void orderDoesNotMatter();
};

void TestIcc::shroutAndFleiss()
{
    // Table 2: six targets, four judges. Table 4: ICC(1,1) .17, ICC(2,1) .29, ICC(2,4) .62.
    const IntraclassCorrelations found =
        intraclassCorrelations({{9, 6, 8, 7, 10, 6}, {2, 1, 4, 1, 5, 2}, {5, 3, 6, 2, 6, 4}, {8, 2, 8, 6, 9, 7}});
    QVERIFY(near(found.one, 0.17, 0.005));
    QVERIFY(near(found.two, 0.29, 0.005));
    QVERIFY(near(found.twoMean, 0.62, 0.005));
    // Spearman and Brown join the two.
    QVERIFY(near(found.twoMean, 4 * *found.two / (1 + 3 * *found.two)));
}

void TestIcc::aConstantShift()
{
    // Units 0, 2, 4; the second rater always says d more: MSB = 8, MSE = 0, MSR = 3 d^2 / 2.
    for (const double d : {0.0, 1.0, 3.0}) {
        const NumberRows rows{{0, 2, 4}, {d, 2 + d, 4 + d}};
        const IntraclassCorrelations found = intraclassCorrelations(rows);
        QVERIFY(near(found.one, (8 - d * d / 2) / (8 + d * d / 2)));
        QVERIFY(near(found.two, 8 / (8 + d * d)));
        QVERIFY(near(found.twoMean, 8 / (8 + d * d / 2)));
        QVERIFY(near(concordance(rows), (16.0 / 3) / (16.0 / 3 + d * d)));
    }
}

void TestIcc::concordanceByHand()
{
    QVERIFY(near(concordance({{1, 2, 3}, {1, 2, 3}}), 1));
    QVERIFY(near(concordance({{1, 2, 3}, {3, 2, 1}}), -1));
    QVERIFY(near(concordance({{1, 2, 3}, {2, 2, 2}}), 0));
    // s12 = 1, s1^2 = 2 / 3, s2^2 = 14 / 9, means 2 and 10 / 3.
    QVERIFY(near(concordance({{1, 2, 3}, {2, 3, 5}}), 2 / (2.0 / 3 + 14.0 / 9 + 16.0 / 9)));
}

void TestIcc::undefined()
{
    for (const NumberRows& rows : {NumberRows{}, NumberRows{{}, {}}, NumberRows{{1, 2, 3}}, NumberRows{{1}, {2}},
                                   NumberRows{{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}}}) {
        const IntraclassCorrelations found = intraclassCorrelations(rows);
        QVERIFY(!found.one && !found.two && !found.twoMean);
        QVERIFY(!concordance(rows));
    }
    QVERIFY(!concordance({{1, 2}, {1, 2}, {1, 2}}));
    // Raters who only contradict each other leave the mean nothing to correlate.
    QVERIFY(!intraclassCorrelations({{1, 2}, {2, 1}}).twoMean);
}

void TestIcc::orderDoesNotMatter()
{
    const IntraclassCorrelations a = intraclassCorrelations({{1, 5, 2, 4}, {2, 4, 2, 5}, {1, 3, 3, 4}});
    const IntraclassCorrelations b = intraclassCorrelations({{3, 1, 4, 3}, {5, 1, 4, 2}, {4, 2, 5, 2}});
    QVERIFY(near(a.one, *b.one) && near(a.two, *b.two) && near(a.twoMean, *b.twoMean));
}

QTEST_GUILESS_MAIN(TestIcc)
#include "tst_icc.moc"
