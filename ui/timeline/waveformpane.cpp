#include "ui/timeline/waveformpane.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace unisono {

WaveformPane::WaveformPane(TimelineScene& scene, QWidget* parent)
    : TimelinePane(scene, parent)
{
    setAccessibleName(tr("Waveform"));
    setAccessibleDescription(tr("Click to seek, drag to select"));
    setMinimumHeight(40);
    connect(&scene, &TimelineScene::peaksGrew, this, [this] { update(canvasRect()); });
    connect(&scene, &TimelineScene::lookChanged, this, [this] { update(); });
    connect(&scene.loader(), &TileLoader::arrived, this, [this](const TileKey& key) {
        const TileStrip shown = stripOf(paneAxis());
        if (key.source == shown.source && key.framesPerPx == shown.framesPerDevicePx())
            update(shown.rectOf(key).toAlignedRect().intersected(canvasRect()));
    });
}

TileStrip WaveformPane::stripOf(const TimeAxis& axis) const
{
    TileStrip strip;
    strip.axis = axis;
    strip.devicePixelRatio = devicePixelRatioF();
    strip.area = QRectF(canvasRect());
    strip.frames = scene().frames();
    strip.source = scene().tiles().source(QStringLiteral("wave %1 %2 %3 %4 %5")
                                              .arg(scene().mediaNumber())
                                              .arg(int(scene().channel()))
                                              .arg(height())
                                              .arg(devicePixelRatioF())
                                              .arg(currentPalette().dark)
                                              .toLatin1());
    return strip;
}

WaveTileLook WaveformPane::tileLook() const
{
    return {currentPalette(), scene().rate(), scene().channel(), height(), devicePixelRatioF()};
}

void WaveformPane::wantSamples(const TileStrip& strip)
{
    TileLoader::Wish wish;
    const bool nearer = strip.framesPerDevicePx() < double(PeakPyramid::kBucketFrames);
    if (nearer && scene().media().reader) {
        wish.now = strip.visibleTiles();
        wish.later = strip.neighbours();
        wish.paint = [look = tileLook(), reader = scene().media().reader](const TileKey& key) -> TileLoader::Paint {
            return [look, reader, key](JobContext&) { return waveTileFromSamples(*reader, look, key); };
        };
    }
    scene().loader().want(this, std::move(wish));
}

void WaveformPane::paintCanvas(QPainter& painter, const QRect& dirty)
{
    painter.fillRect(dirty, currentPalette().base);
    const TileStrip strip = stripOf(paneAxis());
    const auto& peaks = scene().media().peaks;
    const bool nearer = strip.framesPerDevicePx() < double(PeakPyramid::kBucketFrames);
    paintStrip(painter, QRectF(dirty), strip, scene().tiles(), [&](const TileKey& key) {
        if (!peaks)
            return QImage();
        const QImage image = waveTileFromPeaks(*peaks, tileLook(), key);
        if (peaks->isComplete() && !nearer)
            scene().tiles().insert(key, image);
        return image;
    });
    if (dirty.width() > kTileWidth)
        wantSamples(strip);
    if (!scene().message().isEmpty()) {
        painter.setPen(currentPalette().dim);
        painter.drawText(canvasRect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, scene().message());
    }
}

void WaveformPane::paintHeader(QPainter& painter)
{
    QString channel;
    switch (scene().channel()) {
    case ChannelChoice::Mix:
        channel = tr("mix");
        break;
    case ChannelChoice::Left:
        channel = tr("left");
        break;
    case ChannelChoice::Right:
        channel = tr("right");
        break;
    case ChannelChoice::Mid:
        channel = tr("mid");
        break;
    case ChannelChoice::Side:
        channel = tr("side");
        break;
    }
    const std::optional<double> lufs = scene().media().integratedLufs;
    const QString number = lufs ? QString::number(*lufs, 'f', 1).replace(QLatin1Char('-'), QChar(0x2212)) : QString();
    paintName(painter, QRect(0, 0, kHeaderWidth, height()), tr("Waveform"),
              lufs ? tr("%1 · %2 LUFS").arg(channel, number) : channel);
}

} // namespace unisono
