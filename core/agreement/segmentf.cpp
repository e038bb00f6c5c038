#include "core/agreement/segmentf.h"

#include "core/agreement/matching.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace unisono {

namespace {

/// Median of the distances from each time to the nearest of the others, which are ascending.
std::optional<double> medianDistance(const std::vector<double>& times, const std::vector<double>& others)
{
    if (others.empty())
        return std::nullopt;
    std::vector<double> distances;
    for (const double time : times) {
        const auto next = std::lower_bound(others.begin(), others.end(), time);
        double distance = next == others.end() ? std::abs(time - others.back()) : std::abs(*next - time);
        if (next != others.begin())
            distance = std::min(distance, std::abs(time - *(next - 1)));
        distances.push_back(distance);
    }
    return median(std::move(distances));
}

using Label = std::optional<int>; ///< nullopt: a gap

/// How much of the time has which label on both sides.
class LabelTable {
public:
    void add(Label reference, Label estimate, double weight)
    {
        m_both[{reference, estimate}] += weight;
        m_reference[reference] += weight;
        m_estimate[estimate] += weight;
    }

    /// `self`: weight of a pair of a moment with itself, which is none.
    std::optional<FScore> pairwise(double self) const
    {
        const double both = pairs(m_both, self);
        const double reference = pairs(m_reference, self);
        const double estimate = pairs(m_estimate, self);
        if (reference <= 0 || estimate <= 0)
            return std::nullopt;
        return fScore(both / estimate, both / reference);
    }

private:
    template <class Weights> static double pairs(const Weights& weights, double self)
    {
        double sum = 0;
        for (const auto& [label, weight] : weights)
            sum += weight * (weight - self);
        return sum;
    }

    std::map<std::pair<Label, Label>, double> m_both;
    std::map<Label, double> m_reference;
    std::map<Label, double> m_estimate;
};

/// The label at a time; `place` moves on with it.
Label labelAt(const Segments& segments, std::size_t& place, double time)
{
    while (place < segments.size() && segments[place].end <= time)
        ++place;
    return place < segments.size() && segments[place].start <= time ? Label(segments[place].label) : std::nullopt;
}

} // namespace

double endOf(const Segments& segments)
{
    double end = 0;
    for (const Segment& segment : segments)
        end = std::max({end, segment.start, segment.end});
    return end;
}

std::vector<double> boundariesOf(const Segments& segments, Ends ends)
{
    constexpr int kDecimals = 5;
    std::vector<double> times;
    for (const Segment& segment : segments) {
        times.push_back(rounded(segment.start, kDecimals));
        times.push_back(rounded(segment.end, kDecimals));
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    if (ends == Ends::Kept)
        return times;
    return times.size() <= 2 ? std::vector<double>() : std::vector<double>(times.begin() + 1, times.end() - 1);
}

FScore boundaryF(const Segments& reference, const Segments& estimate, double windowSeconds, Ends ends)
{
    const std::vector<double> r = boundariesOf(reference, ends);
    const std::vector<double> e = boundariesOf(estimate, ends);
    return fScore(matchedTimes(r, e, windowSeconds).size(), r.size(), e.size());
}

BoundaryDeviations boundaryDeviations(const Segments& reference, const Segments& estimate, Ends ends)
{
    const std::vector<double> r = boundariesOf(reference, ends);
    const std::vector<double> e = boundariesOf(estimate, ends);
    return {medianDistance(r, e), medianDistance(e, r)};
}

Segments filledTo(Segments segments, double from, double to, int before, int after)
{
    if (segments.empty())
        return {{from, to, before}};
    const auto first = std::find_if(segments.begin(), segments.end(), [&](const Segment& s) { return s.end >= from; });
    if (first != segments.end())
        segments.erase(segments.begin(), first);
    double start = to;
    for (Segment& segment : segments) {
        segment.start = std::max(from, segment.start);
        segment.end = std::max(from, segment.end);
        start = std::min({start, segment.start, segment.end});
    }
    if (start > from)
        segments.insert(segments.begin(), {from, start, before});
    const auto beyond = std::find_if(segments.begin(), segments.end(), [&](const Segment& s) { return s.start > to; });
    segments.erase(beyond, segments.end());
    for (Segment& segment : segments) {
        segment.start = std::min(to, segment.start);
        segment.end = std::min(to, segment.end);
    }
    if (const double last = endOf(segments); last < to)
        segments.push_back({last, to, after});
    return segments;
}

std::vector<int> frameLabels(const Segments& segments, double frameSeconds, int gap)
{
    const auto count = std::size_t(std::floor(endOf(segments) / frameSeconds));
    std::vector<double> times(count);
    for (std::size_t i = 0; i < count; ++i)
        times[i] = double(float(i) * float(frameSeconds));
    std::vector<int> labels(count, gap);
    for (const Segment& segment : segments) {
        const auto start = std::lower_bound(times.begin(), times.end(), segment.start) - times.begin();
        const auto end = std::upper_bound(times.begin(), times.end(), segment.end) - times.begin();
        if (start < end)
            std::fill(labels.begin() + start, labels.begin() + end, segment.label);
    }
    return labels;
}

std::optional<FScore> pairwiseF(const Segments& reference, const Segments& estimate, double frameSeconds)
{
    if (reference.empty() || estimate.empty())
        return FScore();
    constexpr int kGap = std::numeric_limits<int>::min();
    const std::vector<int> r = frameLabels(reference, frameSeconds, kGap);
    const std::vector<int> e = frameLabels(estimate, frameSeconds, kGap);
    if (r.size() != e.size())
        return std::nullopt;
    LabelTable table;
    for (std::size_t i = 0; i < r.size(); ++i)
        table.add(r[i], e[i], 1);
    return table.pairwise(1);
}

std::optional<FScore> pairwiseByDuration(const Segments& reference, const Segments& estimate)
{
    std::vector<double> times{0};
    for (const Segments* side : {&reference, &estimate})
        for (const Segment& segment : *side)
            times.insert(times.end(), {segment.start, segment.end});
    std::sort(times.begin(), times.end());
    LabelTable table;
    std::size_t r = 0;
    std::size_t e = 0;
    for (std::size_t i = 0; i + 1 < times.size(); ++i)
        if (times[i] < times[i + 1]) {
            const Label inReference = labelAt(reference, r, times[i]);
            table.add(inReference, labelAt(estimate, e, times[i]), times[i + 1] - times[i]);
        }
    if (reference.empty() || estimate.empty())
        return std::nullopt;
    return table.pairwise(0);
}

} // namespace unisono
