#pragma once

namespace unisono {

/// Probability that a standard normal variable is below z.
double normalBelow(double z);
/// Its inverse, by Acklam's approximation and one step of Halley, error below 1e-12. Input: 0 < p < 1
double normalQuantile(double p);
/// Quantile of Student's t of so many degrees of freedom, by the expansion of Fisher and Cornish (Abramowitz and Stegun
/// 26.7.5); error below 1e-3 from 5 degrees on. Input: 0 < p < 1, degrees > 0
double studentQuantile(double p, double degrees);

} // namespace unisono
