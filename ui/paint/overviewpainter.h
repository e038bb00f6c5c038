#pragma once

#include "core/audio/peakpyramid.h"
#include "ui/paint/paintcontext.h"

#include <optional>
#include <span>

class QPainter;

namespace unisono {

/// The whole track as a quiet strip. context.axis fits the track. Input: columns as for paintWaveform.
void paintOverview(QPainter& painter, std::span<const PeakColumn> columns, const PaintContext& context);
/// The window that the large view shows, in gold; at least 3 px wide. Returns its rectangle.
QRectF paintOverviewWindow(QPainter& painter, const FrameSpan& window, const PaintContext& context);

// Lines and washes over everything else, on the context's whole height.

/// A line of one logical pixel at a frame.
void paintPlayhead(QPainter& painter, Frame at, const PaintContext& context);
/// A wash between two dashed lines.
void paintSelection(QPainter& painter, const FrameSpan& span, const PaintContext& context);
/// A gold line where something is dragged or snapped to.
void paintGuide(QPainter& painter, Frame at, const PaintContext& context);

} // namespace unisono
