#include "core/agreement/coefficients/sums.h"

#include <numeric>

namespace unisono {

namespace {

/// Adds a unit to `sums`, a row of the shape. `said`: the raters who rated it and their categories; reused.
void addUnit(std::span<double> sums, const SumsShape& shape, const Ratings& ratings, const AgreementWeights& weights,
             std::size_t unit, std::vector<std::pair<std::size_t, int>>& said)
{
    said.clear();
    for (std::size_t rater = 0; rater < shape.raters; ++rater)
        if (const int category = ratings.of[rater][unit]; category != kMissing)
            said.emplace_back(rater, category);
    if (said.empty())
        return;
    const auto count = std::size_t(shape.categories);
    const auto many = double(said.size());
    double* share = sums.data() + 5;
    double* margin = share + count;
    double* byRater = margin + count;
    sums[0] += 1;
    for (const auto& [rater, category] : said) {
        share[category] += 1 / many;
        byRater[rater * count + std::size_t(category)] += 1;
    }
    if (said.size() < 2)
        return;
    double* pairedByRater = byRater + shape.raters * count;
    double* coincidences = pairedByRater + (shape.raters == 2 ? 2 * count : 0);
    double agreed = 0;
    for (std::size_t i = 0; i < said.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            agreed += weights.at(said[i].second, said[j].second);
    agreed *= 2 / (many * (many - 1));
    sums[1] += 1;
    sums[2] += agreed;
    sums[3] += many;
    sums[4] += agreed * many;
    for (const auto& [rater, category] : said) {
        margin[category] += 1;
        if (shape.raters == 2)
            pairedByRater[rater * count + std::size_t(category)] += 1;
    }
    if (shape.detail == SumsDetail::Coincidences)
        for (std::size_t i = 0; i < said.size(); ++i)
            for (std::size_t j = 0; j < said.size(); ++j)
                if (i != j)
                    coincidences[std::size_t(said[i].second) * count + std::size_t(said[j].second)] += 1 / (many - 1);
}

} // namespace

std::size_t SumsShape::width() const
{
    const auto count = std::size_t(categories);
    return 5 + (2 + raters + (raters == 2 ? 2 : 0)) * count + (detail == SumsDetail::Coincidences ? count * count : 0);
}

AgreementSums sumsOf(const Ratings& ratings, const AgreementWeights& weights, SumsDetail detail)
{
    const SumsShape shape{ratings.categories, ratings.raters(), detail};
    AgreementSums sums{shape, std::vector<double>(shape.width())};
    std::vector<std::pair<std::size_t, int>> said;
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        addUnit(sums.values, shape, ratings, weights, unit, said);
    return sums;
}

ClusterRows clusterSums(const Ratings& ratings, const std::vector<std::size_t>& clusterOf, std::size_t clusters,
                        const AgreementWeights& weights, SumsDetail detail)
{
    const SumsShape shape{ratings.categories, ratings.raters(), detail};
    ClusterRows rows{shape.width(), std::vector<double>(shape.width() * clusters)};
    std::vector<std::pair<std::size_t, int>> said;
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        addUnit(std::span(rows.values).subspan(clusterOf[unit] * rows.width, rows.width), shape, ratings, weights, unit,
                said);
    return rows;
}

ClusterRows unitSums(const Ratings& ratings, const AgreementWeights& weights, SumsDetail detail)
{
    std::vector<std::size_t> clusterOf(ratings.units());
    std::iota(clusterOf.begin(), clusterOf.end(), std::size_t(0));
    return clusterSums(ratings, clusterOf, clusterOf.size(), weights, detail);
}

} // namespace unisono
