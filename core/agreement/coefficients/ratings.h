#pragma once

#include <cstddef>
#include <vector>

namespace unisono {

/// A rater has not answered for this unit.
inline constexpr int kMissing = -1;

/// What raters said of units: of[rater][unit] is a category 0..categories-1 or kMissing; every rater has one entry a
/// unit. `values` are the numbers that categories stand for, ascending, one each; empty: they stand for none.
struct Ratings {
    int categories = 0;
    std::vector<std::vector<int>> of;
    std::vector<double> values;

    std::size_t raters() const { return of.size(); }
    std::size_t units() const { return of.empty() ? 0 : of.front().size(); }
};

/// Categories given new numbers: category c becomes `becomes[c]`, which is kMissing or below `categories`; `values` are
/// those of the new ones.
Ratings relabelled(Ratings ratings, const std::vector<int>& becomes, int categories, std::vector<double> values);

/// Without the categories that nobody used; the others keep their order.
Ratings usedOnly(const Ratings& ratings);

/// The units for which `keep` holds.
template <class Keep> Ratings unitsWhere(const Ratings& ratings, const Keep& keep)
{
    Ratings kept{ratings.categories, std::vector<std::vector<int>>(ratings.raters()), ratings.values};
    for (std::size_t unit = 0; unit < ratings.units(); ++unit)
        if (keep(unit))
            for (std::size_t rater = 0; rater < ratings.raters(); ++rater)
                kept.of[rater].push_back(ratings.of[rater][unit]);
    return kept;
}

/// The units that every rater rated.
Ratings completeOnly(const Ratings& ratings);

/// How many rated the unit.
std::size_t ratingsOf(const Ratings& ratings, std::size_t unit);

} // namespace unisono
