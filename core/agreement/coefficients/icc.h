#pragma once

#include <optional>
#include <vector>

namespace unisono {

/// Numbers that raters gave, [rater][unit], none missing; all rows of one length.
using NumberRows = std::vector<std::vector<double>>;

/// Intraclass correlations (Shrout and Fleiss 1979). nullopt: fewer than two raters or units, or the variances leave it
/// 0 / 0 or of no sign, as where all numbers are equal.
struct IntraclassCorrelations {
    std::optional<double> one;     ///< ICC(1,1): every unit has other raters; one rating
    std::optional<double> two;     ///< ICC(2,1): raters are drawn from many, absolute agreement; one rating
    std::optional<double> twoMean; ///< ICC(2,k): the same for the mean of all raters
};
IntraclassCorrelations intraclassCorrelations(const NumberRows& rows);

} // namespace unisono
