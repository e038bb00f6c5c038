// Intervals of alpha and kappa by resampling tracks: five raters, 10,000 tracks, eight labels, 1,000 draws.
#include "core/agreement/coefficients/bootstrap.h"
#include "core/agreement/coefficients/conger.h"
#include "core/agreement/coefficients/counterrandom.h"
#include "core/agreement/coefficients/krippendorff.h"
#include "tests/bench/figures.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

using namespace unisono;

namespace {

constexpr int kRaters = 5;
constexpr int kTracks = 10'000;
constexpr int kLabels = 8;
constexpr int kRuns = 5;

/// Four in five ratings are right, a tenth is missing.
Ratings someRatings()
{
    CounterRandom random(1, 0);
    Ratings ratings{kLabels, std::vector<std::vector<int>>(kRaters), {}};
    for (int track = 0; track < kTracks; ++track) {
        const int label = int(random.below(kLabels));
        for (std::vector<int>& row : ratings.of) {
            const int said = random.uniform() < 0.8 ? label : int(random.below(kLabels));
            row.push_back(random.uniform() < 0.1 ? kMissing : said);
        }
    }
    return ratings;
}

/// Seconds from ratings to intervals.
double seconds(const Ratings& ratings, unsigned threads)
{
    const auto start = std::chrono::steady_clock::now();
    const AgreementWeights weights = nominalWeights(kLabels);
    const SumsShape shape{kLabels, kRaters, SumsDetail::Plain};
    BootstrapPlan plan;
    plan.threads = threads;
    const auto intervals =
        bootstrap(unitSums(ratings, weights),
                  {statisticOf(shape, [&](const AgreementSums& sums) { return krippendorffAlpha(sums, weights); }),
                   statisticOf(shape, [&](const AgreementSums& sums) { return congerKappa(sums, weights); })},
                  plan, {});
    if (!intervals || !intervals->front().ends || !intervals->back().ends)
        std::abort();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double medianSeconds(const Ratings& ratings, unsigned threads)
{
    std::vector<double> runs;
    for (int run = 0; run < kRuns; ++run)
        runs.push_back(seconds(ratings, threads));
    std::sort(runs.begin(), runs.end());
    return runs[kRuns / 2];
}

} // namespace

int main()
{
    const Ratings ratings = someRatings();
    const QString what =
        QStringLiteral("alpha and kappa with intervals, 5 raters, 10,000 tracks, 8 labels, 1,000 draws, ");
    printFigure(what + QStringLiteral("two threads"), medianSeconds(ratings, 2), QStringLiteral("s"), 1);
    printFigure(what + QStringLiteral("one thread"), medianSeconds(ratings, 1), QStringLiteral("s"));
    return 0;
}
