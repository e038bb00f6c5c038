#pragma once

#include "ui/timeline/tilestrip.h"
#include "ui/timeline/timelinepane.h"
#include "ui/timeline/wavetile.h"

namespace unisono {

/// The waveform: from the pyramid at once, and from samples (in the job queue) where the eye is closer than its
/// buckets.
class WaveformPane : public TimelinePane {
    Q_OBJECT
public:
    WaveformPane(TimelineScene& scene, QWidget* parent);

protected:
    void paintCanvas(QPainter& painter, const QRect& dirty) override;
    void paintHeader(QPainter& painter) override;

private:
    TileStrip stripOf(const TimeAxis& axis) const;
    void wantSamples(const TileStrip& strip);
    WaveTileLook tileLook() const;
};

} // namespace unisono
