#pragma once

#include <QByteArray>
#include <QHash>
#include <QImage>

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace unisono {

/// Which piece of which picture. A picture (`source`) is everything but the place: track, kind, parameters, look,
/// height, pixel ratio; see TileCache::source(). Tile `index` covers device pixels [index, index + 1) * kTileWidth of
/// the whole track drawn at `framesPerPx` frames a device pixel.
struct TileKey {
    std::uint64_t source = 0;
    double framesPerPx = 1;
    std::int64_t index = 0;
    auto operator<=>(const TileKey&) const = default;
};

inline constexpr int kTileWidth = 256;

/// Painted tiles, least recently used first out, never more than `maxBytes` of pixels. Threads: GUI.
class TileCache {
public:
    explicit TileCache(qint64 maxBytes = qint64(32) * 1024 * 1024);

    /// The number of a picture by its description; the same description gives the same number.
    std::uint64_t source(const QByteArray& description);

    /// Null where it is not here. Counts as a use.
    QImage find(const TileKey& key);
    bool contains(const TileKey& key) const { return m_tiles.contains(key); }
    /// A tile larger than the whole cache is not kept.
    void insert(const TileKey& key, const QImage& image);
    void removeSource(std::uint64_t source);
    void clear();

    /// Zoom levels (frames per device pixel) of a picture that have tiles, nearest to `framesPerPx` first.
    std::vector<double> zoomsNear(std::uint64_t source, double framesPerPx) const;

    qint64 bytes() const { return m_bytes; }
    qint64 maxBytes() const { return m_maxBytes; }
    std::size_t count() const { return m_tiles.size(); }

private:
    struct Tile {
        QImage image;
        std::uint64_t used = 0;
    };
    void shrink();
    std::map<TileKey, Tile> m_tiles;
    QHash<QByteArray, std::uint64_t> m_sources;
    std::uint64_t m_lastSource = 0;
    std::uint64_t m_clock = 0;
    qint64 m_bytes = 0;
    qint64 m_maxBytes;
};

} // namespace unisono
