#include "core/agreement/coefficients/power.h"

#include "core/agreement/coefficients/counterrandom.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace unisono {

namespace {

constexpr int kStudies = 2000;
constexpr std::uint64_t kSeed = 20150924;
/// In one simulated study.
constexpr std::int64_t kMostRatings = 20'000;
constexpr double kInside = 0.95;

double prevalenceOf(const StudyPlan& plan)
{
    return plan.prevalence.value_or(1.0 / plan.categories);
}

std::optional<Error> problemOf(const StudyPlan& plan)
{
    constexpr int kMost = 1000;
    const auto invalid = [](const QString& part) {
        return Error{ErrorCode::Invalid, QStringLiteral("a study out of range"), {}, part};
    };
    if (plan.tracks < 2)
        return invalid(QStringLiteral("tracks"));
    if (plan.raters < 2 || plan.raters > kMost)
        return invalid(QStringLiteral("raters"));
    if (plan.categories < 2 || plan.categories > kMost)
        return invalid(QStringLiteral("categories"));
    if (!(prevalenceOf(plan) > 0 && prevalenceOf(plan) < 1))
        return invalid(QStringLiteral("prevalence"));
    if (!(plan.kappa >= 0 && plan.kappa <= 1))
        return invalid(QStringLiteral("kappa"));
    return std::nullopt;
}

int drawnLabel(const StudyPlan& plan, CounterRandom& random)
{
    const double prevalence = prevalenceOf(plan);
    const double at = random.uniform();
    if (at < prevalence)
        return 0;
    const double among = (at - prevalence) / (1 - prevalence) * (plan.categories - 1);
    return 1 + std::min(int(among), plan.categories - 2);
}

/// Nominal alpha of one study; nullopt: no variation.
std::optional<double> simulatedAlpha(const StudyPlan& plan, std::int64_t tracks, CounterRandom& random)
{
    const double knows = std::sqrt(plan.kappa);
    std::vector<double> counts(std::size_t(plan.categories));
    std::vector<double> margins(counts.size(), 0.0);
    double like = 0; // ordered pairs of like ratings
    for (std::int64_t track = 0; track < tracks; ++track) {
        std::fill(counts.begin(), counts.end(), 0.0);
        const int label = drawnLabel(plan, random);
        for (int rater = 0; rater < plan.raters; ++rater)
            counts[std::size_t(random.uniform() < knows ? label : drawnLabel(plan, random))] += 1;
        for (std::size_t c = 0; c < counts.size(); ++c) {
            margins[c] += counts[c];
            like += counts[c] * (counts[c] - 1);
        }
    }
    const double ratings = double(tracks) * plan.raters;
    double unlikeByChance = ratings * ratings;
    for (const double margin : margins)
        unlikeByChance -= margin * margin;
    if (unlikeByChance <= 0)
        return std::nullopt;
    const double unlike = ratings - like / (plan.raters - 1);
    return 1 - (ratings - 1) * unlike / unlikeByChance;
}

double quantile(const std::vector<double>& ascending, double share)
{
    return ascending[std::size_t(std::lround(share * double(ascending.size() - 1)))];
}

} // namespace

std::optional<double> StudyForecast::halfWidth() const
{
    return low && high ? std::optional((*high - *low) / 2) : std::nullopt;
}

Result<StudyForecast> forecast(const StudyPlan& plan, const JobContext& job)
{
    if (const std::optional<Error> problem = problemOf(plan))
        return *problem;
    const std::int64_t simulated = std::min(plan.tracks, std::max<std::int64_t>(2, kMostRatings / plan.raters));
    std::vector<double> alphas;
    for (int study = 0; study < kStudies; ++study) {
        if (job.cancelled())
            return cancelledError();
        CounterRandom random(kSeed, std::uint64_t(study));
        if (const std::optional<double> alpha = simulatedAlpha(plan, simulated, random))
            alphas.push_back(*alpha);
    }
    StudyForecast found;
    found.undefinedShare = 1 - double(alphas.size()) / kStudies;
    if (alphas.empty())
        return found;
    std::sort(alphas.begin(), alphas.end());
    const double narrower = std::sqrt(double(simulated) / double(plan.tracks));
    found.low = plan.kappa + narrower * (quantile(alphas, (1 - kInside) / 2) - plan.kappa);
    found.high = plan.kappa + narrower * (quantile(alphas, (1 + kInside) / 2) - plan.kappa);
    return found;
}

Result<std::int64_t> tracksNeeded(StudyPlan plan, double halfWidth, const JobContext& job)
{
    if (!(halfWidth > 0 && halfWidth < 1))
        return Error{ErrorCode::Invalid, QStringLiteral("a width out of range"), {}, QStringLiteral("width")};
    // The width falls with the root of the tracks, nearly; each step begins where the last one thinks it ends.
    constexpr int kSteps = 4;
    constexpr std::int64_t kStart = 400;
    plan.tracks = kStart;
    for (int step = 0; step < kSteps; ++step) {
        const Result<StudyForecast> found = forecast(plan, job);
        if (!found)
            return found.error();
        // Where hardly a study shows any variation, more tracks are needed at any rate.
        const double width = found->halfWidth().value_or(1);
        const double needed = double(plan.tracks) * (width / halfWidth) * (width / halfWidth);
        if (needed > double(kMostTracksPlanned))
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("more tracks than can be planned"),
                         {},
                         QString::number(kMostTracksPlanned)};
        plan.tracks = std::max<std::int64_t>(2, std::int64_t(std::ceil(needed)));
    }
    return plan.tracks;
}

} // namespace unisono
