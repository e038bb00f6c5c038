#include "core/agreement/coefficients/icc.h"

namespace unisono {

namespace {

double squared(double value)
{
    return value * value;
}

/// Of rounding left where a sum of squares should be nothing, as a share of the squares it was taken from.
constexpr double kNothing = 1e-14;

std::optional<double> ratio(double above, double below, double all)
{
    return below > kNothing * all ? std::optional(above / below) : std::nullopt;
}

} // namespace

IntraclassCorrelations intraclassCorrelations(const NumberRows& rows)
{
    if (rows.size() < 2 || rows.front().size() < 2)
        return {};
    const auto raters = double(rows.size());
    const auto units = double(rows.front().size());
    std::vector<double> unitMeans(rows.front().size(), 0.0);
    std::vector<double> raterMeans;
    double mean = 0;
    for (const std::vector<double>& row : rows) {
        double sum = 0;
        for (std::size_t unit = 0; unit < row.size(); ++unit) {
            sum += row[unit];
            unitMeans[unit] += row[unit] / raters;
        }
        raterMeans.push_back(sum / units);
        mean += sum / (units * raters);
    }
    double between = 0;
    double within = 0;
    double ofRaters = 0;
    double rest = 0;
    double all = 0;
    for (std::size_t unit = 0; unit < unitMeans.size(); ++unit)
        between += raters * squared(unitMeans[unit] - mean) / (units - 1);
    for (std::size_t rater = 0; rater < rows.size(); ++rater) {
        ofRaters += units * squared(raterMeans[rater] - mean) / (raters - 1);
        for (std::size_t unit = 0; unit < unitMeans.size(); ++unit) {
            const double value = rows[rater][unit];
            all += squared(value);
            within += squared(value - unitMeans[unit]) / (units * (raters - 1));
            rest += squared(value - unitMeans[unit] - raterMeans[rater] + mean) / ((units - 1) * (raters - 1));
        }
    }
    return {ratio(between - within, between + (raters - 1) * within, all),
            ratio(between - rest, between + (raters - 1) * rest + raters * (ofRaters - rest) / units, all),
            ratio(between - rest, between + (ofRaters - rest) / units, all)};
}

} // namespace unisono
