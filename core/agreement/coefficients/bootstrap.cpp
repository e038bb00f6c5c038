#include "core/agreement/coefficients/bootstrap.h"

#include "core/agreement/coefficients/counterrandom.h"
#include "core/agreement/coefficients/normal.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace unisono {

namespace {

/// Draws made together, so that a row read once serves several.
constexpr std::size_t kTogether = 8;

using Values = std::vector<std::optional<double>>;

/// Sums of `count` draws from `first` on, a row each.
void drawSums(const ClusterRows& rows, std::uint64_t seed, std::size_t first, std::size_t count,
              std::vector<std::uint32_t>& times, std::vector<double>& sums)
{
    const std::size_t clusters = rows.clusters();
    std::fill(times.begin(), times.end(), 0U);
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t d = 0; d < count; ++d) {
        CounterRandom random(seed, first + d);
        for (std::size_t i = 0; i < clusters; ++i)
            ++times[random.below(clusters) * kTogether + d];
    }
    for (std::size_t cluster = 0; cluster < clusters; ++cluster) {
        const double* row = rows.values.data() + cluster * rows.width;
        for (std::size_t d = 0; d < count; ++d) {
            const std::uint32_t many = times[cluster * kTogether + d];
            if (many == 0)
                continue;
            double* sum = sums.data() + d * rows.width;
            for (std::size_t i = 0; i < rows.width; ++i)
                sum[i] += many * row[i];
        }
    }
}

/// values[statistic][draw]; draws that a cancelled job left out are undefined.
std::vector<Values> drawnValues(const ClusterRows& rows, const std::vector<Statistic>& statistics,
                                const BootstrapPlan& plan, const JobContext& job)
{
    const auto draws = std::size_t(plan.draws);
    std::vector<Values> values(statistics.size(), Values(draws));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        std::vector<std::uint32_t> times(rows.clusters() * kTogether);
        std::vector<double> sums(kTogether * rows.width);
        for (;;) {
            const std::size_t first = next.fetch_add(kTogether);
            if (first >= draws || job.cancelled())
                return;
            const std::size_t count = std::min(kTogether, draws - first);
            drawSums(rows, plan.seed, first, count, times, sums);
            for (std::size_t d = 0; d < count; ++d)
                for (std::size_t s = 0; s < statistics.size(); ++s)
                    values[s][first + d] = statistics[s](std::span(sums).subspan(d * rows.width, rows.width));
        }
    };
    const unsigned wanted = plan.threads ? plan.threads : std::max(1U, std::thread::hardware_concurrency());
    const std::size_t groups = (draws + kTogether - 1) / kTogether;
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min<std::size_t>(wanted, groups); ++i)
        others.emplace_back(work);
    work();
    others.clear();
    return values;
}

/// Skewness of what single clusters do to the statistic; nullopt: without one of them it is undefined.
std::optional<double> acceleration(const ClusterRows& rows, const std::vector<double>& total,
                                   const Statistic& statistic, const JobContext& job)
{
    std::vector<double> left(rows.width);
    std::vector<double> values;
    double mean = 0;
    for (std::size_t cluster = 0; cluster < rows.clusters(); ++cluster) {
        if (job.cancelled())
            return std::nullopt;
        const std::span<const double> row = rows.row(cluster);
        for (std::size_t i = 0; i < rows.width; ++i)
            left[i] = total[i] - row[i];
        const std::optional<double> value = statistic(left);
        if (!value)
            return std::nullopt;
        values.push_back(*value);
        mean += *value;
    }
    mean /= double(values.size());
    double squares = 0;
    double cubes = 0;
    for (const double value : values) {
        const double apart = mean - value;
        squares += apart * apart;
        cubes += apart * apart * apart;
    }
    return squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
}

/// The value below which a share of the ascending ones lies, between two of them by proportion.
double quantile(const std::vector<double>& ascending, double share)
{
    const double at = std::clamp(share, 0.0, 1.0) * double(ascending.size() - 1);
    const auto below = std::size_t(at);
    const std::size_t above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (at - double(below)) * (ascending[above] - ascending[below]);
}

void findEnds(const ClusterRows& rows, const std::vector<double>& total, const Statistic& statistic,
              const std::vector<double>& ascending, double level, const JobContext& job, BootstrapInterval& interval)
{
    const auto clusters = double(rows.clusters());
    const double reach = studentQuantile((1 + level) / 2, clusters - 1);
    const auto count = [&](double below, double equal) { return (below + equal / 2) / double(ascending.size()); };
    const auto [from, to] = std::equal_range(ascending.begin(), ascending.end(), *interval.estimate);
    const double lower = count(double(from - ascending.begin()), double(to - from));
    const std::optional<double> skew =
        lower > 0 && lower < 1 ? acceleration(rows, total, statistic, job) : std::optional<double>();
    interval.method = skew ? IntervalMethod::BiasCorrected : IntervalMethod::Percentile;
    const double bias = skew ? normalQuantile(lower) : 0;
    const auto end = [&](double z) {
        const double moved = bias + z;
        const double scale = 1 - skew.value_or(0) * moved;
        if (scale <= 0) // so skewed that the end lies beyond every draw
            return z < 0 ? ascending.front() : ascending.back();
        return quantile(ascending, normalBelow(bias + moved / scale));
    };
    interval.ends = BootstrapInterval::Ends{end(-reach), end(reach)};
}

} // namespace

Result<std::vector<BootstrapInterval>> bootstrap(const ClusterRows& rows, const std::vector<Statistic>& statistics,
                                                 const BootstrapPlan& plan, const JobContext& job)
{
    if (plan.draws < kFewestDraws || plan.draws > kMostDraws || !(plan.level >= 0.5 && plan.level <= 0.999))
        return Error{ErrorCode::Invalid, QStringLiteral("draws or level out of range"), {}, {}};
    std::vector<double> total(rows.width, 0.0);
    for (std::size_t cluster = 0; cluster < rows.clusters(); ++cluster)
        for (std::size_t i = 0; i < rows.width; ++i)
            total[i] += rows.row(cluster)[i];
    std::vector<BootstrapInterval> intervals(statistics.size());
    for (std::size_t s = 0; s < statistics.size(); ++s)
        if (rows.clusters() > 0)
            intervals[s].estimate = statistics[s](total);
    if (rows.clusters() < 2)
        return intervals;
    const std::vector<Values> values = drawnValues(rows, statistics, plan, job);
    for (std::size_t s = 0; s < statistics.size(); ++s) {
        BootstrapInterval& interval = intervals[s];
        std::vector<double> defined;
        for (const std::optional<double>& value : values[s])
            if (value)
                defined.push_back(*value);
        interval.draws = plan.draws;
        interval.undefinedDraws = plan.draws - int(defined.size());
        if (!interval.estimate || 2 * interval.undefinedDraws > plan.draws)
            continue;
        std::sort(defined.begin(), defined.end());
        findEnds(rows, total, statistics[s], defined, plan.level, job, interval);
    }
    if (job.cancelled())
        return cancelledError();
    return intervals;
}

} // namespace unisono
