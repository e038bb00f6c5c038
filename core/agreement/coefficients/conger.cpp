#include "core/agreement/coefficients/conger.h"

#include "core/agreement/coefficients/chance.h"

namespace unisono {

std::optional<double> congerKappa(const AgreementSums& sums, const AgreementWeights& weights)
{
    const std::size_t raters = sums.shape.raters;
    const int categories = sums.shape.categories;
    if (raters < 2)
        return std::nullopt;
    if (categories < 2)
        return correctedForChance(sums, 1);
    // Over all pairs of raters at once: what all have together, less each with itself.
    std::vector<double> together(std::size_t(categories), 0.0);
    double lack = 0;
    for (std::size_t rater = 0; rater < raters; ++rater) {
        std::vector<double> own;
        double ratings = 0;
        for (int c = 0; c < categories; ++c)
            ratings += own.emplace_back(sums.byRater(rater, c));
        if (ratings <= 0)
            return std::nullopt;
        for (std::size_t c = 0; c < own.size(); ++c)
            together[c] += own[c] /= ratings;
        lack -= lackByChance(own, own, weights);
    }
    lack += lackByChance(together, together, weights);
    const auto many = double(raters);
    lack /= many * (many - 1);
    return correctedForChance(sums, lack);
}

} // namespace unisono
