#include "core/agreement/coefficients/mace.h"

#include "core/agreement/coefficients/counterrandom.h"
#include "core/agreement/coefficients/dawidskene.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unisono {

namespace {

constexpr double kKnowingPrior = 0.5;
constexpr double kGuessPrior = 10;

/// Derivative of log gamma, for x > 0: upwards by its recurrence, then by the asymptotic series.
double digamma(double x)
{
    constexpr double kLargeEnough = 6;
    double shift = 0;
    for (; x < kLargeEnough; ++x)
        shift -= 1 / x;
    const double r = 1 / (x * x);
    return shift + std::log(x) - 0.5 / x - r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r / 240)));
}

/// Variational M-step of a Dirichlet: exp(E log p) of each part.
void expectedLogs(double* counts, int parts, double prior)
{
    const double sum = std::accumulate(counts, counts + parts, parts * prior);
    for (int i = 0; i < parts; ++i)
        counts[i] = std::exp(digamma(counts[i] + prior) - digamma(sum));
}

/// Parameters of all workers, and the expected counts from which the next ones come; a row a worker.
struct Habits {
    ProbabilityRows knowing; ///< guesses, knows
    ProbabilityRows guesses; ///< by label
};

Habits randomHabits(const Responses& responses, CounterRandom& random)
{
    Habits habits{{responses.workers, 2}, {responses.workers, responses.labels}};
    for (double& value : habits.guesses.values)
        value = 1 + 0.5 * random.uniform();
    for (int worker = 0; worker < responses.workers; ++worker) {
        habits.knowing.row(worker)[1] = 0.25 + 0.5 * random.uniform();
        habits.knowing.row(worker)[0] = 1 - habits.knowing.row(worker)[1];
        normalise(habits.guesses.row(worker), responses.labels);
    }
    return habits;
}

/// Posteriors under the habits; returns the log likelihood of the answers.
double expectLabels(const Responses& responses, const Habits& habits, ProbabilityRows& posterior)
{
    std::fill(posterior.values.begin(), posterior.values.end(), -std::log(double(responses.labels)));
    for (const Response& response : responses.all) {
        const double* knowing = habits.knowing.row(response.worker);
        const double guessed = knowing[0] * habits.guesses.row(response.worker)[response.label];
        double* row = posterior.row(response.task);
        for (int label = 0; label < responses.labels; ++label)
            row[label] += std::log(guessed + (label == response.label ? knowing[1] : 0));
    }
    double likelihood = 0;
    for (int task = 0; task < responses.tasks; ++task) {
        double* row = posterior.row(task);
        if (const int known = responses.knownOf(task); known != kMissing) {
            likelihood += row[known];
            std::fill(row, row + responses.labels, 0.0);
            row[known] = 1;
            continue;
        }
        const double most = *std::max_element(row, row + responses.labels);
        std::transform(row, row + responses.labels, row, [&](double each) { return std::exp(each - most); });
        likelihood += most + std::log(std::accumulate(row, row + responses.labels, 0.0));
        normalise(row, responses.labels);
    }
    return likelihood;
}

/// How often each worker is expected to have known and to have guessed what.
Habits expectedCounts(const Responses& responses, const Habits& habits, const ProbabilityRows& posterior)
{
    Habits counts{{responses.workers, 2}, {responses.workers, responses.labels}};
    for (const Response& response : responses.all) {
        const double* knowing = habits.knowing.row(response.worker);
        const double guessed = knowing[0] * habits.guesses.row(response.worker)[response.label];
        const double right = posterior.row(response.task)[response.label];
        const double knew = right * knowing[1] / (knowing[1] + guessed);
        counts.knowing.row(response.worker)[1] += knew;
        counts.knowing.row(response.worker)[0] += 1 - knew;
        counts.guesses.row(response.worker)[response.label] += 1 - knew;
    }
    return counts;
}

MaceFit fitOf(const Responses& responses, const Habits& habits, ProbabilityRows posterior, double likelihood)
{
    MaceFit fit;
    fit.labels = mostProbable(posterior, responses.tasks);
    fit.posterior = std::move(posterior);
    fit.guesses = habits.guesses;
    fit.logLikelihood = likelihood;
    for (int worker = 0; worker < responses.workers; ++worker) {
        const double* knowing = habits.knowing.row(worker);
        fit.competence.push_back(knowing[1] / (knowing[0] + knowing[1]));
        normalise(fit.guesses.row(worker), responses.labels);
    }
    return fit;
}

} // namespace

Result<MaceFit> mace(const Responses& responses, const MacePlan& plan, const JobContext& job)
{
    if (plan.restarts < 1 || plan.iterations < 1)
        return Error{ErrorCode::Invalid, QStringLiteral("no restart or iteration"), {}, {}};
    if (responses.tasks == 0 || responses.labels == 0)
        return MaceFit();
    if (double(responses.labels) * (double(responses.tasks) + responses.workers) > kMostFitNumbers)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many tasks, workers or labels"),
                     {},
                     QString::number(kMostFitNumbers)};
    std::optional<MaceFit> best;
    for (int restart = 0; restart < plan.restarts; ++restart) {
        CounterRandom random(plan.seed, std::uint64_t(restart));
        Habits habits = randomHabits(responses, random);
        ProbabilityRows posterior(responses.tasks, responses.labels);
        double likelihood = expectLabels(responses, habits, posterior);
        for (int iteration = 0; iteration < plan.iterations; ++iteration) {
            if (job.cancelled())
                return cancelledError();
            habits = expectedCounts(responses, habits, posterior);
            for (int worker = 0; worker < responses.workers; ++worker) {
                expectedLogs(habits.knowing.row(worker), 2, kKnowingPrior);
                expectedLogs(habits.guesses.row(worker), responses.labels, kGuessPrior);
            }
            likelihood = expectLabels(responses, habits, posterior);
        }
        if (!best || likelihood > best->logLikelihood)
            best = fitOf(responses, habits, std::move(posterior), likelihood);
    }
    return *best;
}

} // namespace unisono
