#include "core/agreement/coefficients/counterrandom.h"
#include "core/agreement/coefficients/dawidskene.h"
#include "core/agreement/coefficients/mace.h"

#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

constexpr int kLabels = 3;

struct Crowd {
    Responses responses;
    std::vector<int> truth;
};

/// Workers of whom each answers right with his probability, else always says the label of his number.
Crowd someCrowd(const std::vector<double>& right, int tasks, std::uint64_t seed)
{
    CounterRandom random(seed, 0);
    Crowd crowd;
    crowd.responses.workers = int(right.size());
    crowd.responses.tasks = tasks;
    crowd.responses.labels = kLabels;
    for (int task = 0; task < tasks; ++task) {
        crowd.truth.push_back(int(random.below(kLabels)));
        for (int worker = 0; worker < int(right.size()); ++worker)
            crowd.responses.all.push_back(
                {worker, task, random.uniform() < right[std::size_t(worker)] ? crowd.truth.back() : worker % kLabels});
    }
    return crowd;
}

int rightOnes(const std::vector<int>& labels, const std::vector<int>& truth)
{
    int right = 0;
    for (std::size_t task = 0; task < truth.size(); ++task)
        right += labels[task] == truth[task] ? 1 : 0;
    return right;
}

/// The label most give, the first of equal ones.
std::vector<int> votes(const Responses& responses)
{
    return mostProbable(voteShares(responses), responses.tasks);
}

bool sumsToOne(const ProbabilityRows& rows, int count)
{
    for (int r = 0; r < count; ++r) {
        double sum = 0;
        for (int c = 0; c < rows.columns; ++c)
            sum += rows.row(r)[c];
        if (std::abs(sum - 1) > 1e-8)
            return false;
    }
    return true;
}

} // namespace

class TestTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoGuessesIsFoundOut();
    void betterThanVotes();
    void knownTasksKeepTheirLabel();
    void goldTurnsALiarRound();
    void seedsAreKept();
    void nothingAnswered();
    void tiesGoToTheFirst();
    void refusesTooMuch();
    void stopsWhenCancelled();
};

void TestTruth::whoGuessesIsFoundOut()
{
    const Crowd crowd = someCrowd({0.95, 0.9, 0.8, 0.1, 0.05}, 300, 1);
    const Result<MaceFit> fit = mace(crowd.responses, {}, {});
    QVERIFY(fit);
    for (std::size_t worker = 0; worker < 3; ++worker)
        QVERIFY(fit->competence[worker] > 0.7);
    for (std::size_t worker = 3; worker < 5; ++worker)
        QVERIFY(fit->competence[worker] < 0.25);
    QVERIFY(sumsToOne(fit->posterior, crowd.responses.tasks));
    QVERIFY(sumsToOne(fit->guesses, crowd.responses.workers));
    // The fourth guesses label 0, the fifth label 1.
    QVERIFY(fit->guesses.row(3)[0] > 0.8);
    QVERIFY(fit->guesses.row(4)[1] > 0.8);
    QVERIFY(std::isfinite(fit->logLikelihood));
}

void TestTruth::betterThanVotes()
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const Crowd crowd = someCrowd({0.95, 0.85, 0.2, 0.1, 0.1}, 300, seed);
        const int byVotes = rightOnes(votes(crowd.responses), crowd.truth);
        const Result<DawidSkeneFit> ds = dawidSkene(crowd.responses, {});
        const Result<MaceFit> trusted = mace(crowd.responses, {}, {});
        QVERIFY(ds && trusted && ds->converged);
        QVERIFY(rightOnes(ds->labels, crowd.truth) > byVotes);
        QVERIFY(rightOnes(trusted->labels, crowd.truth) > byVotes);
        QVERIFY(rightOnes(trusted->labels, crowd.truth) > 270);
        QVERIFY(sumsToOne(ds->posterior, crowd.responses.tasks));
    }
}

