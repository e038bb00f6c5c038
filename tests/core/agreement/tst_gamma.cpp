#include "core/agreement/coefficients/gamma.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <random>

using namespace unisono;

namespace {

Continuum someContinuum(std::mt19937& random, std::size_t annotators, std::size_t most)
{
    Continuum continuum(annotators);
    for (std::vector<MarkedUnit>& row : continuum) {
        const std::size_t units = random() % (most + 1);
        for (std::size_t i = 0; i < units; ++i) {
            const double start = double(random() % 40);
            row.push_back({start, start + 1 + double(random() % 8), int(random() % 3)});
        }
    }
    return continuum;
}

double costOf(const Continuum& continuum, const Dissimilarity& dissimilarity, const UnitaryAlignment& part)
{
    double cost = 0;
    double pairs = 0;
    for (std::size_t a = 0; a < part.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            cost += part[a] == kNoUnit || part[b] == kNoUnit
                        ? dissimilarity.deltaEmpty
                        : dissimilarity.of(continuum[a][std::size_t(part[a])], continuum[b][std::size_t(part[b])]);
            ++pairs;
        }
    return cost / pairs;
}

/// The least cost of parts for the units from annotator `a`, number `i` on, by trying everything: each unit alone, or
/// put into any part without a unit of this annotator.
double bySearch(const Continuum& continuum, const Dissimilarity& dissimilarity, std::size_t a, std::size_t i,
                std::vector<UnitaryAlignment>& parts)
{
    if (a == continuum.size()) {
        double cost = 0;
        for (const UnitaryAlignment& part : parts)
            cost += costOf(continuum, dissimilarity, part);
        return cost;
    }
    if (i == continuum[a].size())
        return bySearch(continuum, dissimilarity, a + 1, 0, parts);
    parts.emplace_back(continuum.size(), kNoUnit)[a] = int(i);
    double best = bySearch(continuum, dissimilarity, a, i + 1, parts);
    parts.pop_back();
    for (std::size_t p = 0; p < parts.size(); ++p)
        if (parts[p][a] == kNoUnit) {
            parts[p][a] = int(i);
            best = std::min(best, bySearch(continuum, dissimilarity, a, i + 1, parts));
            parts[p][a] = kNoUnit;
        }
    return best;
}

double meanUnits(const Continuum& continuum)
{
    double units = 0;
    for (const std::vector<MarkedUnit>& row : continuum)
        units += double(row.size());
    return units / double(continuum.size());
}

/// Whether every unit is in one part.
bool isPartition(const Continuum& continuum, const Alignment& alignment)
{
    Continuum left = continuum;
    std::size_t taken = 0;
    for (const UnitaryAlignment& part : alignment.parts)
        for (std::size_t a = 0; a < part.size(); ++a)
            if (part[a] != kNoUnit) {
                MarkedUnit& unit = left[a][std::size_t(part[a])];
                if (unit.label < 0)
                    return false;
                unit.label = -1;
                ++taken;
            }
    return double(taken) == meanUnits(continuum) * double(continuum.size());
}

Continuum sections(int count)
{
    Continuum continuum(1);
    for (int i = 0; i < count; ++i)
        continuum[0].push_back({10.0 * i, 10.0 * i + 6 + i % 4, i % 4});
    return continuum;
}

} // namespace

class TestGamma : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBestAlignmentIsFound();
    void disorderByHand();
    void identicalIsOne();
    void strangersAreNearNought();
    void orderOfAnnotatorsDoesNotMatter();
    void timeHasNoOrigin();
    void seedsAreKept();
    void nothingIsUndefined();
    void refusesWhatItCannotDo();
    void stopsWhenCancelled();
    void sixtySectionsOfThree();
};

