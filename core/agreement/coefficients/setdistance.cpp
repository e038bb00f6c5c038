#include "core/agreement/coefficients/setdistance.h"

#include <algorithm>
#include <iterator>

namespace unisono {

namespace {

std::size_t common(const LabelSet& a, const LabelSet& b)
{
    LabelSet both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

} // namespace

double jaccardDistance(const LabelSet& a, const LabelSet& b)
{
    const std::size_t both = common(a, b);
    const std::size_t all = a.size() + b.size() - both;
    return all ? double(all - both) / double(all) : 0;
}

double masiDistance(const LabelSet& a, const LabelSet& b)
{
    if (a == b)
        return 0;
    constexpr double kInside = 0.67;
    constexpr double kOverlap = 0.33;
    const std::size_t both = common(a, b);
    const double nearness = both == std::min(a.size(), b.size()) ? kInside : both ? kOverlap : 0;
    return 1 - (1 - jaccardDistance(a, b)) * nearness;
}

double setInequality(const LabelSet& a, const LabelSet& b)
{
    return a == b ? 0 : 1;
}

} // namespace unisono
