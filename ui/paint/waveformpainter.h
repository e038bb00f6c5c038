#pragma once

#include "core/audio/peakpyramid.h"
#include "ui/paint/paintcontext.h"

#include <span>

class QPainter;

namespace unisono {

/// How close a waveform is looked at: columns of a peak pyramid, or samples joined by lines, or (under one frame a
/// pixel) samples as dots on stems.
enum class WaveformDetail { Columns, Lines, Dots };
WaveformDetail waveformDetail(const TimeAxis& axis);

struct WaveformLook {
    double gain = 1;
    QColor range; ///< between min and max; invalid: teal of the palette
    QColor core;  ///< +-RMS; invalid: a lighter teal
};

/// Min to max and, lighter, +-RMS of each column. Unknown columns show a faint base line, never silence.
/// Input: columns[i] covers device pixel i of the area's width (see waveformColumns); values beyond +-1 are clipped.
/// Threads: any, on a QImage
void paintWaveform(QPainter& painter, std::span<const PeakColumn> columns, const PaintContext& context,
                   const WaveformLook& look = {});
/// Device pixels of the area's width: how many columns paintWaveform wants, each framesPerPx/devicePixelRatio frames.
int waveformColumns(const PaintContext& context);

/// Samples as a line, or as dots on stems when under one frame a pixel.
/// Input: samples[i] is frame first + i; take a frame more on either side of the visible ones, so that lines run
/// through the edges of a tile. Threads: any, on a QImage
void paintSamples(QPainter& painter, std::span<const float> samples, Frame first, const PaintContext& context,
                  const WaveformLook& look = {});

/// The part of the area that row `index` of `count` gets (left over right: 2), with a pixel between them.
PaintContext waveformRow(const PaintContext& context, int index, int count);

} // namespace unisono
