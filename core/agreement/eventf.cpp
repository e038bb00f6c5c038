#include "core/agreement/eventf.h"

#include <algorithm>

namespace unisono {

std::span<const double> fromTime(std::span<const double> times, double seconds)
{
    const auto first = std::lower_bound(times.begin(), times.end(), seconds);
    return times.subspan(std::size_t(first - times.begin()));
}

EventAgreement eventF(std::span<const double> reference, std::span<const double> estimate, double windowSeconds,
                      double fromSeconds)
{
    reference = fromTime(reference, fromSeconds);
    estimate = fromTime(estimate, fromSeconds);
    const MatchedPairs pairs = matchedTimes(reference, estimate, windowSeconds);
    std::vector<double> offsets;
    for (const MatchedPair& pair : pairs)
        offsets.push_back(estimate[pair.estimate] - reference[pair.reference]);
    return {fScore(pairs.size(), reference.size(), estimate.size()), pairs.size(), reference.size(), estimate.size(),
            median(std::move(offsets))};
}

} // namespace unisono
