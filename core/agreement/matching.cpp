#include "core/agreement/matching.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace unisono {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

using Candidates = std::vector<std::vector<std::size_t>>;

/// Hopcroft and Karp's phases with a fixed order of everything: estimates and references as they are met. A phase
/// walks from the free estimates along alternating paths, all at one distance together, until a free reference is
/// among what it meets; then it turns round paths back from there that share no place.
class HopcroftKarp {
public:
    HopcroftKarp(const Candidates& candidates, std::size_t references)
        : m_candidates(candidates),
          m_estimateOf(references, kNone),
          m_before(references),
          m_met(references, false)
    {
        for (std::size_t e = 0; e < candidates.size(); ++e)
            if (!candidates[e].empty())
                m_turns.push_back(e);
        std::stable_sort(m_turns.begin(), m_turns.end(),
                         [&](std::size_t a, std::size_t b) { return candidates[a].front() < candidates[b].front(); });
    }

    MatchedPairs run()
    {
        takeWhatIsFree();
        while (true) {
            const std::vector<std::size_t> ends = walk();
            if (ends.empty())
                break;
            for (const std::size_t r : ends)
                turnRound(r);
        }
        MatchedPairs pairs;
        for (std::size_t r = 0; r < m_estimateOf.size(); ++r)
            if (m_estimateOf[r] != kNone)
                pairs.push_back({r, m_estimateOf[r]});
        std::sort(pairs.begin(), pairs.end(),
                  [](const MatchedPair& a, const MatchedPair& b) { return a.estimate < b.estimate; });
        return pairs;
    }

private:
    void takeWhatIsFree()
    {
        for (const std::size_t e : m_turns)
            for (const std::size_t r : m_candidates[e])
                if (m_estimateOf[r] == kNone) {
                    m_estimateOf[r] = e;
                    break;
                }
    }

    /// The free references nearest to a free estimate, in the order met. Leaves for every reference met the estimates
    /// before it, and for every estimate met the reference before it.
    std::vector<std::size_t> walk()
    {
        m_came.assign(m_candidates.size(), kFree);
        for (const std::size_t e : m_estimateOf)
            if (e != kNone)
                m_came[e] = kUnmet;
        std::vector<std::size_t> layer;
        for (const std::size_t e : m_turns)
            if (m_came[e] == kFree)
                layer.push_back(e);
        for (auto& before : m_before)
            before.clear();
        m_met.assign(m_met.size(), false);

        std::vector<std::size_t> ends;
        while (!layer.empty() && ends.empty()) {
            std::vector<std::size_t> next;
            for (const std::size_t e : layer)
                for (const std::size_t r : m_candidates[e])
                    if (!m_met[r]) {
                        if (m_before[r].empty())
                            next.push_back(r);
                        m_before[r].push_back(e);
                    }
            layer.clear();
            for (const std::size_t r : next) {
                m_met[r] = true;
                if (const std::size_t holder = m_estimateOf[r]; holder == kNone) {
                    ends.push_back(r);
                } else {
                    layer.push_back(holder);
                    m_came[holder] = r;
                }
            }
        }
        return ends;
    }

    /// Depth first from a free reference back to a free estimate, without recursion: a path may be as long as the list.
    void turnRound(std::size_t end)
    {
        struct Step {
            std::size_t reference = 0;
            std::vector<std::size_t> estimates;
            std::size_t next = 0;
        };
        std::vector<Step> path;
        const auto enter = [&](std::size_t r) {
            if (m_met[r])
                path.push_back({r, std::move(m_before[r]), 0});
            m_met[r] = false;
        };
        enter(end);
        while (!path.empty()) {
            Step& step = path.back();
            if (step.next == step.estimates.size()) {
                path.pop_back();
                continue;
            }
            const std::size_t e = step.estimates[step.next++];
            const std::size_t came = std::exchange(m_came[e], kUnmet);
            if (came == kFree) {
                for (const Step& each : path)
                    m_estimateOf[each.reference] = each.estimates[each.next - 1];
                return;
            }
            if (came != kUnmet)
                enter(came);
        }
    }

    static constexpr std::size_t kFree = kNone;      ///< no reference: the path may end here
    static constexpr std::size_t kUnmet = kNone - 1; ///< not on a path, or no longer

    const Candidates& m_candidates;
    std::vector<std::size_t> m_turns; ///< estimates that have a candidate, in their order
    std::vector<std::size_t> m_estimateOf;
    Candidates m_before; ///< of each reference the estimates that lead to it
    std::vector<bool> m_met;
    std::vector<std::size_t> m_came; ///< of each estimate the reference that leads to it, which is its own
};

} // namespace

MatchedPairs largestMatching(const Candidates& candidates, std::size_t references)
{
    return HopcroftKarp(candidates, references).run();
}

MatchedPairs matchedTimes(std::span<const double> reference, std::span<const double> estimate, double windowSeconds)
{
    MatchedPairs pairs;
    std::size_t r = 0;
    for (std::size_t e = 0; e < estimate.size(); ++e) {
        while (r < reference.size() && reference[r] < estimate[e] - windowSeconds)
            ++r;
        if (r < reference.size() && reference[r] <= estimate[e] + windowSeconds)
            pairs.push_back({r++, e});
    }
    return pairs;
}

} // namespace unisono
