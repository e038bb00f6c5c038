#pragma once

#include "core/annotation/model.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace unisono {

/// Compact times of the items of one level, in their order, so that a painter finds what is visible and steps over
/// what is closer than a pixel without touching the items. Immutable; read from any thread.
class ItemRow {
public:
    explicit ItemRow(std::vector<std::uint32_t> items, const Items& all);

    std::size_t size() const { return m_starts.size(); }
    std::uint32_t item(std::size_t i) const { return m_items[i]; } ///< index into Items
    Frame start(std::size_t i) const { return {m_starts[i]}; }
    Frame end(std::size_t i) const { return {m_ends[i]}; }
    /// First i with start(i) >= f.
    std::size_t firstFrom(Frame f) const;
    /// All i with start(i) < f and end(i) > f, ascending: what reaches into a view that begins at f.
    std::vector<std::size_t> reachingOver(Frame f) const;
    /// First i in [from, to) with end - start > length; `to` where there is none.
    std::size_t firstLongerThan(FrameCount length, std::size_t from, std::size_t to) const;

private:
    std::vector<std::uint32_t> m_items;
    std::vector<std::int64_t> m_starts, m_ends;
    std::vector<std::int64_t> m_blockMaxEnd, m_blockMaxLength;
};

/// One row for each level. Input: items ordered; levels >= 1; items of higher levels go to the last row.
std::vector<ItemRow> itemRows(const Items& items, int levels);

} // namespace unisono
