#include "core/agreement/coefficients/bootstrap.h"
#include "core/agreement/coefficients/conger.h"
#include "core/agreement/coefficients/counterrandom.h"
#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/coefficients/normal.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

/// A study of tracks of some units: true labels by prevalence, in part those of the track. A rater knows the label with
/// probability sqrt(kappa), else guesses by prevalence. Two ratings of a unit then agree beyond chance in the share
/// kappa, and every rater uses the categories by prevalence: alpha and Conger's kappa of the population are `kappa`.
struct Study {
    std::size_t tracks = 40;
    std::size_t raters = 3;
    std::vector<double> prevalence;
    double kappa = 0;
    double missing = 0;
    int unitsOfTrack = 1;
    double ofTrack = 0;
};

int drawn(const std::vector<double>& prevalence, CounterRandom& random)
{
    double left = random.uniform();
    for (std::size_t c = 0; c + 1 < prevalence.size(); ++c)
        if ((left -= prevalence[c]) < 0)
            return int(c);
    return int(prevalence.size()) - 1;
}

Ratings simulated(const Study& study, CounterRandom& random)
{
    Ratings ratings{int(study.prevalence.size()), std::vector<std::vector<int>>(study.raters), {}};
    const double knows = std::sqrt(study.kappa);
    for (std::size_t track = 0; track < study.tracks; ++track) {
        const int common = drawn(study.prevalence, random);
        for (int unit = 0; unit < study.unitsOfTrack; ++unit) {
            const int label = random.uniform() < study.ofTrack ? common : drawn(study.prevalence, random);
            for (std::vector<int>& row : ratings.of) {
                const int said = random.uniform() < knows ? label : drawn(study.prevalence, random);
                row.push_back(random.uniform() < study.missing ? kMissing : said);
            }
        }
    }
    return ratings;
}

ClusterRows trackSums(const Study& study, const Ratings& ratings, const AgreementWeights& weights)
{
    std::vector<std::size_t> trackOf;
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        trackOf.push_back(unit / std::size_t(study.unitsOfTrack));
    return clusterSums(ratings, trackOf, study.tracks, weights);
}

std::vector<Statistic> alphaAndKappa(const Ratings& ratings, const AgreementWeights& weights)
{
    const SumsShape shape{ratings.categories, ratings.raters(), SumsDetail::Plain};
    return {statisticOf(shape, [weights](const AgreementSums& sums) { return krippendorffAlpha(sums, weights); }),
            statisticOf(shape, [weights](const AgreementSums& sums) { return congerKappa(sums, weights); })};
}

Statistic mean()
{
    return [](std::span<const double> sums) -> std::optional<double> {
        return sums[0] > 0 ? std::optional(sums[1] / sums[0]) : std::nullopt;
    };
}

/// Rows of {1, value}.
ClusterRows valuesAsRows(const std::vector<double>& values)
{
    ClusterRows rows{2, {}};
    for (const double value : values)
        rows.values.insert(rows.values.end(), {1, value});
    return rows;
}

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantiles();
    void equalOnAnyNumberOfThreads();
    void aMeanHasStudentsInterval();
    void undefinedIsNoInterval();
    void drawsWithoutVariationAreCounted();
    void stopsWhenCancelled();
    void refusesOddPlans();
    void holdsTheTruthAsOftenAsItSays_data();
    void holdsTheTruthAsOftenAsItSays();
};

void TestBootstrap::quantiles()
{
    QVERIFY(std::abs(normalQuantile(0.975) - 1.959963984540054) < 1e-9);
    QVERIFY(std::abs(normalQuantile(0.001) + 3.090232306167813) < 1e-9);
    QCOMPARE(normalQuantile(0.5), 0.0);
    QVERIFY(std::abs(normalBelow(1.959963984540054) - 0.975) < 1e-12);
    // Tables of Student's t.
    QVERIFY(std::abs(studentQuantile(0.975, 5) - 2.570582) < 1e-3);
    QVERIFY(std::abs(studentQuantile(0.975, 10) - 2.228139) < 1e-4);
    QVERIFY(std::abs(studentQuantile(0.975, 39) - 2.022691) < 1e-5);
}

