#include "core/agreement/notef.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unisono {

namespace {

constexpr int kDecimals = 4;

bool isClose(double a, double b, double tolerance)
{
    return rounded(std::abs(a - b), kDecimals) <= tolerance;
}

bool isSame(const TimedNote& reference, const TimedNote& estimate, const NoteRule& rule)
{
    if (!isClose(reference.onset, estimate.onset, rule.onsetSeconds))
        return false;
    if (rule.pitchCents && std::abs(reference.pitchCents - estimate.pitchCents) > *rule.pitchCents)
        return false;
    if (!rule.offsetRatio)
        return true;
    const double tolerance = std::max(*rule.offsetRatio * (reference.offset - reference.onset), rule.offsetSeconds);
    return isClose(reference.offset, estimate.offset, tolerance);
}

} // namespace

NoteAgreement noteF(std::span<const TimedNote> reference, std::span<const TimedNote> estimate, const NoteRule& rule)
{
    std::vector<std::size_t> byOnset(reference.size());
    std::iota(byOnset.begin(), byOnset.end(), std::size_t(0));
    std::sort(byOnset.begin(), byOnset.end(),
              [&](std::size_t a, std::size_t b) { return reference[a].onset < reference[b].onset; });
    const double reach = rule.onsetSeconds + std::pow(10.0, -kDecimals);

    std::vector<std::vector<std::size_t>> candidates(estimate.size());
    for (std::size_t e = 0; e < estimate.size(); ++e) {
        auto r = std::lower_bound(byOnset.begin(), byOnset.end(), estimate[e].onset - reach,
                                  [&](std::size_t place, double time) { return reference[place].onset < time; });
        for (; r != byOnset.end() && reference[*r].onset <= estimate[e].onset + reach; ++r)
            if (isSame(reference[*r], estimate[e], rule))
                candidates[e].push_back(*r);
    }
    MatchedPairs pairs = largestMatching(candidates, reference.size());
    const FScore score = fScore(pairs.size(), reference.size(), estimate.size());
    return {score, std::move(pairs)};
}

} // namespace unisono
