#include "core/agreement/eventf.h"

#include <algorithm>

namespace unisono {

namespace {

std::span<const double> from(std::span<const double> times, double seconds)
{
    const auto first = std::lower_bound(times.begin(), times.end(), seconds);
    return times.subspan(std::size_t(first - times.begin()));
}

} // namespace

EventAgreement eventF(std::span<const double> reference, std::span<const double> estimate, double windowSeconds,
                      double fromSeconds)
{
    reference = from(reference, fromSeconds);
    estimate = from(estimate, fromSeconds);
    const MatchedPairs pairs = matchedTimes(reference, estimate, windowSeconds);
    std::vector<double> offsets;
    for (const MatchedPair& pair : pairs)
        offsets.push_back(estimate[pair.estimate] - reference[pair.reference]);
    return {fScore(pairs.size(), reference.size(), estimate.size()), pairs.size(), reference.size(), estimate.size(),
            median(std::move(offsets))};
}

} // namespace unisono
