#include "core/agreement/coefficients/brennanprediger.h"
#include "core/agreement/coefficients/cohen.h"
#include "core/agreement/coefficients/conger.h"
#include "core/agreement/coefficients/fleiss.h"
#include "core/agreement/coefficients/gwet.h"
#include "core/agreement/coefficients/krippendorff.h"
#include "core/agreement/coefficients/observed.h"
#include "core/agreement/coefficients/scott.h"
#include "core/agreement/coefficients/setdistance.h"
#include "core/agreement/coefficients/treeweights.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace unisono;

namespace {

using Value = std::optional<double>;
using Function = std::function<Value(const Ratings& ratings)>;

/// Of two raters only; whose value rests on the number of categories of the scale, so is defined without variation.
enum class Raters { Any, Two };
enum class Chance { OfRatings, OfScale };

struct Named {
    const char* name;
    Raters raters;
    Chance chance;
    Function value;
};

template <class Coefficient> Function nominal(Coefficient coefficient)
{
    return [coefficient](const Ratings& ratings) {
        const AgreementWeights weights = nominalWeights(ratings.categories);
        return coefficient(sumsOf(ratings, weights), weights);
    };
}

template <class Coefficient> Function quadratic(Coefficient coefficient)
{
    return [coefficient](const Ratings& ratings) -> Value {
        const auto weights = quadraticWeights(ratings.values);
        return weights ? coefficient(sumsOf(ratings, *weights), *weights) : Value();
    };
}

const std::vector<Named>& all()
{
    static const std::vector<Named> list{
        {"cohen", Raters::Two, Chance::OfRatings, nominal(cohenKappa)},
        {"scott", Raters::Two, Chance::OfRatings, nominal(scottPi)},
        {"fleiss", Raters::Any, Chance::OfRatings, nominal(fleissKappa)},
        {"fleiss complete", Raters::Any, Chance::OfRatings, fleissKappaComplete},
        {"conger", Raters::Any, Chance::OfRatings, nominal(congerKappa)},
        {"brennan-prediger", Raters::Any, Chance::OfScale, nominal(brennanPrediger)},
        {"randolph", Raters::Any, Chance::OfScale, randolphKappa},
        {"ac1", Raters::Any, Chance::OfScale, nominal(gwetAc)},
        {"alpha", Raters::Any, Chance::OfRatings, nominal(krippendorffAlpha)},
        {"alpha ordinal", Raters::Any, Chance::OfRatings,
         [](const Ratings& ratings) {
             return krippendorffAlphaOrdinal(
                 sumsOf(ratings, nominalWeights(ratings.categories), SumsDetail::Coincidences));
         }},
        {"cohen quadratic", Raters::Two, Chance::OfRatings, quadratic(cohenKappa)},
        {"conger quadratic", Raters::Any, Chance::OfRatings, quadratic(congerKappa)},
        {"ac2 quadratic", Raters::Any, Chance::OfScale, quadratic(gwetAc)},
        {"alpha interval", Raters::Any, Chance::OfRatings, quadratic(krippendorffAlpha)},
    };
    return list;
}

Ratings someRatings(std::mt19937& random, std::size_t raters)
{
    const int categories = 2 + int(random() % 4);
    Ratings ratings{categories, std::vector<std::vector<int>>(raters), {}};
    for (int c = 0; c < categories; ++c)
        ratings.values.push_back(c * c);
    const std::size_t units = 1 + random() % 20;
    for (std::vector<int>& row : ratings.of)
        for (std::size_t unit = 0; unit < units; ++unit)
            row.push_back(random() % 5 == 0 ? kMissing : int(random() % unsigned(categories)));
    return ratings;
}

bool same(const Value& a, const Value& b)
{
    return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 1e-9);
}

Ratings threeLabels(std::vector<std::vector<int>> of)
{
    return {3, std::move(of), {1, 2, 4}};
}

} // namespace

class TestCoefficients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void orderOfRatersAndUnitsDoesNotMatter();
    void namesDoNotMatter();
    void identicalIsOne();
    void withoutVariationUndefined();
    void oneRaterUndefined();
    void withoutOverlapUndefined();
    void emptyUndefined();
    void finiteAlways();
    void missingRaterChangesNothing();
    void publishedTables();
    void setDistances();
    void genreTree();
};

