#include "core/workflow/reliability.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

/// I_x(a, b) by its continued fraction (Numerical Recipes, modified Lentz), apart from the program's library.
double incompleteBeta(double a, double b, double x)
{
    if (x > (a + 1) / (a + b + 2))
        return 1 - incompleteBeta(b, a, 1 - x);
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x)) / a;
    constexpr double kTiny = 1e-300;
    double c = 1;
    double d = 1 - (a + b) * x / (a + 1);
    d = 1 / (std::abs(d) < kTiny ? kTiny : d);
    double fraction = d;
    for (int m = 1; m < 500; ++m) {
        for (const double step : {m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                                  -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))}) {
            d = 1 + step * d;
            d = 1 / (std::abs(d) < kTiny ? kTiny : d);
            c = 1 + step / c;
            c = std::abs(c) < kTiny ? kTiny : c;
            fraction *= c * d;
        }
        if (std::abs(c * d - 1) < 1e-15)
            break;
    }
    return front * fraction;
}

double binomial(int n, int k, double p)
{
    double value = std::pow(p, k) * std::pow(1 - p, n - k);
    for (int i = 0; i < k; ++i)
        value *= double(n - i) / (k - i);
    return value;
}

/// The rates written down once more: quantiles compared through the incomplete beta, decisions summed.
GoldErrorRates byHand(double mark, int n, double rate)
{
    GoldErrorRates rates;
    for (int k = 0; k <= n; ++k) {
        const double below = incompleteBeta(1 + k, 1 + n - k, mark);
        const double weight = binomial(n, k, rate);
        if (below < 0.05)
            (rate < mark ? rates.wronglyPassed : rates.right) += weight;
        else if (below > 0.95)
            (rate < mark ? rates.right : rates.wronglyFailed) += weight;
        else
            rates.undecided += weight;
    }
    return rates;
}

ReliabilityRule rule(double forgetting)
{
    ReliabilityRule r;
    r.forgetting = forgetting;
    return r;
}

bool isNear(const GoldErrorRates& a, const GoldErrorRates& b, double distance)
{
    return std::abs(a.wronglyPassed - b.wronglyPassed) < distance &&
           std::abs(a.wronglyFailed - b.wronglyFailed) < distance && std::abs(a.undecided - b.undecided) < distance &&
           std::abs(a.right - b.right) < distance;
}

} // namespace

class TestReliability : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantilesInvertTheDistribution();
    void decisionsFollowTheQuantiles();
    void olderEvidenceWeighsLess();
    void errorRatesEqualClosedForms();
    void simulationAgrees();
    void forgettingIsSimulatedOnly();
    void whatCannotBeAsked();
};

void TestReliability::quantilesInvertTheDistribution()
{
    for (const auto& [passed, failed] : {std::pair(0.0, 0.0), std::pair(18.0, 2.0), std::pair(7.3, 12.9)}) {
        const ReliabilityInterval interval = reliabilityInterval({passed, failed, 20}, {});
        QVERIFY(std::abs(incompleteBeta(1 + passed, 1 + failed, interval.lower) - 0.05) < 1e-10);
        QVERIFY(std::abs(incompleteBeta(1 + passed, 1 + failed, interval.median) - 0.50) < 1e-10);
        QVERIFY(std::abs(incompleteBeta(1 + passed, 1 + failed, interval.upper) - 0.95) < 1e-10);
        QVERIFY(std::abs(incompleteBeta(1 + passed, 1 + failed, 0.7) - posteriorBelow({passed, failed, 20}, 0.7)) <
                1e-12);
    }
}

void TestReliability::decisionsFollowTheQuantiles()
{
    const ReliabilityRule r;
    for (int n = 0; n <= 60; ++n)
        for (int k = 0; k <= n; ++k) {
            const GoldEvidence evidence{double(k), double(n - k), n};
            const ReliabilityInterval interval = reliabilityInterval(evidence, r);
            const Reliability expected = n < 20                    ? Reliability::TooFew
                                         : interval.lower > r.mark ? Reliability::Reliable
                                         : interval.upper < r.mark ? Reliability::Unreliable
                                                                   : Reliability::Undecided;
            QCOMPARE(reliabilityOf(evidence, r), expected);
        }
}

