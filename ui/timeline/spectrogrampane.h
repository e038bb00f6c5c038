#pragma once

#include "ui/timeline/tilestrip.h"
#include "ui/timeline/timelinepane.h"

namespace unisono {

/// The spectrogram, with its frequencies in the header. Tiles are painted in the job queue; zooming shows stretched
/// ones first.
class SpectrogramPane : public TimelinePane {
    Q_OBJECT
public:
    SpectrogramPane(TimelineScene& scene, QWidget* parent);

protected:
    void paintCanvas(QPainter& painter, const QRect& dirty) override;
    void paintHeader(QPainter& painter) override;

private:
    TileStrip stripOf(const TimeAxis& axis) const;
    void wantTiles(const TileStrip& strip);
    std::uint64_t m_source = 0;   ///< what was painted last
    std::uint64_t m_previous = 0; ///< and before it: stands in after a change of look or height
};

} // namespace unisono