void TestCoefficients::orderOfRatersAndUnitsDoesNotMatter()
{
    std::mt19937 random(1);
    for (int run = 0; run < 300; ++run) {
        const Ratings ratings = someRatings(random, 2 + random() % 4);
        Ratings turned = ratings;
        std::shuffle(turned.of.begin(), turned.of.end(), random);
        for (std::vector<int>& row : turned.of)
            std::reverse(row.begin(), row.end());
        for (const Named& each : all())
            QVERIFY2(same(each.value(ratings), each.value(turned)), each.name);
    }
}

void TestCoefficients::namesDoNotMatter()
{
    // Turning a scale round keeps distances; of nominal ones any other order does.
    std::mt19937 random(2);
    for (int run = 0; run < 300; ++run) {
        Ratings ratings = someRatings(random, 2 + random() % 4);
        std::iota(ratings.values.begin(), ratings.values.end(), 0.0);
        std::vector<int> becomes(std::size_t(ratings.categories));
        std::iota(becomes.rbegin(), becomes.rend(), 0);
        const Ratings turned = relabelled(ratings, becomes, ratings.categories, ratings.values);
        for (const Named& each : all())
            QVERIFY2(same(each.value(ratings), each.value(turned)), each.name);
    }
}

void TestCoefficients::identicalIsOne()
{
    for (const std::size_t raters : {2U, 3U, 6U}) {
        const Ratings ratings = threeLabels(std::vector<std::vector<int>>(raters, {0, 1, 2, 1, 0}));
        for (const Named& each : all()) {
            const Value value = each.value(ratings);
            if (each.raters == Raters::Two && raters != 2)
                QVERIFY2(!value, each.name);
            else
                QVERIFY2(value && std::abs(*value - 1) < 1e-12, each.name);
        }
    }
}

void TestCoefficients::withoutVariationUndefined()
{
    const Ratings ratings = threeLabels({{1, 1, 1}, {1, 1, 1}});
    for (const Named& each : all()) {
        const Value value = each.value(ratings);
        if (each.chance == Chance::OfScale)
            QVERIFY2(value && std::abs(*value - 1) < 1e-12, each.name);
        else
            QVERIFY2(!value, each.name);
    }
}

void TestCoefficients::oneRaterUndefined()
{
    for (const Named& each : all())
        QVERIFY2(!each.value(threeLabels({{0, 1, 2}})), each.name);
}

void TestCoefficients::withoutOverlapUndefined()
{
    const Ratings ratings = threeLabels({{0, 1, kMissing, kMissing}, {kMissing, kMissing, 2, 0}});
    for (const Named& each : all())
        QVERIFY2(!each.value(ratings), each.name);
    QVERIFY(!observedAgreement(sumsOf(ratings, nominalWeights(3))));
}

void TestCoefficients::emptyUndefined()
{
    for (const Ratings& ratings : {Ratings{}, Ratings{2, {{}, {}}, {0, 1}}, threeLabels({{kMissing}, {kMissing}})})
        for (const Named& each : all())
            QVERIFY2(!each.value(ratings), each.name);
}

void TestCoefficients::finiteAlways()
{
    std::mt19937 random(3);
    for (int run = 0; run < 1000; ++run) {
        const Ratings ratings = someRatings(random, 1 + random() % 4);
        for (const Named& each : all())
            if (const Value value = each.value(ratings))
                QVERIFY2(std::isfinite(*value) && *value <= 1 + 1e-12, each.name);
    }
}

void TestCoefficients::missingRaterChangesNothing()
{
    std::mt19937 random(4);
    for (int run = 0; run < 100; ++run) {
        const Ratings ratings = someRatings(random, 3);
        Ratings more = ratings;
        more.of.emplace_back(ratings.units(), kMissing);
        for (const Named& each : all()) {
            if (QByteArray(each.name).startsWith("conger"))
                QVERIFY(!each.value(more)); // it has no shares of categories
            else if (each.raters == Raters::Any)
                QVERIFY2(same(each.value(ratings), each.value(more)), each.name);
        }
    }
}

