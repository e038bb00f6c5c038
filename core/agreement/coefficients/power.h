#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"

#include <cstdint>
#include <optional>

namespace unisono {

/// A study to come. The model: a track's label is drawn by prevalence; a rater knows it with probability sqrt(kappa),
/// else guesses by prevalence. Any two ratings of a track then agree beyond chance in the share kappa, and alpha and
/// the kappas of many tracks are all `kappa`.
struct StudyPlan {
    std::int64_t tracks = 0;               ///< 2 at least, each rated by all
    int raters = 2;                        ///< 2..1000
    int categories = 2;                    ///< 2..1000
    std::optional<double> prevalence = {}; ///< of the first category, between 0 and 1; the others share the rest
                                           ///< evenly. nullopt: all are even
    double kappa = 0;                      ///< 0..1
};

/// What such a study will show.
struct StudyForecast {
    /// Between them alpha lies in 95 of 100 such studies, as far as it is defined; nullopt: it is defined in none.
    std::optional<double> low;
    std::optional<double> high;
    double undefinedShare = 0; ///< studies without any variation

    /// Half of the way from low to high.
    std::optional<double> halfWidth() const;
};

/// By simulating 2,000 studies with a fixed seed. Above some 20,000 ratings a study, the spread of studies of that many
/// is narrowed by the square root of the tracks.
/// Errors: Invalid -> the plan is out of range, detail names the part; Cancelled
Result<StudyForecast> forecast(const StudyPlan& plan, const JobContext& job);

inline constexpr std::int64_t kMostTracksPlanned = 100'000'000;

/// How many tracks such a study needs for a half width of at most `halfWidth`, to 2 % or so; `plan.tracks` is not read.
/// Errors: Invalid -> as above, or a width not between 0 and 1; TooLarge -> more than kMostTracksPlanned; Cancelled
Result<std::int64_t> tracksNeeded(StudyPlan plan, double halfWidth, const JobContext& job);

} // namespace unisono
