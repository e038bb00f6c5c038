#include "core/agreement/matching.h"

#include <limits>

namespace unisono {

namespace {

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

class HopcroftKarp {
public:
    HopcroftKarp(const std::vector<std::vector<std::size_t>>& candidates, std::size_t references)
        : m_candidates(candidates),
          m_referenceOf(candidates.size(), kNone),
          m_estimateOf(references, kNone)
    {
    }

    MatchedPairs run()
    {
        while (findLayers()) {
            m_next.assign(m_candidates.size(), 0);
            for (std::size_t e = 0; e < m_candidates.size(); ++e)
                if (m_referenceOf[e] == kNone)
                    augment(e);
        }
        MatchedPairs pairs;
        for (std::size_t e = 0; e < m_referenceOf.size(); ++e)
            if (m_referenceOf[e] != kNone)
                pairs.push_back({m_referenceOf[e], e});
        return pairs;
    }

private:
    /// Distance of every estimate from a free one by alternating paths; whether one of them ends at a free reference.
    bool findLayers()
    {
        m_layer.assign(m_candidates.size(), kNone);
        std::vector<std::size_t> queue;
        for (std::size_t e = 0; e < m_candidates.size(); ++e)
            if (m_referenceOf[e] == kNone) {
                m_layer[e] = 0;
                queue.push_back(e);
            }
        bool found = false;
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (const std::size_t r : m_candidates[queue[i]]) {
                const std::size_t holder = m_estimateOf[r];
                if (holder == kNone) {
                    found = true;
                } else if (m_layer[holder] == kNone) {
                    m_layer[holder] = m_layer[queue[i]] + 1;
                    queue.push_back(holder);
                }
            }
        return found;
    }

    /// Depth first along the layers, without recursion: a path may be as long as the list.
    void augment(std::size_t root)
    {
        std::vector<std::size_t> path{root};
        while (!path.empty()) {
            const std::size_t e = path.back();
            if (m_next[e] == m_candidates[e].size()) {
                path.pop_back();
                continue;
            }
            const std::size_t holder = m_estimateOf[m_candidates[e][m_next[e]]];
            if (holder == kNone) {
                for (const std::size_t each : path) {
                    const std::size_t r = m_candidates[each][m_next[each]++];
                    m_referenceOf[each] = r;
                    m_estimateOf[r] = each;
                }
                return;
            }
            if (m_layer[holder] == m_layer[e] + 1 && m_next[holder] < m_candidates[holder].size())
                path.push_back(holder);
            else
                ++m_next[e];
        }
    }

    const std::vector<std::vector<std::size_t>>& m_candidates;
    std::vector<std::size_t> m_referenceOf;
    std::vector<std::size_t> m_estimateOf;
    std::vector<std::size_t> m_layer;
    std::vector<std::size_t> m_next; ///< first candidate of each estimate that is still worth trying in this phase
};

} // namespace

MatchedPairs largestMatching(const std::vector<std::vector<std::size_t>>& candidates, std::size_t references)
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