void TestGamma::theBestAlignmentIsFound()
{
    std::mt19937 random(1);
    for (int run = 0; run < 400; ++run) {
        const std::size_t annotators = 2 + random() % 3;
        const Continuum continuum = someContinuum(random, annotators, annotators == 2 ? 4 : annotators == 3 ? 3 : 2);
        const Dissimilarity dissimilarity{run % 3 ? 3.0 : 1.0, run % 2 ? 1.0 : 0.5, run % 5 ? 1.0 : 2.0};
        const Result<Alignment> found = bestAlignment(continuum, dissimilarity, {});
        QVERIFY(found && found->exact);
        QVERIFY(isPartition(continuum, *found));
        std::vector<UnitaryAlignment> parts;
        const double least = bySearch(continuum, dissimilarity, 0, 0, parts);
        if (meanUnits(continuum) == 0)
            QCOMPARE(found->disorder, 0.0);
        else
            QVERIFY(std::abs(found->disorder - least / meanUnits(continuum)) < 1e-9);
    }
}

void TestGamma::disorderByHand()
{
    const Dissimilarity dissimilarity;
    // Starts and ends 1 apart, lengths 4: (2 / 8)^2 * 3.
    QVERIFY(std::abs(dissimilarity.of({0, 4, 1}, {1, 5, 1}) - 0.1875) < 1e-12);
    QVERIFY(std::abs(dissimilarity.of({0, 4, 1}, {1, 5, 2}) - 1.1875) < 1e-12);
    const Result<Alignment> two = bestAlignment({{{0, 4, 1}}, {{1, 5, 2}}}, dissimilarity, {});
    QCOMPARE(two->parts.size(), std::size_t(1));
    QVERIFY(std::abs(two->disorder - 1.1875) < 1e-12);
    // A unit that only one has: disorder 1 on half a unit in the mean.
    const Result<Alignment> alone = bestAlignment({{{0, 4, 1}}, {}}, dissimilarity, {});
    QVERIFY(std::abs(alone->disorder - 2) < 1e-12);
}

void TestGamma::identicalIsOne()
{
    Continuum continuum = sections(8);
    continuum.push_back(continuum[0]);
    continuum.push_back(continuum[0]);
    const Result<GammaAgreement> found = gammaAgreement(continuum, {}, {});
    QVERIFY(found);
    QCOMPARE(found->best.parts.size(), std::size_t(8));
    QCOMPARE(found->best.disorder, 0.0);
    QCOMPARE(*found->gamma, 1.0);
    QCOMPARE(*found->gammaCat, 1.0);
}

void TestGamma::strangersAreNearNought()
{
    std::mt19937 random(9);
    double sum = 0;
    constexpr int kRuns = 10;
    for (int run = 0; run < kRuns; ++run) {
        Continuum continuum(2);
        for (std::vector<MarkedUnit>& row : continuum)
            for (int i = 0; i < 12; ++i) {
                const double start = double(random() % 1000) / 10;
                row.push_back({start, start + 3 + double(random() % 40) / 10, int(random() % 3)});
            }
        sum += gammaAgreement(continuum, {}, {})->gamma.value();
    }
    QVERIFY(std::abs(sum / kRuns) < 0.12);
}

void TestGamma::orderOfAnnotatorsDoesNotMatter()
{
    std::mt19937 random(3);
    Continuum continuum = someContinuum(random, 3, 6);
    for (std::vector<MarkedUnit>& row : continuum)
        row.push_back({3, 9, 1});
    const Result<GammaAgreement> one = gammaAgreement(continuum, {}, {});
    std::reverse(continuum.begin(), continuum.end());
    std::reverse(continuum[0].begin(), continuum[0].end());
    const Result<GammaAgreement> other = gammaAgreement(continuum, {}, {});
    QVERIFY(std::abs(*one->gamma - *other->gamma) < 1e-9);
    QCOMPARE(one->samples, other->samples);
}

void TestGamma::timeHasNoOrigin()
{
    Continuum continuum = sections(5);
    continuum.push_back(continuum[0]);
    continuum[1][2].label = 7;
    continuum[1][3].start += 2;
    const double before = *gammaAgreement(continuum, {}, {})->gamma;
    for (std::vector<MarkedUnit>& row : continuum)
        for (MarkedUnit& unit : row) {
            unit.start = 1024 + unit.start * 2;
            unit.end = 1024 + unit.end * 2;
        }
    QVERIFY(std::abs(*gammaAgreement(continuum, {}, {})->gamma - before) < 1e-6);
}

