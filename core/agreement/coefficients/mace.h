#pragma once

#include "core/agreement/coefficients/responses.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

#include <cstdint>
#include <optional>

namespace unisono {

struct MacePlan {
    std::uint64_t seed = 1;
    int restarts = 10;
    int iterations = 50; ///< of each
};

/// What the answers say of tasks and workers.
struct MaceFit {
    ProbabilityRows posterior;      ///< by task: how probable each label is
    std::vector<double> competence; ///< by worker: how probably he answers what is true instead of guessing, 0..1
    ProbabilityRows guesses;        ///< by worker: what he says when he guesses
    std::vector<int> labels;        ///< by task: the most probable label, of equal ones the first
    double logLikelihood = 0;       ///< of the best restart
};

/// Hovy, Berg-Kirkpatrick, Vaswani and Hovy (2013), Learning Whom to Trust with MACE: a worker either knows the label,
/// or guesses by habits of his own. Variational EM with priors Beta(0.5, 0.5) and Dirichlet(10); the restart of the
/// largest likelihood wins. Known tasks keep their label. No tasks: everything empty.
/// Equal seeds give equal results.
/// Errors: Invalid -> no restart or iteration; TooLarge -> above kMostFitNumbers of dawidskene.h; Cancelled
Result<MaceFit> mace(const Responses& responses, const MacePlan& plan, const JobContext& job);

} // namespace unisono
