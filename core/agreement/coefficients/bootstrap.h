#pragma once

#include "core/agreement/coefficients/sums.h"
#include "core/base/result.h"
#include "core/jobs/job.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace unisono {

/// A figure as a function of sums over clusters; nullopt: undefined for these. Threads: called from several at once.
using Statistic = std::function<std::optional<double>(std::span<const double> sums)>;

/// A coefficient of AgreementSums as a statistic of rows of that shape.
template <class Function> Statistic statisticOf(const SumsShape& shape, Function coefficient)
{
    return [shape, coefficient](std::span<const double> sums) {
        return coefficient(AgreementSums{shape, std::vector<double>(sums.begin(), sums.end())});
    };
}

inline constexpr int kFewestDraws = 1000;
inline constexpr int kMostDraws = 10'000;

struct BootstrapPlan {
    int draws = kFewestDraws;
    std::uint64_t seed = 1; ///< equal seeds give equal results, on any number of threads
    double level = 0.95;
    unsigned threads = 0; ///< 0: as many as there are cores
};

enum class IntervalMethod {
    BiasCorrected, ///< BCa
    Percentile     ///< where BCa has no value: all draws lie on one side, or leaving out a cluster is undefined
};

struct BootstrapInterval {
    std::optional<double> estimate; ///< of all clusters
    struct Ends {
        double low = 0;
        double high = 0;
        bool operator==(const Ends&) const = default;
    };
    /// nullopt: the estimate is undefined, there are fewer than two clusters, or over half of the draws are undefined
    std::optional<Ends> ends;
    IntervalMethod method = IntervalMethod::BiasCorrected;
    int draws = 0;
    int undefinedDraws = 0; ///< left out of the interval
    bool operator==(const BootstrapInterval&) const = default;
};

/// Intervals of several statistics of the same sums, by drawing as many clusters as there are, with replacement
/// (Efron 1987, Better Bootstrap Confidence Intervals: BCa; acceleration by leaving out one cluster at a time). Ends
/// are taken at Student's quantiles of clusters - 1 degrees instead of normal ones, as the plain bootstrap is too
/// narrow for few clusters (Hesterberg 2015, What Teachers Should Know about the Bootstrap, 3.2).
/// Threads: starts `plan.threads` and waits for them; polls `job`.
/// Errors: Invalid -> draws not within kFewestDraws..kMostDraws, or a level not within 0.5..0.999; Cancelled
Result<std::vector<BootstrapInterval>> bootstrap(const ClusterRows& rows, const std::vector<Statistic>& statistics,
                                                 const BootstrapPlan& plan, const JobContext& job);

} // namespace unisono