void TestBootstrap::equalOnAnyNumberOfThreads()
{
    CounterRandom random(3, 0);
    const Ratings ratings = simulated({200, 4, {0.5, 0.3, 0.2}, 0.6, 0.1}, random);
    const AgreementWeights weights = nominalWeights(3);
    const ClusterRows rows = unitSums(ratings, weights);
    BootstrapPlan plan;
    plan.seed = 77;
    std::optional<std::vector<BootstrapInterval>> first;
    for (const unsigned threads : {1U, 2U, 3U, 7U}) {
        plan.threads = threads;
        const auto found = bootstrap(rows, alphaAndKappa(ratings, weights), plan, {});
        QVERIFY(found);
        if (!first)
            first = *found;
        QVERIFY(*found == *first);
    }
    QVERIFY(first->front().ends);
    QCOMPARE(first->front().method, IntervalMethod::BiasCorrected);
    QVERIFY(first->front().ends->low < *first->front().estimate);
    QVERIFY(first->front().ends->high > *first->front().estimate);
    plan.seed = 78;
    QVERIFY(!(bootstrap(rows, alphaAndKappa(ratings, weights), plan, {}).value() == *first));
}

void TestBootstrap::aMeanHasStudentsInterval()
{
    CounterRandom random(9, 0);
    std::vector<double> values;
    double sum = 0;
    double squares = 0;
    constexpr int kCount = 50;
    for (int i = 0; i < kCount; ++i) {
        values.push_back(normalQuantile((double(random() >> 12) + 0.5) * 0x1p-52));
        sum += values.back();
        squares += values.back() * values.back();
    }
    const double error = std::sqrt((squares - sum * sum / kCount) / (kCount - 1) / kCount);
    BootstrapPlan plan;
    plan.draws = 10'000;
    const auto found = bootstrap(valuesAsRows(values), {mean()}, plan, {});
    QVERIFY(found && found->front().ends);
    const double reach = studentQuantile(0.975, kCount - 1) * error;
    QVERIFY(std::abs(*found->front().estimate - sum / kCount) < 1e-12);
    QVERIFY(std::abs(found->front().ends->low - (sum / kCount - reach)) < 0.1 * reach);
    QVERIFY(std::abs(found->front().ends->high - (sum / kCount + reach)) < 0.1 * reach);
}

void TestBootstrap::undefinedIsNoInterval()
{
    const auto nothing = bootstrap(ClusterRows{2, {}}, {mean()}, {}, {});
    QVERIFY(nothing && !nothing->front().estimate && !nothing->front().ends);
    const auto one = bootstrap(valuesAsRows({3}), {mean()}, {}, {});
    QVERIFY(one && one->front().estimate && !one->front().ends);
    const Statistic never = [](std::span<const double>) { return std::optional<double>(); };
    const auto undefined = bootstrap(valuesAsRows({3, 4}), {never}, {}, {});
    QVERIFY(undefined && !undefined->front().estimate && !undefined->front().ends);
    QCOMPARE(undefined->front().undefinedDraws, 1000);
}

void TestBootstrap::drawsWithoutVariationAreCounted()
{
    // One of ten tracks has another label: a draw without it has no variation, (9/10)^10 = 35 % of them.
    Ratings ratings{2, {std::vector<int>(10, 0), std::vector<int>(10, 0)}, {}};
    ratings.of[0][0] = ratings.of[1][0] = 1;
    const AgreementWeights weights = nominalWeights(2);
    const auto found = bootstrap(unitSums(ratings, weights), alphaAndKappa(ratings, weights), {}, {});
    QVERIFY(found);
    for (const BootstrapInterval& interval : *found) {
        QCOMPARE(*interval.estimate, 1.0);
        QVERIFY(std::abs(interval.undefinedDraws - 349) < 60);
        QVERIFY(interval.ends);
        // Without that track alpha is undefined, so there is no acceleration.
        QCOMPARE(interval.method, IntervalMethod::Percentile);
        QCOMPARE(interval.ends->low, 1.0);
        QCOMPARE(interval.ends->high, 1.0);
    }
    // A statistic that is defined for few draws only.
    const Statistic whereFirstIsLarge = [](std::span<const double> sums) {
        return sums[1] > 35 ? std::optional(sums[1]) : std::nullopt;
    };
    const auto rare = bootstrap(valuesAsRows({1, 2, 3, 4, 5, 6, 7, 8}), {whereFirstIsLarge}, {}, {});
    QVERIFY(rare && rare->front().estimate && rare->front().ends);
    const Statistic seldom = [](std::span<const double> sums) {
        return sums[1] >= 36 ? std::optional(sums[1]) : std::nullopt;
    };
    const auto half = bootstrap(valuesAsRows({36, 0, 0, 0, 0, 0, 0, 0}), {seldom}, {}, {});
    QVERIFY(half && half->front().ends && half->front().undefinedDraws > 250);
    const Statistic hardly = [](std::span<const double> sums) {
        return sums[1] == 36 ? std::optional(sums[1]) : std::nullopt;
    };
    const auto few = bootstrap(valuesAsRows({36, 0, 0, 0, 0, 0, 0, 0}), {hardly}, {}, {});
    QVERIFY(few && few->front().estimate && !few->front().ends);
    QVERIFY(few->front().undefinedDraws > 500);
}

