#include "core/agreement/coefficients/ccc.h"

#include <numeric>

namespace unisono {

std::optional<double> concordance(const NumberRows& rows)
{
    if (rows.size() != 2 || rows[0].size() < 2)
        return std::nullopt;
    const auto units = double(rows[0].size());
    const double mean0 = std::accumulate(rows[0].begin(), rows[0].end(), 0.0) / units;
    const double mean1 = std::accumulate(rows[1].begin(), rows[1].end(), 0.0) / units;
    double together = 0;
    double apart = units * (mean0 - mean1) * (mean0 - mean1);
    double all = 0;
    for (std::size_t unit = 0; unit < rows[0].size(); ++unit) {
        const double a = rows[0][unit] - mean0;
        const double b = rows[1][unit] - mean1;
        together += 2 * a * b;
        apart += a * a + b * b;
        all += rows[0][unit] * rows[0][unit] + rows[1][unit] * rows[1][unit];
    }
    constexpr double kNothing = 1e-14; // what rounding leaves of equal numbers
    return apart > kNothing * all ? std::optional(together / apart) : std::nullopt;
}

} // namespace unisono
