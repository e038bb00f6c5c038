#pragma once

#include <vector>

namespace unisono {

/// Lanes on top of each other, one logical pixel of line below each. A value.
class LaneLayout {
public:
    static constexpr int kLeastHeight = 18;
    static constexpr int kMostHeight = 400;
    static constexpr int kGrabPx = 4;

    explicit LaneLayout(std::vector<int> heights = {});
    int count() const { return int(m_heights.size()); }
    int topOf(int lane) const { return m_tops[std::size_t(lane)]; }
    /// Without the line below it.
    int heightOf(int lane) const { return m_heights[std::size_t(lane)]; }
    int contentHeight() const { return m_tops.back(); }
    void setHeight(int lane, int height);
    /// -1: none.
    int laneAt(double y) const;
    /// The lane whose lower edge is within kGrabPx of y; -1: none.
    int edgeAt(double y) const;

private:
    void arrange();
    std::vector<int> m_heights;
    std::vector<int> m_tops; ///< one more than lanes: the last is the end
};

} // namespace unisono