void TestBootstrap::stopsWhenCancelled()
{
    JobContext job;
    job.cancel();
    const auto found = bootstrap(valuesAsRows({1, 2, 3}), {mean()}, {}, job);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

void TestBootstrap::refusesOddPlans()
{
    for (const auto& [draws, level] : {std::pair(999, 0.95), std::pair(10'001, 0.95), std::pair(1000, 1.0),
                                       std::pair(1000, 0.0), std::pair(1000, std::nan(""))}) {
        BootstrapPlan plan;
        plan.draws = draws;
        plan.level = level;
        const auto found = bootstrap(valuesAsRows({1, 2}), {mean()}, plan, {});
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Invalid);
    }
}

void TestBootstrap::holdsTheTruthAsOftenAsItSays_data()
{
    QTest::addColumn<int>("tracks");
    QTest::addColumn<int>("raters");
    QTest::addColumn<QList<double>>("prevalence");
    QTest::addColumn<double>("kappa");
    QTest::addColumn<double>("missing");
    QTest::addColumn<int>("unitsOfTrack");
    QTest::newRow("40 tracks") << 40 << 3 << QList<double>{0.4, 0.3, 0.3} << 0.6 << 0.0 << 1;
    QTest::newRow("60 tracks, two raters") << 60 << 2 << QList<double>{0.25, 0.25, 0.25, 0.25} << 0.5 << 0.0 << 1;
    QTest::newRow("100 tracks, a third missing") << 100 << 5 << QList<double>{0.7, 0.3} << 0.7 << 0.33 << 1;
    QTest::newRow("40 tracks of 8 units") << 40 << 3 << QList<double>{0.5, 0.3, 0.2} << 0.6 << 0.0 << 8;
}

void TestBootstrap::holdsTheTruthAsOftenAsItSays()
{
    QFETCH(int, tracks);
    QFETCH(int, raters);
    QFETCH(QList<double>, prevalence);
    QFETCH(double, kappa);
    QFETCH(double, missing);
    QFETCH(int, unitsOfTrack);
    constexpr int kStudies = 2000;
    const Study study{
        std::size_t(tracks), std::size_t(raters),       {prevalence.begin(), prevalence.end()}, kappa, missing,
        unitsOfTrack,        unitsOfTrack > 1 ? 0.6 : 0};
    const AgreementWeights weights = nominalWeights(int(prevalence.size()));
    int held[2] = {0, 0};
    for (int i = 0; i < kStudies; ++i) {
        CounterRandom random(2026, std::uint64_t(i));
        const Ratings ratings = simulated(study, random);
        BootstrapPlan plan;
        plan.seed = std::uint64_t(i);
        plan.threads = 1;
        const auto found = bootstrap(trackSums(study, ratings, weights), alphaAndKappa(ratings, weights), plan, {});
        QVERIFY(found);
        for (int s = 0; s < 2; ++s)
            if (const auto& ends = (*found)[std::size_t(s)].ends; ends && ends->low <= kappa && kappa <= ends->high)
                ++held[s];
    }
    for (const int times : held) {
        qInfo("held in %.2f %%", 100.0 * times / kStudies);
        QVERIFY(times >= 0.93 * kStudies);
        QVERIFY(times <= 0.97 * kStudies);
    }
}

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_bootstrap.moc"
