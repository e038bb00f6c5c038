#include "core/agreement/music/hierarchy.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

double modulo(double value, double by)
{
    const double rest = std::fmod(value, by);
    return rest != 0 && rest < 0 ? rest + by : rest;
}

/// Whole frames up to a time, rounded as mir_eval does: 0.3 s are two frames of 0.1 s.
std::size_t frameOf(double seconds, double frameSeconds)
{
    return std::size_t((seconds - modulo(seconds, frameSeconds)) / frameSeconds);
}

bool isClose(double a, double b)
{
    return std::abs(a - b) <= 1e-8 + 1e-5 * std::abs(b);
}

bool isComparable(const Hierarchy& levels)
{
    if (levels.empty())
        return false;
    // A single level is taken as it is.
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (levels[i].empty() || (levels.size() > 1 && !isClose(endOf(levels.front()), endOf(levels[i]))))
            return false;
    return levels.size() == 1 || std::all_of(levels.begin(), levels.end(), [](const Segments& level) {
               return std::all_of(level.begin(), level.end(),
                                  [](const Segment& s) { return s.start >= 0 && s.end > s.start; });
           });
}

double endOf(const Hierarchy& levels)
{
    double end = 0;
    for (const Segments& level : levels)
        end = std::max(end, endOf(level));
    return end;
}

/// Frames from one change of either side to the next: all frames of it are in the same segments.
struct Stretches {
    std::vector<std::size_t> starts; ///< and the end of the last
    std::size_t count() const { return starts.size() - 1; }
    std::size_t length(std::size_t i) const { return starts[i + 1] - starts[i]; }
};

Stretches stretchesOf(const Hierarchy& reference, const Hierarchy& estimate, double frameSeconds, std::size_t frames)
{
    Stretches stretches;
    stretches.starts = {0, frames};
    for (const Hierarchy* side : {&reference, &estimate})
        for (const Segments& level : *side)
            for (const Segment& segment : level)
                for (const double time : {segment.start, segment.end})
                    stretches.starts.push_back(std::min(frameOf(time, frameSeconds), frames));
    std::sort(stretches.starts.begin(), stretches.starts.end());
    stretches.starts.erase(std::unique(stretches.starts.begin(), stretches.starts.end()), stretches.starts.end());
    return stretches;
}

/// Segments may lie over each other, so that they hold more than there are stretches.
double heldPairs(const Hierarchy& levels, const Stretches& stretches, double frameSeconds)
{
    const auto& starts = stretches.starts;
    double pairs = 0;
    for (const Segments& level : levels)
        for (const Segment& segment : level) {
            const auto first = std::lower_bound(starts.begin(), starts.end(), frameOf(segment.start, frameSeconds));
            const auto last = std::lower_bound(starts.begin(), starts.end(), frameOf(segment.end, frameSeconds));
            pairs += double(last - first) * double(last - first);
        }
    return pairs;
}

/// By what two stretches are together at a level.
enum class Together { InSegment, InLabel };

/// For each two stretches the deepest level at which they are together, counted from 1; 0: none.
class Depths {
public:
    Depths(const Hierarchy& levels, const Stretches& stretches, double frameSeconds, Together together)
        : m_count(stretches.count()),
          m_depths(m_count * m_count, 0)
    {
        for (std::size_t level = 0; level < levels.size(); ++level) {
            const auto groups = groupsOf(levels[level], stretches, frameSeconds, together);
            for (const auto& group : groups)
                for (const std::size_t a : group)
                    for (const std::size_t b : group)
                        m_depths[a * m_count + b] = static_cast<unsigned char>(level + 1);
        }
    }

    std::size_t of(std::size_t a, std::size_t b) const { return m_depths[a * m_count + b]; }

private:
    /// The stretches of each segment, or of all segments of each label.
    static std::vector<std::vector<std::size_t>> groupsOf(const Segments& level, const Stretches& stretches,
                                                          double frameSeconds, Together together)
    {
        std::vector<std::size_t> order(level.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        if (together == Together::InLabel)
            std::stable_sort(order.begin(), order.end(),
                             [&](std::size_t a, std::size_t b) { return level[a].label < level[b].label; });
        std::vector<std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const Segment& segment = level[order[i]];
            if (i == 0 || together == Together::InSegment || level[order[i - 1]].label != segment.label)
                groups.emplace_back();
            const auto& starts = stretches.starts;
            auto at = std::lower_bound(starts.begin(), starts.end(), frameOf(segment.start, frameSeconds));
            for (; at + 1 < starts.end() && *at < frameOf(segment.end, frameSeconds); ++at)
                groups.back().push_back(std::size_t(at - starts.begin()));
        }
        for (auto& group : groups) {
            std::sort(group.begin(), group.end());
            group.erase(std::unique(group.begin(), group.end()), group.end());
        }
        return groups;
    }

    std::size_t m_count;
    std::vector<unsigned char> m_depths;
};

/// How many frames around a frame have which depth on both sides.
class DepthTable {
public:
    DepthTable(std::size_t rows, std::size_t columns)
        : m_rows(rows),
          m_columns(columns),
          m_frames(rows * columns, 0)
    {
    }

    void clear() { std::fill(m_frames.begin(), m_frames.end(), 0.0); }
    void add(std::size_t row, std::size_t column, double frames) { m_frames[row * m_columns + column] += frames; }

