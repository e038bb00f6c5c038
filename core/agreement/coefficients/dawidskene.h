#pragma once

#include "core/agreement/coefficients/responses.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

namespace unisono {

/// What the answers say of tasks and workers.
struct DawidSkeneFit {
    ProbabilityRows posterior; ///< by task: how probable each label is
    std::vector<double> prior; ///< of each label: mean of the posteriors
    ProbabilityRows confusion; ///< by worker * labels + true label: how probable each answer is
    std::vector<int> labels;   ///< by task: the most probable label, of equal ones the first
    int iterations = 0;
    bool converged = false; ///< whether another iteration would change no posterior by more than 1e-11
};

/// Most numbers in memory for one fit: tasks * labels + workers * labels^2.
inline constexpr double kMostFitNumbers = 1e7;

/// Dawid and Skene (1979), Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm: EM from the
/// vote shares of every task to its fixed point, posteriors, priors and expected counts floored at 1e-10 as in
/// crowd-kit. Known tasks keep their label and teach the workers' confusions. A label that a worker never gave has
/// confusion 0. No tasks: everything empty.
/// Errors: TooLarge -> above kMostFitNumbers; Cancelled
Result<DawidSkeneFit> dawidSkene(const Responses& responses, const JobContext& job);

} // namespace unisono
