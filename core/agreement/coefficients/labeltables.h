#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

// Where agreement is lost: by label, by pair of labels, by rater. All from nominal ratings.

/// A label against all others together.
struct LabelAgreement {
    int label = 0;
    double ratings = 0;          ///< how many there are of it
    std::optional<double> kappa; ///< Fleiss' kappa of the label; nullopt: never or always used, or no pair
    std::optional<double> ac1;   ///< nullopt: no pair
    bool operator==(const LabelAgreement&) const = default;
};
/// One for each category of the scale.
std::vector<LabelAgreement> agreementByLabel(const Ratings& ratings);

/// Which labels meet in pairs of ratings of a unit, in units: row by row, categories^2, symmetric; every unit of two
/// ratings or more is spread over its pairs and counts 1 in all.
std::vector<double> confusionInUnits(const Ratings& ratings);

/// Nominal alpha before and after two labels are taken for one. nullopt: undefined, so after merging the only two.
struct MergeEffect {
    int first = 0;
    int second = 0;
    std::optional<double> before;
    std::optional<double> after;
    bool operator==(const MergeEffect&) const = default;
};
/// For every two categories, first < second.
std::vector<MergeEffect> mergeEffects(const Ratings& ratings);

/// A rater against the others who rated the same units.
struct RaterAgreement {
    std::size_t units = 0;          ///< that another rated too
    std::optional<double> observed; ///< mean share of the others who said the same; nullopt: no such unit
    /// Corrected for chance by the rater's own and the others' use of labels in these units, each unit's others
    /// together counting 1 (Schouten 1982); for two raters Cohen's kappa. nullopt: no unit, or one label only
    std::optional<double> kappa;
    bool operator==(const RaterAgreement&) const = default;
};
/// One for each rater.
std::vector<RaterAgreement> agreementByRater(const Ratings& ratings);

} // namespace unisono
