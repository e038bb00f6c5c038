#include "core/agreement/coefficients/dawidskene.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kFloor = 1e-10;
constexpr double kFixed = 1e-11;
constexpr int kMostIterations = 2000;

std::vector<double> priorOf(const ProbabilityRows& posterior, int tasks)
{
    std::vector<double> prior(std::size_t(posterior.columns), 0.0);
    for (int task = 0; task < tasks; ++task)
        for (int label = 0; label < posterior.columns; ++label)
            prior[std::size_t(label)] += posterior.row(task)[label];
    for (double& each : prior)
        each /= tasks;
    return prior;
}

/// Row worker * labels + true label; `gave[worker * labels + answer]` says which answers a worker gave at all.
ProbabilityRows confusionOf(const Responses& responses, const ProbabilityRows& posterior, const std::vector<char>& gave)
{
    const int labels = responses.labels;
    ProbabilityRows confusion(responses.workers * labels, labels);
    for (const Response& response : responses.all)
        for (int label = 0; label < labels; ++label)
            confusion.row(response.worker * labels + label)[response.label] += posterior.row(response.task)[label];
    for (int worker = 0; worker < responses.workers; ++worker)
        for (int label = 0; label < labels; ++label) {
            double* row = confusion.row(worker * labels + label);
            double sum = 0;
            for (int answer = 0; answer < labels; ++answer)
                if (gave[std::size_t(worker) * std::size_t(labels) + std::size_t(answer)])
                    sum += row[answer] = std::max(row[answer], kFloor);
            for (int answer = 0; answer < labels && sum > 0; ++answer)
                row[answer] /= sum;
        }
    return confusion;
}

ProbabilityRows posteriorOf(const Responses& responses, const std::vector<double>& prior,
                            const ProbabilityRows& confusion)
{
    const int labels = responses.labels;
    ProbabilityRows posterior(responses.tasks, labels);
    for (int task = 0; task < responses.tasks; ++task)
        for (int label = 0; label < labels; ++label)
            posterior.row(task)[label] = std::log(std::max(prior[std::size_t(label)], kFloor));
    for (const Response& response : responses.all)
        for (int label = 0; label < labels; ++label)
            posterior.row(response.task)[label] +=
                std::log(confusion.row(response.worker * labels + label)[response.label]);
    for (int task = 0; task < responses.tasks; ++task) {
        double* row = posterior.row(task);
        if (const int known = responses.knownOf(task); known != kMissing) {
            std::fill(row, row + labels, 0.0);
            row[known] = 1;
            continue;
        }
        const double most = *std::max_element(row, row + labels);
        std::transform(row, row + labels, row, [&](double each) { return std::exp(each - most); });
        normalise(row, labels);
        std::transform(row, row + labels, row, [](double each) { return std::max(each, kFloor); });
    }
    return posterior;
}

double largestChange(const ProbabilityRows& a, const ProbabilityRows& b)
{
    double largest = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        largest = std::max(largest, std::abs(a.values[i] - b.values[i]));
    return largest;
}

} // namespace

Result<DawidSkeneFit> dawidSkene(const Responses& responses, const JobContext& job)
{
    DawidSkeneFit fit;
    if (responses.tasks == 0 || responses.labels == 0)
        return fit;
    if (double(responses.labels) * (responses.tasks + double(responses.workers) * responses.labels) > kMostFitNumbers)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many tasks, workers or labels"),
                     {},
                     QString::number(kMostFitNumbers)};
    std::vector<char> gave(std::size_t(responses.workers) * std::size_t(responses.labels), 0);
    for (const Response& response : responses.all)
        gave[std::size_t(response.worker) * std::size_t(responses.labels) + std::size_t(response.label)] = 1;

    fit.posterior = voteShares(responses);
    while (!fit.converged && fit.iterations < kMostIterations) {
        if (job.cancelled())
            return cancelledError();
        const ProbabilityRows next = posteriorOf(responses, priorOf(fit.posterior, responses.tasks),
                                                 confusionOf(responses, fit.posterior, gave));
        fit.converged = largestChange(next, fit.posterior) < kFixed;
        fit.posterior = next;
        ++fit.iterations;
    }
    fit.prior = priorOf(fit.posterior, responses.tasks);
    fit.confusion = confusionOf(responses, fit.posterior, gave);
    fit.labels = mostProbable(fit.posterior, responses.tasks);
    return fit;
}

} // namespace unisono
