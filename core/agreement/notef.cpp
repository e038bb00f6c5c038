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

double offsetTolerance(const TimedNote& reference, const NoteRule& rule)
{
    return std::max(*rule.offsetRatio * (reference.offset - reference.onset), rule.offsetSeconds);
}

bool isSame(const TimedNote& reference, const TimedNote& estimate, const NoteRule& rule)
{
    if (rule.onsetSeconds && !isClose(reference.onset, estimate.onset, *rule.onsetSeconds))
        return false;
    if (rule.pitchCents && std::abs(rule.centsPerPitch * (reference.pitch - estimate.pitch)) > *rule.pitchCents)
        return false;
    return !rule.offsetRatio || isClose(reference.offset, estimate.offset, offsetTolerance(reference, rule));
}

/// Estimates by the time that the rule compares first, and which of them may be near a reference.
class Neighbours {
public:
    Neighbours(std::span<const TimedNote> estimate, const NoteRule& rule)
        : m_rule(rule),
          m_time(rule.onsetSeconds ? &TimedNote::onset : &TimedNote::offset),
          m_places(estimate.size())
    {
        std::iota(m_places.begin(), m_places.end(), std::size_t(0));
        std::stable_sort(m_places.begin(), m_places.end(),
                         [&](std::size_t a, std::size_t b) { return estimate[a].*m_time < estimate[b].*m_time; });
        for (const std::size_t place : m_places)
            m_times.push_back(estimate[place].*m_time);
    }

    std::span<const std::size_t> of(const TimedNote& reference) const
    {
        const double tolerance = m_rule.onsetSeconds ? *m_rule.onsetSeconds : offsetTolerance(reference, m_rule);
        const double reach = tolerance + std::pow(10.0, -kDecimals);
        const auto first = std::lower_bound(m_times.begin(), m_times.end(), reference.*m_time - reach);
        const auto last = std::upper_bound(first, m_times.end(), reference.*m_time + reach);
        return std::span(m_places).subspan(std::size_t(first - m_times.begin()), std::size_t(last - first));
    }

private:
    const NoteRule& m_rule;
    double TimedNote::*m_time;
    std::vector<std::size_t> m_places;
    std::vector<double> m_times;
};

} // namespace

NoteAgreement noteF(std::span<const TimedNote> reference, std::span<const TimedNote> estimate, const NoteRule& rule)
{
    const Neighbours neighbours(estimate, rule);
    std::vector<std::vector<std::size_t>> candidates(estimate.size());
    for (std::size_t r = 0; r < reference.size(); ++r)
        for (const std::size_t e : neighbours.of(reference[r]))
            if (isSame(reference[r], estimate[e], rule))
                candidates[e].push_back(r);
    MatchedPairs pairs = largestMatching(candidates, reference.size());
    const FScore score = fScore(pairs.size(), reference.size(), estimate.size());
    return {score, std::move(pairs)};
}

std::size_t notePairs(std::span<const TimedNote> reference, std::span<const TimedNote> estimate, const NoteRule& rule)
{
    const Neighbours neighbours(estimate, rule);
    std::size_t pairs = 0;
    for (const TimedNote& note : reference)
        pairs += neighbours.of(note).size();
    return pairs;
}

} // namespace unisono