    /// Of pairs of frames that the rows rank differently the share that the columns rank alike; nullopt: no such pair.
    std::optional<double> ranked(LevelPairs pairs) const
    {
        double all = 0;
        double wrong = 0;
        for (std::size_t low = 0; low < m_rows; ++low)
            for (std::size_t high = low + 1; high < (pairs == LevelPairs::All ? m_rows : std::min(low + 2, m_rows));
                 ++high) {
                double notAbove = 0; // frames of the high level whose column is not above the one at hand
                double lows = 0;
                for (std::size_t column = 0; column < m_columns; ++column) {
                    notAbove += m_frames[high * m_columns + column];
                    lows += m_frames[low * m_columns + column];
                    wrong += m_frames[low * m_columns + column] * notAbove;
                }
                all += lows * notAbove;
            }
        if (all <= 0)
            return std::nullopt;
        return 1 - wrong / all;
    }

private:
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<double> m_frames;
};

/// Two hierarchies on one grid.
struct Grid {
    std::size_t frames = 0;
    Stretches stretches;
};

/// One side's mean over the frames; `window` in frames.
double meanRanked(const Depths& ranking, std::size_t levels, const Depths& other, std::size_t otherLevels,
                  const Grid& grid, std::size_t window, LevelPairs pairs)
{
    DepthTable table(levels + 1, otherLevels + 1);
    const auto& starts = grid.stretches.starts;
    double sum = 0;
    double count = 0;
    for (std::size_t query = 0; query < grid.stretches.count(); ++query) {
        // Where the window holds all frames, those of a stretch are alike.
        const bool isAlike = window >= grid.frames;
        const std::size_t end = isAlike ? starts[query] + 1 : starts[query + 1];
        for (std::size_t frame = starts[query]; frame < end; ++frame) {
            const std::size_t from = frame > window ? frame - window : 0;
            const std::size_t to = std::min(grid.frames, frame + window);
            table.clear();
            auto i = std::size_t(std::upper_bound(starts.begin(), starts.end(), from) - starts.begin()) - 1;
            for (; i < grid.stretches.count() && starts[i] < to; ++i)
                table.add(ranking.of(query, i), other.of(query, i),
                          double(std::min(starts[i + 1], to) - std::max(starts[i], from)));
            table.add(ranking.of(query, query), other.of(query, query), -1);
            if (const auto share = table.ranked(pairs)) {
                const double weight = isAlike ? double(grid.stretches.length(query)) : 1;
                sum += weight * *share;
                count += weight;
            }
        }
    }
    return count > 0 ? sum / count : 0;
}

Result<std::optional<Grid>> gridOf(const Hierarchy& reference, const Hierarchy& estimate, double frameSeconds)
{
    if (!isComparable(reference) || !isComparable(estimate))
        return std::optional<Grid>();
    const auto tooLarge = [](double limit) {
        return Error{ErrorCode::TooLarge, QStringLiteral("a hierarchy of too many parts"), {}, QString::number(limit)};
    };
    const double end = endOf(reference);
    if (std::max(end, endOf(estimate)) / frameSeconds > kMostHierarchyFrames)
        return tooLarge(kMostHierarchyFrames);
    if (std::max(reference.size(), estimate.size()) > kMostLevels)
        return tooLarge(double(kMostLevels));
    Grid grid;
    grid.frames = frameOf(end, frameSeconds);
    if (grid.frames != frameOf(endOf(estimate), frameSeconds) || grid.frames == 1)
        return std::optional<Grid>();
    if (grid.frames == 0)
        return std::optional(std::move(grid));
    grid.stretches = stretchesOf(reference, estimate, frameSeconds, grid.frames);
    if (grid.stretches.count() > kMostChanges)
        return tooLarge(double(kMostChanges));
    for (const Hierarchy* side : {&reference, &estimate})
        if (heldPairs(*side, grid.stretches, frameSeconds) > kMostHeldPairs)
            return tooLarge(kMostHeldPairs);
    return std::optional(std::move(grid));
}

FScore compared(const Hierarchy& reference, const Hierarchy& estimate, const Grid& grid, double frameSeconds,
                Together together, std::size_t window, LevelPairs pairs)
{
    if (grid.frames == 0)
        return {};
    const Depths r(reference, grid.stretches, frameSeconds, together);
    const Depths e(estimate, grid.stretches, frameSeconds, together);
    const double recall = meanRanked(r, reference.size(), e, estimate.size(), grid, window, pairs);
    const double precision = meanRanked(e, estimate.size(), r, reference.size(), grid, window, pairs);
    return fScore(precision, recall);
}

} // namespace

Result<std::optional<FScore>> tMeasure(const Hierarchy& reference, const Hierarchy& estimate, double windowSeconds,
                                       LevelPairs pairs, double frameSeconds)
{
    const Result<std::optional<Grid>> grid = gridOf(reference, estimate, frameSeconds);
    if (!grid)
        return grid.error();
    if (!*grid || frameSeconds > windowSeconds)
        return std::optional<FScore>();
    const double most = double((*grid)->frames) * frameSeconds;
    const std::size_t window = windowSeconds > 2 * most ? (*grid)->frames : frameOf(windowSeconds, frameSeconds);
    if (window < 2 && most > 0)
        return std::optional<FScore>();
    return std::optional(compared(reference, estimate, **grid, frameSeconds, Together::InSegment, window, pairs));
}

Result<std::optional<FScore>> lMeasure(const Hierarchy& reference, const Hierarchy& estimate, double frameSeconds)
{
    const Result<std::optional<Grid>> grid = gridOf(reference, estimate, frameSeconds);
    if (!grid)
        return grid.error();
    if (!*grid)
        return std::optional<FScore>();
    return std::optional(
        compared(reference, estimate, **grid, frameSeconds, Together::InLabel, (*grid)->frames, LevelPairs::All));
}

} // namespace unisono