void TestGamma::seedsAreKept()
{
    Continuum continuum = sections(6);
    continuum.push_back(continuum[0]);
    continuum[1][1].label = 9;
    GammaPlan plan;
    const GammaAgreement one = gammaAgreement(continuum, plan, {}).value();
    QCOMPARE(*gammaAgreement(continuum, plan, {})->gamma, *one.gamma);
    QVERIFY(one.samples >= 30);
    // Another seed, the same figure within the precision, and then some.
    plan.seed = 99;
    QVERIFY(std::abs(*gammaAgreement(continuum, plan, {})->expected / *one.expected - 1) < 0.06);
    plan.precision = 0.005;
    QVERIFY(gammaAgreement(continuum, plan, {})->samples > one.samples);
}

void TestGamma::nothingIsUndefined()
{
    const Result<GammaAgreement> found = gammaAgreement({{}, {}}, {}, {});
    QVERIFY(found);
    QVERIFY(!found->gamma && !found->gammaCat && !found->expected);
    QCOMPARE(found->best.disorder, 0.0);
}

void TestGamma::refusesWhatItCannotDo()
{
    const auto code = [](const Continuum& continuum, const GammaPlan& plan) {
        return gammaAgreement(continuum, plan, {}).error().code;
    };
    const double infinite = std::numeric_limits<double>::infinity();
    QCOMPARE(code({}, {}), ErrorCode::Invalid);
    QCOMPARE(code({{{0, 1, 0}}}, {}), ErrorCode::Invalid);
    QCOMPARE(code({{{1, 1, 0}}, {}}, {}), ErrorCode::Invalid);
    QCOMPARE(code({{{0, infinite, 0}}, {}}, {}), ErrorCode::Invalid);
    GammaPlan odd;
    odd.precision = 0;
    QCOMPARE(code({{{0, 1, 0}}, {}}, odd), ErrorCode::Invalid);
    odd = {};
    odd.dissimilarity.deltaEmpty = 0;
    QCOMPARE(code({{{0, 1, 0}}, {}}, odd), ErrorCode::Invalid);
    QCOMPARE(code(Continuum(kMostAlignedAnnotators + 1), {}), ErrorCode::TooLarge);
    QCOMPARE(code({std::vector<MarkedUnit>(kMostAlignedUnits + 1, {0, 1, 0}), {}}, {}), ErrorCode::TooLarge);
    // Everything at one place.
    const std::vector<MarkedUnit> heap(100, {0, 1, 0});
    QCOMPARE(code({heap, heap, heap}, {}), ErrorCode::TooLarge);
}

void TestGamma::stopsWhenCancelled()
{
    JobContext job;
    job.cancel();
    QCOMPARE(gammaAgreement({{{0, 1, 0}}, {{0, 1, 0}}}, {}, job).error().code, ErrorCode::Cancelled);
}

void TestGamma::sixtySectionsOfThree()
{
    // The most that gamma is asked for: boundaries off by seconds, a label in six another.
    std::mt19937 random(12);
    const std::vector<MarkedUnit> truth = sections(60)[0];
    Continuum continuum(3);
    for (std::vector<MarkedUnit>& row : continuum)
        for (MarkedUnit unit : truth) {
            unit.start += double(random() % 30) / 10;
            unit.end += double(random() % 30) / 10;
            unit.label = random() % 6 ? unit.label : int(random() % 4);
            row.push_back(unit);
        }
    const Result<GammaAgreement> found = gammaAgreement(continuum, {}, {});
    QVERIFY(found);
    QVERIFY(found->best.exact);
    QCOMPARE(found->best.parts.size(), std::size_t(60));
    QVERIFY(*found->gamma > 0.5 && *found->gamma < 0.95);
    QVERIFY(*found->gammaCat > 0.5 && *found->gammaCat < 0.95);
}

QTEST_GUILESS_MAIN(TestGamma)
#include "tst_gamma.moc"
