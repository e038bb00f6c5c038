#include "ui/timeline/tilecache.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace unisono {

TileCache::TileCache(qint64 maxBytes)
    : m_maxBytes(maxBytes)
{
}

std::uint64_t TileCache::source(const QByteArray& description)
{
    const auto it = m_sources.constFind(description);
    if (it != m_sources.constEnd())
        return *it;
    // Descriptions hold heights and gains, so that a long drag makes many: forgetting them only costs repainting.
    constexpr int kMostDescriptions = 512;
    if (m_sources.size() >= kMostDescriptions)
        m_sources.clear();
    return *m_sources.insert(description, ++m_lastSource);
}

QImage TileCache::find(const TileKey& key)
{
    const auto it = m_tiles.find(key);
    if (it == m_tiles.end())
        return {};
    it->second.used = ++m_clock;
    return it->second.image;
}

void TileCache::insert(const TileKey& key, const QImage& image)
{
    if (image.isNull() || image.sizeInBytes() > m_maxBytes)
        return;
    Tile& tile = m_tiles[key];
    m_bytes += image.sizeInBytes() - tile.image.sizeInBytes();
    tile.image = image;
    tile.used = ++m_clock;
    shrink();
}

void TileCache::shrink()
{
    // A few hundred tiles at most: looking at all of them for the oldest costs microseconds.
    while (m_bytes > m_maxBytes) {
        const auto oldest = std::min_element(
            m_tiles.begin(), m_tiles.end(), [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
        m_bytes -= oldest->second.image.sizeInBytes();
        m_tiles.erase(oldest);
    }
}

void TileCache::removeSource(std::uint64_t source)
{
    std::erase_if(m_tiles, [&](const auto& entry) {
        if (entry.first.source != source)
            return false;
        m_bytes -= entry.second.image.sizeInBytes();
        return true;
    });
}

void TileCache::clear()
{
    m_tiles.clear();
    m_bytes = 0;
}

std::vector<double> TileCache::zoomsNear(std::uint64_t source, double framesPerPx) const
{
    std::vector<double> zooms;
    auto it = m_tiles.lower_bound({source, 0, std::numeric_limits<std::int64_t>::min()});
    while (it != m_tiles.end() && it->first.source == source) {
        zooms.push_back(it->first.framesPerPx);
        it = m_tiles.upper_bound({source, it->first.framesPerPx, std::numeric_limits<std::int64_t>::max()});
    }
    std::sort(zooms.begin(), zooms.end(), [&](double a, double b) {
        return std::abs(std::log(a / framesPerPx)) < std::abs(std::log(b / framesPerPx));
    });
    return zooms;
}

} // namespace unisono
