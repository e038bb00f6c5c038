#pragma once

#include "core/time/timeaxis.h"
#include "ui/timeline/tilecache.h"

#include <QRectF>

#include <functional>
#include <vector>

class QPainter;

namespace unisono {

/// A picture that is as long as the track, seen through a window: where its tiles are. A value.
struct TileStrip {
    std::uint64_t source = 0;
    std::uint64_t standIn = 0; ///< picture whose tiles show until those of `source` come; 0: none
    TimeAxis axis;             ///< on device pixels, see onDevicePixels()
    double devicePixelRatio = 1;
    QRectF area;           ///< logical pixels
    FrameCount frames = 0; ///< of the track: nothing is drawn beyond

    double framesPerDevicePx() const { return axis.framesPerPx() / devicePixelRatio; }
    /// Tiles that touch x in [fromPx, toPx) of the area, left to right, inside the track.
    std::vector<TileKey> tilesBetween(double fromPx, double toPx) const;
    std::vector<TileKey> visibleTiles() const { return tilesBetween(0, area.width()); }
    /// The tiles a page to either side, nearest first.
    std::vector<TileKey> neighbours() const;
    QRectF rectOf(const TileKey& key) const;
};

/// First frame of a tile and frames in all of it.
double firstFrameOf(const TileKey& key);
inline double framesOf(const TileKey& key)
{
    return key.framesPerPx * kTileWidth;
}

/// Draws the tiles that touch `dirty`. A missing one is asked of `make` (null: none can be made at once); where that
/// gives none either, tiles of the nearest scale stand in for it, stretched, so that zooming answers at once.
void paintStrip(QPainter& painter, const QRectF& dirty, const TileStrip& strip, TileCache& cache,
                const std::function<QImage(const TileKey&)>& make = {});

} // namespace unisono