void TestCoefficients::publishedTables()
{
    // Cohen (1960), table of 200 patients: 88 14 18 / 10 40 10 / 2 6 12, kappa .492, observed .70.
    const int counts[3][3] = {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}};
    Ratings cohen = threeLabels({{}, {}});
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b)
            for (int i = 0; i < counts[a][b]; ++i) {
                cohen.of[0].push_back(a);
                cohen.of[1].push_back(b);
            }
    const AgreementWeights weights = nominalWeights(3);
    QVERIFY(std::abs(*cohenKappa(sumsOf(cohen, weights), weights) - 0.492) < 5e-4);
    QVERIFY(std::abs(*observedAgreement(sumsOf(cohen, weights)) - 0.70) < 1e-12);

    // Krippendorff (2011), C: four observers, twelve units: nominal .743, ordinal .815, interval .849, ratio .797.
    const int n = kMissing;
    const Ratings observers{5,
                            {{0, 1, 2, 2, 1, 0, 3, 0, 1, n, n, n},
                             {0, 1, 2, 2, 1, 1, 3, 0, 1, 4, n, 2},
                             {n, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, n},
                             {0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, n}},
                            {1, 2, 3, 4, 5}};
    const auto alpha = [&](const AgreementWeights& of) { return *krippendorffAlpha(sumsOf(observers, of), of); };
    QVERIFY(std::abs(alpha(nominalWeights(5)) - 0.743) < 5e-4);
    QVERIFY(std::abs(alpha(intervalWeights(observers.values)) - 0.849) < 5e-4);
    QVERIFY(std::abs(alpha(ratioWeights(observers.values)) - 0.797) < 5e-4);
    const AgreementSums sums = sumsOf(observers, nominalWeights(5), SumsDetail::Coincidences);
    QVERIFY(std::abs(*krippendorffAlphaOrdinal(sums) - 0.815) < 5e-4);
}

void TestCoefficients::setDistances()
{
    QCOMPARE(masiDistance({}, {}), 0.0);
    QCOMPARE(jaccardDistance({}, {}), 0.0);
    QCOMPARE(masiDistance({1, 2}, {1, 2}), 0.0);
    QCOMPARE(masiDistance({1}, {1, 2}), 1 - 0.5 * 0.67);
    QCOMPARE(masiDistance({1, 2, 3}, {2, 3, 4}), 1 - 0.5 * 0.33);
    QCOMPARE(masiDistance({1}, {2}), 1.0);
    QCOMPARE(masiDistance({}, {2}), 1.0);
    QCOMPARE(jaccardDistance({1, 2, 3}, {2, 3, 4}), 0.5);
    QCOMPARE(setInequality({1}, {1, 2}), 1.0);
}

void TestCoefficients::genreTree()
{
    LayerDef layer;
    for (const auto& [id, parent] :
         {std::pair("rock", ""), std::pair("punk", "rock"), std::pair("indie", "rock"), std::pair("jazz", "")}) {
        LabelDef label;
        label.id = QLatin1String(id);
        label.parentId = QLatin1String(parent);
        layer.labels.push_back(label);
    }
    const QStringList labels{QStringLiteral("punk"), QStringLiteral("indie"), QStringLiteral("jazz")};
    const auto weights = treeWeights(layer, labels);
    QVERIFY(weights);
    QCOMPARE(weights->at(0, 0), 1.0);
    QCOMPARE(weights->at(0, 1), 0.5);
    QCOMPARE(weights->at(0, 2), 0.0);
    QVERIFY(!treeWeights(layer, {QStringLiteral("polka")}));
    // Punk for indie is half as bad as punk for jazz. Ratings 0 0 | 1 1 | 2 2 | 0 1: margins 3, 3, 2, so
    // De = 2 (9 / 2 + 6 + 6) / 56 and Do = 1 / 8 (of 8 ratings two disagree by half).
    const Ratings ratings{3, {{0, 1, 2, 0}, {0, 1, 2, 1}}, {}};
    const double expected = 1 - (1.0 / 8) / (2 * 16.5 / 56);
    QVERIFY(std::abs(*krippendorffAlpha(sumsOf(ratings, *weights), *weights) - expected) < 1e-12);
}

QTEST_GUILESS_MAIN(TestCoefficients)
#include "tst_coefficients.moc"
