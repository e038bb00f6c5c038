#include "ui/timeline/lanelayout.h"

#include <algorithm>
#include <cmath>

namespace unisono {

LaneLayout::LaneLayout(std::vector<int> heights)
    : m_heights(std::move(heights))
{
    arrange();
}

void LaneLayout::arrange()
{
    m_tops.assign(1, 0);
    for (int& height : m_heights) {
        height = std::clamp(height, kLeastHeight, kMostHeight);
        m_tops.push_back(m_tops.back() + height + 1);
    }
}

void LaneLayout::setHeight(int lane, int height)
{
    m_heights[std::size_t(lane)] = height;
    arrange();
}

int LaneLayout::laneAt(double y) const
{
    if (y < 0 || y >= contentHeight())
        return -1;
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return int(it - m_tops.begin()) - 1;
}

int LaneLayout::edgeAt(double y) const
{
    for (int i = 0; i < count(); ++i)
        if (std::abs(y - m_tops[std::size_t(i) + 1]) <= kGrabPx)
            return i;
    return -1;
}

} // namespace unisono
