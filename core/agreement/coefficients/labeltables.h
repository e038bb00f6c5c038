#pragma once

#include "core/agreement/coefficients/sums.h"

#include <optional>

namespace unisono {

// Where agreement is lost: by label and by pair of labels. From nominal ratings.

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

} // namespace unisono
