#include "core/study/figuretable.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace unisono {

Result<ClusterRows> rowsOf(const FigureTable& table, const StudyLayer& layer, std::span<const std::size_t> raters,
                           const JobContext& job)
{
    ClusterRows rows{table.width(), std::vector<double>(table.width() * layer.tracks.size())};
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t track = next++; track < layer.tracks.size() && !job.cancelled(); track = next++)
            table.add(layer.tracks[track], raters, std::span(rows.values).subspan(track * rows.width, rows.width));
    };
    {
        // Every track has a row of its own, so that it does not matter who makes it.
        std::vector<std::jthread> others;
        const std::size_t most = std::min<std::size_t>(layer.tracks.size(), std::thread::hardware_concurrency());
        for (std::size_t i = 1; i < most; ++i)
            others.emplace_back(work);
        work();
    }
    if (job.cancelled())
        return cancelledError();
    return rows;
}

std::vector<double> summed(const ClusterRows& rows, const std::function<bool(std::size_t)>& keep)
{
    std::vector<double> sum(rows.width);
    for (std::size_t cluster = 0; cluster < rows.clusters(); ++cluster)
        if (!keep || keep(cluster))
            for (std::size_t i = 0; i < rows.width; ++i)
                sum[i] += rows.row(cluster)[i];
    return sum;
}

void forPairs(const StudyTrack& track, std::span<const std::size_t> raters,
              const std::function<void(const StudyAnswer&, const StudyAnswer&)>& pair)
{
    for (std::size_t i = 0; i < raters.size(); ++i)
        for (std::size_t j = i + 1; j < raters.size(); ++j)
            if (const auto& a = track.answers[raters[i]], &b = track.answers[raters[j]]; a && b)
                pair(*a, *b);
}

} // namespace unisono
