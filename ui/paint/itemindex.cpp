#include "ui/paint/itemindex.h"

#include <algorithm>
#include <limits>

namespace unisono {

namespace {
constexpr std::size_t kBlock = 64;
}

ItemRow::ItemRow(std::vector<std::uint32_t> items, const Items& all)
    : m_items(std::move(items))
{
    m_starts.reserve(m_items.size());
    m_ends.reserve(m_items.size());
    const std::size_t blocks = (m_items.size() + kBlock - 1) / kBlock;
    m_blockMaxEnd.assign(blocks, std::numeric_limits<std::int64_t>::min());
    m_blockMaxLength.assign(blocks, 0);
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const FrameSpan& span = all[m_items[i]].span;
        m_starts.push_back(span.start.value);
        m_ends.push_back(span.end.value);
        m_blockMaxEnd[i / kBlock] = std::max(m_blockMaxEnd[i / kBlock], span.end.value);
        m_blockMaxLength[i / kBlock] = std::max(m_blockMaxLength[i / kBlock], span.end - span.start);
    }
}

std::size_t ItemRow::firstFrom(Frame f) const
{
    return std::size_t(std::lower_bound(m_starts.begin(), m_starts.end(), f.value) - m_starts.begin());
}

std::vector<std::size_t> ItemRow::reachingOver(Frame f) const
{
    std::vector<std::size_t> found;
    const std::size_t to = firstFrom(f);
    for (std::size_t block = 0; block * kBlock < to; ++block) {
        if (m_blockMaxEnd[block] <= f.value)
            continue;
        for (std::size_t i = block * kBlock; i < std::min(to, (block + 1) * kBlock); ++i)
            if (m_ends[i] > f.value)
                found.push_back(i);
    }
    return found;
}

std::size_t ItemRow::firstLongerThan(FrameCount length, std::size_t from, std::size_t to) const
{
    for (std::size_t i = from; i < to;) {
        const std::size_t blockEnd = std::min(to, (i / kBlock + 1) * kBlock);
        if (m_blockMaxLength[i / kBlock] > length) {
            for (; i < blockEnd; ++i)
                if (m_ends[i] - m_starts[i] > length)
                    return i;
        }
        i = blockEnd;
    }
    return to;
}

std::vector<ItemRow> itemRows(const Items& items, int levels)
{
    std::vector<std::vector<std::uint32_t>> byLevel(std::size_t(std::max(levels, 1)));
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::size_t level = std::size_t(std::clamp(items[i].level, 0, int(byLevel.size()) - 1));
        byLevel[level].push_back(std::uint32_t(i));
    }
    std::vector<ItemRow> rows;
    rows.reserve(byLevel.size());
    for (std::vector<std::uint32_t>& level : byLevel)
        rows.emplace_back(std::move(level), items);
    return rows;
}

} // namespace unisono
