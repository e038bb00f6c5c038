#include "ui/timeline/spectrogrampane.h"

#include "core/dsp/spectrogram.h"
#include "ui/common/theme.h"
#include "ui/paint/colourmap.h"
#include "ui/timeline/viewport.h"

#include <QPainter>

#include <cmath>

namespace unisono {

SpectrogramPane::SpectrogramPane(TimelineScene& scene, QWidget* parent)
    : TimelinePane(scene, parent)
{
    setAccessibleName(tr("Spectrogram"));
    setAccessibleDescription(tr("Click to seek, drag to select"));
    setMinimumHeight(60);
    connect(&scene, &TimelineScene::lookChanged, this, [this] { update(); });
    connect(&scene.loader(), &TileLoader::arrived, this, [this](const TileKey& key) {
        const TileStrip shown = stripOf(paneAxis());
        if (key.source == shown.source && key.framesPerPx == shown.framesPerDevicePx())
            update(shown.rectOf(key).toAlignedRect().intersected(canvasRect()));
    });
}

TileStrip SpectrogramPane::stripOf(const TimeAxis& axis) const
{
    const SpectrogramLook& look = scene().look();
    TileStrip strip;
    strip.axis = axis;
    strip.devicePixelRatio = devicePixelRatioF();
    strip.area = QRectF(canvasRect());
    strip.frames = scene().frames();
    strip.standIn = m_previous;
    strip.source = scene().tiles().source(QStringLiteral("spectrum %1 %2 %3 %4 %5 %6 %7 %8 %9")
                                              .arg(scene().mediaNumber())
                                              .arg(int(scene().channel()))
                                              .arg(height())
                                              .arg(devicePixelRatioF())
                                              .arg(look.windowFrames)
                                              .arg(int(look.scale))
                                              .arg(look.colourMap)
                                              .arg(look.gainDb)
                                              .arg(look.rangeDb)
                                              .toLatin1());
    return strip;
}

void SpectrogramPane::wantTiles(const TileStrip& strip)
{
    TileLoader::Wish wish;
    const std::shared_ptr<PcmReader> reader = scene().media().reader;
    if (!reader)
        return scene().loader().want(this, {});
    wish.now = strip.visibleTiles();
    wish.later = strip.neighbours();
    for (const double factor : {scene().lastZoomFactor(), 1 / scene().lastZoomFactor()}) {
        const TimeAxis next =
            zoomedInSteps(scene().axis(), factor, scene().zoomAnchor(), scene().frames(), scene().width());
        const std::vector<TileKey> tiles = stripOf(onDevicePixels(next, devicePixelRatioF())).visibleTiles();
        wish.later.insert(wish.later.end(), tiles.begin(), tiles.end());
    }
    const int heightPx = std::max(1, int(std::lround(height() * devicePixelRatioF())));
    const SpectrogramParams params{scene().look().windowFrames, scene().channel()};
    wish.paint = [=, look = scene().look(), rate = scene().rate(),
                  ratio = devicePixelRatioF()](const TileKey& key) -> TileLoader::Paint {
        return [=](JobContext& context) -> Result<QImage> {
            const auto columns =
                spectrogramColumns(*reader, params, firstFrameOf(key), key.framesPerPx, kTileWidth, context);
            if (!columns)
                return columns.error();
            QImage image = spectrogramImage(*columns, rate, look, heightPx);
            image.setDevicePixelRatio(ratio);
            return image;
        };
    };
    scene().loader().want(this, std::move(wish));
}

void SpectrogramPane::paintCanvas(QPainter& painter, const QRect& dirty)
{
    const TileStrip current = stripOf(paneAxis());
    if (current.source != m_source) {
        // Heights passed through in a drag have no tiles to stand in with.
        if (!scene().tiles().zoomsNear(m_source, 1).empty())
            m_previous = m_source;
        m_source = current.source;
    }
    TileStrip strip = current;
    strip.standIn = m_previous;
    const bool hasSound = scene().media().reader != nullptr;
    painter.fillRect(dirty, hasSound ? QColor::fromRgb(colourMap(scene().look().colourMap)[0]) : currentPalette().base);
    paintStrip(painter, QRectF(dirty), strip, scene().tiles());
    if (dirty.width() > kTileWidth)
        wantTiles(strip);
}

void SpectrogramPane::paintHeader(QPainter& painter)
{
    const Palette& palette = currentPalette();
    const SpectrogramLook& look = scene().look();
    const QString scale = look.scale == FrequencyScale::Log ? tr("log Hz") : tr("linear Hz");
    paintName(painter, QRect(0, 0, kHeaderWidth, height()), tr("Spectrogram"),
              QStringLiteral("%1 · %2").arg(scale).arg(look.windowFrames));
    constexpr int kBelowName = 44;
    constexpr double kTickGapPx = 28;
    QFont font = this->font();
    font.setPixelSize(11);
    painter.setFont(font);
    for (const FrequencyTick& tick : frequencyTicks(FrequencyAxis(look.scale, scene().rate(), height()), kTickGapPx)) {
        const int y = int(std::lround(tick.yPx));
        painter.fillRect(kHeaderWidth - 6, y, 5, 1, palette.dim);
        if (y < kBelowName)
            continue;
        painter.setPen(palette.dim);
        painter.drawText(QRect(10, y - 8, kHeaderWidth - 20, 16), Qt::AlignLeft | Qt::AlignVCenter, tick.text);
    }
}

} // namespace unisono
