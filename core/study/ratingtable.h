#pragma once

#include "core/agreement/coefficients/sums.h"
#include "core/study/figuretable.h"

#include <functional>

namespace unisono {

/// What a table of ratings compares.
struct RatingScale {
    QString id;   ///< in ids of figures: "nominal", "tree", "masi"
    QString unit; ///< "track", "frame"
    AgreementWeights weights;
};

/// What these raters say of a track's units, in categories of the scale.
using RatingsOfTrack = std::function<Ratings(const StudyTrack&, std::span<const std::size_t> raters)>;

/// Krippendorff's alpha of the scale, and beside it Fleiss' or Cohen's kappa, Gwet's AC and what was observed.
std::unique_ptr<FigureTable> ratingTable(RatingScale scale, RatingsOfTrack ratingsOf, std::size_t raters);

} // namespace unisono