void TestTruth::knownTasksKeepTheirLabel()
{
    Crowd crowd = someCrowd({0.9, 0.9, 0.9}, 50, 5);
    crowd.responses.known.assign(50, kMissing);
    const int odd = (crowd.truth[7] + 1) % kLabels;
    crowd.responses.known[7] = odd;
    const Result<DawidSkeneFit> ds = dawidSkene(crowd.responses, {});
    const Result<MaceFit> trusted = mace(crowd.responses, {}, {});
    QVERIFY(ds && trusted);
    QCOMPARE(ds->labels[7], odd);
    QCOMPARE(ds->posterior.row(7)[odd], 1.0);
    QCOMPARE(trusted->labels[7], odd);
    QCOMPARE(trusted->posterior.row(7)[odd], 1.0);
}

void TestTruth::goldTurnsALiarRound()
{
    // Three workers agree to be one label off. Without gold they are believed.
    Crowd crowd = someCrowd({1, 1, 1}, 60, 8);
    for (Response& response : crowd.responses.all)
        response.label = (response.label + 1) % kLabels;
    const Result<DawidSkeneFit> believed = dawidSkene(crowd.responses, {});
    QCOMPARE(rightOnes(believed->labels, crowd.truth), 0);
    crowd.responses.known.assign(60, kMissing);
    for (std::size_t task = 0; task < 40; ++task)
        crowd.responses.known[task] = crowd.truth[task];
    const Result<DawidSkeneFit> checked = dawidSkene(crowd.responses, {});
    QVERIFY(rightOnes(checked->labels, crowd.truth) > 55);
    // MACE knows no liars, but does not trust them.
    const Result<MaceFit> trusted = mace(crowd.responses, {}, {});
    for (const double competence : trusted->competence)
        QVERIFY(competence < 0.5);
}

void TestTruth::seedsAreKept()
{
    const Crowd crowd = someCrowd({0.6, 0.5, 0.4}, 30, 11);
    const Result<MaceFit> one = mace(crowd.responses, {7, 5, 20}, {});
    const Result<MaceFit> same = mace(crowd.responses, {7, 5, 20}, {});
    QVERIFY(one && same);
    QCOMPARE(one->posterior.values, same->posterior.values);
    QCOMPARE(one->competence, same->competence);
}

void TestTruth::nothingAnswered()
{
    QVERIFY(dawidSkene({}, {}).value().labels.empty());
    QVERIFY(mace({}, {}, {}).value().labels.empty());
    // A known task that nobody answered, and one of which nothing is known.
    const Responses responses{1, 3, 2, {{0, 0, 1}}, {kMissing, 1, kMissing}};
    const Result<DawidSkeneFit> ds = dawidSkene(responses, {});
    QVERIFY(ds);
    QCOMPARE(ds->labels[1], 1);
    for (const double value : ds->posterior.values)
        QVERIFY(std::isfinite(value));
    const Result<MaceFit> trusted = mace(responses, {}, {});
    QVERIFY(trusted);
    QCOMPARE(trusted->labels[1], 1);
    QCOMPARE(trusted->posterior.row(2)[0], 0.5);
}

void TestTruth::tiesGoToTheFirst()
{
    // Two workers, one task, two labels: nothing tells them apart.
    const Responses responses{2, 1, 2, {{0, 0, 1}, {1, 0, 0}}, {}};
    const Result<DawidSkeneFit> ds = dawidSkene(responses, {});
    QVERIFY(ds);
    QCOMPARE(ds->labels[0], 0);
    QVERIFY(std::abs(ds->posterior.row(0)[0] - 0.5) < 1e-6);
}

void TestTruth::refusesTooMuch()
{
    Responses many;
    many.workers = 100'000;
    many.tasks = 1;
    many.labels = 1000;
    QCOMPARE(dawidSkene(many, {}).error().code, ErrorCode::TooLarge);
    QCOMPARE(mace(many, {}, {}).error().code, ErrorCode::TooLarge);
    QCOMPARE(mace({}, {1, 0, 1}, {}).error().code, ErrorCode::Invalid);
}

void TestTruth::stopsWhenCancelled()
{
    JobContext job;
    job.cancel();
    const Crowd crowd = someCrowd({0.9, 0.9}, 10, 1);
    QCOMPARE(dawidSkene(crowd.responses, job).error().code, ErrorCode::Cancelled);
    QCOMPARE(mace(crowd.responses, {}, job).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestTruth)
#include "tst_truth.moc"
