#include "core/agreement/matching.h"
#include "core/agreement/scores.h"
#include "core/study/study.h"

#include <algorithm>

namespace unisono {

namespace {

/// Events further apart are not the same ones, whoever is late.
constexpr double kSegmentWindowSeconds = 0.5;
constexpr double kEventWindowSeconds = 0.15;

/// What happens at a moment: boundaries but the first, instants, onsets.
std::vector<double> eventsOf(const StudyAnswer& answer, const StudyTrack& track)
{
    std::vector<double> events;
    for (const Item& item : answer.items)
        if (item.span.start.value > 0)
            events.push_back(secondsOf(item.span.start, track.rate));
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

bool hasEvents(LayerKind kind)
{
    return kind == LayerKind::Interval || kind == LayerKind::Instant || kind == LayerKind::Note ||
           kind == LayerKind::Chord;
}

/// Median over all tracks of how much later a's events are than b's.
std::optional<double> offsetOf(const StudyLayer& layer, std::size_t a, std::size_t b)
{
    const double window = layer.layer.kind == LayerKind::Interval ? kSegmentWindowSeconds : kEventWindowSeconds;
    std::vector<double> offsets;
    for (const StudyTrack& track : layer.tracks) {
        if (!track.answers[a] || !track.answers[b])
            continue;
        const std::vector<double> first = eventsOf(*track.answers[a], track);
        const std::vector<double> second = eventsOf(*track.answers[b], track);
        for (const MatchedPair& pair : matchedTimes(second, first, window))
            offsets.push_back(first[pair.estimate] - second[pair.reference]);
    }
    return median(std::move(offsets));
}

} // namespace

std::vector<std::optional<double>> shiftsOf(const StudyLayer& layer)
{
    const std::size_t raters = layer.raters.size();
    std::vector<std::optional<double>> shifts(raters);
    if (!hasEvents(layer.layer.kind))
        return shifts;
    // The least squares of shifts that explain the offsets of all pairs, their sum being 0: what a rater is late to
    // every other, themselves included, on average.
    std::vector<double> sums(raters, 0);
    std::vector<int> counts(raters, 0);
    for (std::size_t a = 0; a < raters; ++a)
        for (std::size_t b = a + 1; b < raters; ++b)
            if (const std::optional<double> offset = offsetOf(layer, a, b)) {
                sums[a] += *offset;
                sums[b] -= *offset;
                ++counts[a];
                ++counts[b];
            }
    for (std::size_t r = 0; r < raters; ++r)
        if (counts[r] > 0)
            shifts[r] = sums[r] / (counts[r] + 1);
    return shifts;
}

StudyLayer unshifted(StudyLayer layer, const std::vector<std::optional<double>>& shifts)
{
    for (StudyTrack& track : layer.tracks)
        for (std::size_t r = 0; r < shifts.size(); ++r) {
            if (!shifts[r] || !track.answers[r])
                continue;
            const FrameCount late = framesOf(*shifts[r], track.rate);
            // The ends of the track are where they are for everybody.
            const auto moved = [&](Frame at) {
                return at.value <= 0 || at.value >= track.frames
                           ? at
                           : Frame{std::clamp<std::int64_t>(at.value - late, 0, track.frames)};
            };
            for (Item& item : track.answers[r]->items)
                item.span = {moved(item.span.start), moved(item.span.end)};
        }
    return layer;
}

} // namespace unisono
