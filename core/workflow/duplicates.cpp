#include "core/workflow/duplicates.h"

#include "core/workflow/plainwords.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace unisono {

namespace {

class UnionFind {
public:
    explicit UnionFind(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t(0));
    }
    std::size_t find(std::size_t i)
    {
        while (m_parent[i] != i)
            i = m_parent[i] = m_parent[m_parent[i]];
        return i;
    }
    /// The lower one stands for both.
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parent;
};

/// The first track with these samples: this one, if none came before.
std::size_t firstWith(QHash<QByteArray, std::size_t>& bySamples, const QByteArray& samples, std::size_t place)
{
    const auto known = bySamples.constFind(samples);
    return known != bySamples.constEnd() ? *known : *bySamples.insert(samples, place);
}

double lengthOf(const Track& track)
{
    return track.rate.hz > 0 ? secondsOf(track.frames, track.rate) : 0;
}

} // namespace

DuplicateGroups groupDuplicates(const std::vector<Track>& tracks,
                                const std::vector<std::pair<TrackId, TrackId>>& similar)
{
    std::vector<const Track*> byId;
    for (const Track& track : tracks)
        byId.push_back(&track);
    std::sort(byId.begin(), byId.end(), [](const Track* a, const Track* b) { return a->id < b->id; });
    UnionFind groups(byId.size());

    std::unordered_map<TrackId, std::size_t> placeOf;
    QHash<QByteArray, std::size_t> bySamples;
    QHash<std::pair<QString, QString>, std::vector<std::size_t>> byName;
    for (std::size_t i = 0; i < byId.size(); ++i) {
        const Track& track = *byId[i];
        if (const auto [known, isNew] = placeOf.emplace(track.id, i); !isNew)
            groups.join(i, known->second);
        if (!track.samplesSha256.isEmpty())
            groups.join(i, firstWith(bySamples, track.samplesSha256, i));
        const std::pair name(plainWords(track.title), plainWords(track.artist));
        if (!name.first.isEmpty() && !name.second.isEmpty())
            byName[name].push_back(i);
    }
    for (std::vector<std::size_t>& same : byName) {
        std::stable_sort(same.begin(), same.end(),
                         [&](std::size_t a, std::size_t b) { return lengthOf(*byId[a]) < lengthOf(*byId[b]); });
        for (std::size_t k = 1; k < same.size(); ++k)
            if (lengthOf(*byId[same[k]]) - lengthOf(*byId[same[k - 1]]) <= kSameLengthSeconds)
                groups.join(same[k - 1], same[k]);
    }
    for (const auto& [a, b] : similar)
        if (const auto first = placeOf.find(a), second = placeOf.find(b);
            first != placeOf.end() && second != placeOf.end())
            groups.join(first->second, second->second);

    DuplicateGroups numbers;
    std::unordered_map<std::size_t, int> numberOf;
    for (std::size_t i = 0; i < byId.size(); ++i)
        numbers[byId[i]->id] = numberOf.emplace(groups.find(i), int(numberOf.size())).first->second;
    return numbers;
}

} // namespace unisono
