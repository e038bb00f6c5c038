#include "ui/timeline/tilestrip.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

std::int64_t originDevicePx(const TileStrip& strip)
{
    return std::llround(strip.axis.originFrame() / strip.framesPerDevicePx());
}

double xOfFrame(const TileStrip& strip, double frame)
{
    return strip.area.left() + (frame - strip.axis.originFrame()) / strip.axis.framesPerPx();
}

/// Stretches what there is of one scale over `target`; true where it covered all of it.
bool stretchOver(QPainter& painter, const QRectF& target, const TileStrip& strip, TileCache& cache,
                 std::uint64_t source, double framesPerPx)
{
    const double from = strip.axis.frameAtX(target.left() - strip.area.left());
    const double to = strip.axis.frameAtX(target.right() - strip.area.left());
    const double step = framesPerPx * kTileWidth;
    bool complete = true;
    for (auto i = std::int64_t(std::floor(from / step)); double(i) * step < to; ++i) {
        const TileKey key{source, framesPerPx, i};
        const QImage image = cache.find(key);
        if (image.isNull()) {
            complete = false;
            continue;
        }
        const double left = std::max(from, firstFrameOf(key));
        const double right = std::min(to, firstFrameOf(key) + step);
        const QRectF part((left - firstFrameOf(key)) / framesPerPx, 0, (right - left) / framesPerPx, image.height());
        const double x = xOfFrame(strip, left);
        painter.drawImage(QRectF(x, target.top(), xOfFrame(strip, right) - x, target.height()), image, part);
    }
    return complete;
}

void paintStandIn(QPainter& painter, const QRectF& target, const TileStrip& strip, TileCache& cache)
{
    // Beyond a factor of 16 either way a stand-in shows nothing that helps.
    constexpr double kFarthest = 16;
    for (const std::uint64_t source : {strip.source, strip.standIn}) {
        if (source == 0)
            continue;
        for (const double zoom : cache.zoomsNear(source, strip.framesPerDevicePx())) {
            const double ratio = zoom / strip.framesPerDevicePx();
            if (ratio > kFarthest || ratio < 1 / kFarthest)
                break;
            if (stretchOver(painter, target, strip, cache, source, zoom))
                return;
        }
    }
}

} // namespace

double firstFrameOf(const TileKey& key)
{
    return double(key.index) * framesOf(key);
}

std::vector<TileKey> TileStrip::tilesBetween(double fromPx, double toPx) const
{
    const std::int64_t origin = originDevicePx(*this);
    const auto tileAt = [&](double px) {
        return std::int64_t(std::floor(double(origin + std::llround(px * devicePixelRatio)) / kTileWidth));
    };
    const auto last =
        std::int64_t(std::floor(double(std::max<FrameCount>(frames - 1, 0)) / (framesPerDevicePx() * kTileWidth)));
    std::vector<TileKey> keys;
    if (frames <= 0 || toPx <= fromPx)
        return keys;
    const std::int64_t end = std::min(last, tileAt(toPx - 1 / devicePixelRatio));
    for (std::int64_t i = std::max<std::int64_t>(0, tileAt(fromPx)); i <= end; ++i)
        keys.push_back({source, framesPerDevicePx(), i});
    return keys;
}

std::vector<TileKey> TileStrip::neighbours() const
{
    std::vector<TileKey> right = tilesBetween(area.width(), 2 * area.width());
    std::vector<TileKey> left = tilesBetween(-area.width(), 0);
    std::vector<TileKey> keys;
    std::size_t r = 0;
    std::size_t l = left.size();
    while (r < right.size() || l > 0) {
        if (r < right.size())
            keys.push_back(right[r++]);
        if (l > 0)
            keys.push_back(left[--l]);
    }
    return keys;
}

QRectF TileStrip::rectOf(const TileKey& key) const
{
    const double left = double(key.index * kTileWidth - originDevicePx(*this)) / devicePixelRatio;
    return {area.left() + left, area.top(), kTileWidth / devicePixelRatio, area.height()};
}

void paintStrip(QPainter& painter, const QRectF& dirty, const TileStrip& strip, TileCache& cache,
                const std::function<QImage(const TileKey&)>& make)
{
    const double end = xOfFrame(strip, double(strip.frames));
    const QRectF shown = strip.area.intersected(QRectF(strip.area.topLeft(), QPointF(end, strip.area.bottom())));
    const QRectF clip = shown.intersected(dirty);
    if (clip.isEmpty())
        return;
    painter.save();
    painter.setClipRect(clip, Qt::IntersectClip);
    for (const TileKey& key : strip.tilesBetween(clip.left() - strip.area.left(), clip.right() - strip.area.left())) {
        QImage image = cache.find(key);
        if (image.isNull() && make)
            image = make(key);
        const QRectF rect = strip.rectOf(key);
        if (image.isNull())
            paintStandIn(painter, rect.intersected(clip), strip, cache);
        else
            painter.drawImage(rect.topLeft(), image);
    }
    painter.restore();
}

} // namespace unisono