void TestReliability::olderEvidenceWeighsLess()
{
    GoldEvidence evidence;
    for (int i = 0; i < 3; ++i)
        evidence.add(i == 0 ? GoldResult::Failed : GoldResult::Passed, rule(0.5));
    QCOMPARE(evidence, (GoldEvidence{1.5, 0.25, 3}));

    // Who was bad long ago and is good now is reliable.
    GoldEvidence changed;
    for (int i = 0; i < 300; ++i)
        changed.add(i < 100 ? GoldResult::Failed : GoldResult::Passed, ReliabilityRule());
    QCOMPARE(reliabilityOf(changed, {}), Reliability::Reliable);
}

void TestReliability::errorRatesEqualClosedForms()
{
    for (const double mark : {0.5, 0.7, 0.85})
        for (const int n : {20, 33, 100})
            for (const double rate : {0.0, 0.4, 0.6, 0.7, 0.85, 1.0}) {
                ReliabilityRule r = rule(1);
                r.mark = mark;
                const std::optional<GoldErrorRates> rates = goldErrorRates(r, n, rate);
                QVERIFY(rates);
                QVERIFY(isNear(*rates, byHand(mark, n, rate), 1e-12));
                QVERIFY(std::abs(rates->wronglyPassed + rates->wronglyFailed + rates->undecided + rates->right - 1) <
                        1e-12);
            }
    // Of 20 results, 18 and more find a person reliable, 10 and fewer unreliable (mark 0.70).
    const GoldErrorRates bad = *goldErrorRates(rule(1), 20, 0.60);
    const GoldErrorRates good = *goldErrorRates(rule(1), 20, 0.85);
    double atLeast18 = 0;
    double atMost10 = 0;
    for (int k = 18; k <= 20; ++k)
        atLeast18 += binomial(20, k, 0.60);
    for (int k = 0; k <= 10; ++k)
        atMost10 += binomial(20, k, 0.85);
    QVERIFY(std::abs(bad.wronglyPassed - atLeast18) < 1e-12);
    QVERIFY(std::abs(good.wronglyFailed - atMost10) < 1e-12);
    QVERIFY(std::abs(bad.wronglyPassed - 0.0036114721) < 1e-9);
    QVERIFY(std::abs(good.wronglyFailed - 0.0002483820) < 1e-9);
}

void TestReliability::simulationAgrees()
{
    constexpr int kRuns = 100'000;
    for (const double rate : {0.60, 0.85}) {
        const std::optional<GoldErrorRates> exact = goldErrorRates(rule(1), 20, rate);
        const std::optional<GoldErrorRates> drawn = simulateGold(rule(1), 20, rate, kRuns, 7);
        QVERIFY(exact && drawn);
        QVERIFY(isNear(*exact, *drawn, 4 * 0.5 / std::sqrt(kRuns)));
        QVERIFY(std::abs(exact->wronglyPassed - drawn->wronglyPassed) <
                4 * std::sqrt(exact->wronglyPassed / kRuns) + 1e-12);
        QVERIFY(std::abs(exact->wronglyFailed - drawn->wronglyFailed) <
                4 * std::sqrt(exact->wronglyFailed / kRuns) + 1e-12);
    }
}

void TestReliability::forgettingIsSimulatedOnly()
{
    QVERIFY(!goldErrorRates({}, 20, 0.6));
    const std::optional<GoldErrorRates> a = simulateGold({}, 20, 0.85, 10'000, 1);
    const std::optional<GoldErrorRates> again = simulateGold({}, 20, 0.85, 10'000, 1);
    QVERIFY(a && isNear(*a, *again, 1e-15));
    // Less evidence is left, so that more stay undecided.
    QVERIFY(a->undecided > goldErrorRates(rule(1), 20, 0.85)->undecided);
    QCOMPARE(simulateGold({}, 19, 0.85, 100, 1)->undecided > 0.999, true);
}

void TestReliability::whatCannotBeAsked()
{
    QVERIFY(!goldErrorRates(rule(1), -1, 0.5));
    QVERIFY(!goldErrorRates(rule(1), 20, 1.5));
    QVERIFY(!goldErrorRates(rule(1), 20, std::nan("")));
    QVERIFY(!simulateGold({}, 20, 0.5, 0, 1));
}

QTEST_GUILESS_MAIN(TestReliability)
#include "tst_reliability.moc"
