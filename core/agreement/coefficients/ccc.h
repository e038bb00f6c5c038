#pragma once

#include "core/agreement/coefficients/icc.h"

namespace unisono {

/// Lin (1989), A Concordance Correlation Coefficient to Evaluate Reproducibility, of two raters:
/// 2 s12 / (s1^2 + s2^2 + (m1 - m2)^2), moments divided by the number of units.
/// nullopt: not two raters, fewer than two units, or all numbers equal
std::optional<double> concordance(const NumberRows& rows);

} // namespace unisono
