#include "core/agreement/coefficients/ratings.h"

#include <algorithm>

namespace unisono {

Ratings relabelled(Ratings ratings, const std::vector<int>& becomes, int categories, std::vector<double> values)
{
    for (std::vector<int>& row : ratings.of)
        for (int& category : row)
            if (category != kMissing)
                category = becomes[std::size_t(category)];
    ratings.categories = categories;
    ratings.values = std::move(values);
    return ratings;
}

Ratings usedOnly(const Ratings& ratings)
{
    std::vector<int> becomes(std::size_t(ratings.categories), kMissing);
    for (const std::vector<int>& row : ratings.of)
        for (const int category : row)
            if (category != kMissing)
                becomes[std::size_t(category)] = 0;
    int used = 0;
    std::vector<double> values;
    for (std::size_t c = 0; c < becomes.size(); ++c)
        if (becomes[c] != kMissing) {
            becomes[c] = used++;
            if (!ratings.values.empty())
                values.push_back(ratings.values[c]);
        }
    return relabelled(ratings, becomes, used, std::move(values));
}

std::size_t ratingsOf(const Ratings& ratings, std::size_t unit)
{
    return std::size_t(std::count_if(ratings.of.begin(), ratings.of.end(),
                                     [&](const std::vector<int>& row) { return row[unit] != kMissing; }));
}

Ratings completeOnly(const Ratings& ratings)
{
    return unitsWhere(ratings, [&](std::size_t unit) { return ratingsOf(ratings, unit) == ratings.raters(); });
}

} // namespace unisono
