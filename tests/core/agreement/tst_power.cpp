#include "core/agreement/coefficients/power.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

class TestPower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoRatersTwoLabels();
    void manyTracksAreNarrowedByTheRoot();
    void moreRatersNarrow();
    void enoughTracksAreEnough();
    void rareLabelsAreSometimesUndefined();
    void refusesWhatIsOutOfRange();
    void stopsWhenCancelled();
};

void TestPower::twoRatersTwoLabels()
{
    // Alpha is then 2 p - 1 of the share p of tracks that agree, to which the binomial gives its spread.
    for (const double kappa : {0.0, 0.4, 0.8}) {
        const Result<StudyForecast> found = forecast({400, 2, 2, {}, kappa}, {});
        QVERIFY(found && found->halfWidth());
        const double expected = 1.96 * std::sqrt((1 - kappa * kappa) / 400);
        QVERIFY(std::abs(*found->halfWidth() - expected) < 0.07 * expected);
        QVERIFY(std::abs((*found->low + *found->high) / 2 - kappa) < 0.02);
        QCOMPARE(found->undefinedShare, 0.0);
    }
}

void TestPower::manyTracksAreNarrowedByTheRoot()
{
    const Result<StudyForecast> found = forecast({1'000'000, 2, 2, {}, 0.4}, {});
    QVERIFY(found);
    const double expected = 1.96 * std::sqrt((1 - 0.16) / 1e6);
    QVERIFY(std::abs(*found->halfWidth() - expected) < 0.07 * expected);
    QVERIFY(*found->low < 0.4 && *found->high > 0.4);
}

void TestPower::moreRatersNarrow()
{
    double before = 1;
    for (const int raters : {2, 3, 5, 10}) {
        const double width = *forecast({200, raters, 4, 0.4, 0.6}, {})->halfWidth();
        QVERIFY(width < before);
        before = width;
    }
}

void TestPower::enoughTracksAreEnough()
{
    for (const double width : {0.03, 0.1}) {
        StudyPlan plan{2, 3, 5, 0.5, 0.667};
        const Result<std::int64_t> tracks = tracksNeeded(plan, width, {});
        QVERIFY(tracks);
        plan.tracks = *tracks;
        QVERIFY(std::abs(*forecast(plan, {})->halfWidth() - width) < 0.05 * width);
    }
    // By the closed form above: 1.96^2 (1 - kappa^2) / width^2.
    const Result<std::int64_t> tracks = tracksNeeded({2, 2, 2, {}, 0.6}, 0.05, {});
    QVERIFY(tracks && std::abs(double(*tracks) - 983) < 70);
}

void TestPower::rareLabelsAreSometimesUndefined()
{
    const Result<StudyForecast> found = forecast({10, 2, 2, 0.98, 0.9}, {});
    QVERIFY(found && found->undefinedShare > 0.5 && found->undefinedShare < 1);
    // Everybody knows: alpha is 1 wherever it is defined.
    const Result<StudyForecast> sure = forecast({50, 3, 3, {}, 1}, {});
    QVERIFY(sure);
    QCOMPARE(*sure->low, 1.0);
    QCOMPARE(*sure->high, 1.0);
    QCOMPARE(*tracksNeeded({2, 3, 3, {}, 1}, 0.1, {}), std::int64_t(2));
}

void TestPower::refusesWhatIsOutOfRange()
{
    const double nan = std::nan("");
    const std::vector<std::pair<StudyPlan, const char*>> odd{
        {{1, 2, 2, {}, 0.5}, "tracks"},       {{10, 1, 2, {}, 0.5}, "raters"},
        {{10, 2, 1, {}, 0.5}, "categories"},  {{10, 2, 2, 0.0, 0.5}, "prevalence"},
        {{10, 2, 2, 1.0, 0.5}, "prevalence"}, {{10, 2, 2, nan, 0.5}, "prevalence"},
        {{10, 2, 2, {}, -0.1}, "kappa"},      {{10, 2, 2, {}, nan}, "kappa"}};
    for (const auto& [plan, part] : odd) {
        const Result<StudyForecast> found = forecast(plan, {});
        QVERIFY2(!found, part);
        QCOMPARE(found.error().code, ErrorCode::Invalid);
        QCOMPARE(found.error().detail, QLatin1String(part));
    }
    for (const double width : {0.0, 1.0, nan})
        QCOMPARE(tracksNeeded({10, 2, 2, {}, 0.5}, width, {}).error().code, ErrorCode::Invalid);
    QCOMPARE(tracksNeeded({10, 2, 2, {}, 0.5}, 1e-6, {}).error().code, ErrorCode::TooLarge);
}

void TestPower::stopsWhenCancelled()
{
    JobContext job;
    job.cancel();
    QCOMPARE(forecast({100, 2, 2, {}, 0.5}, job).error().code, ErrorCode::Cancelled);
    QCOMPARE(tracksNeeded({100, 2, 2, {}, 0.5}, 0.1, job).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPower)
#include "tst_power.moc"
