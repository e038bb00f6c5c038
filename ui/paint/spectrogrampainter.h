#pragma once

#include "ui/paint/frequencyaxis.h"

#include <QImage>
#include <QString>

#include <span>

namespace unisono {

struct SpectrogramLook {
    FrequencyScale scale = FrequencyScale::Log;
    QString colourMap = QStringLiteral("magma"); ///< see colourMapIds()
    double gainDb = 0;
    double rangeDb = 70; ///< from the darkest to the brightest colour; the brightest is at -gainDb + kSpectrumTopDb
    int windowFrames = 4096;
    bool operator==(const SpectrogramLook&) const = default;
};

/// Level of the brightest colour at gain 0. Partials of mastered music lie about there; a full-scale sine is 0 dB.
inline constexpr double kSpectrumTopDb = -16;

/// Colours spectra: one image column each.
/// Input:  columnsDb: as spectrogramColumns() gives them, look.windowFrames/2 + 1 values a column; heightPx: device
///         pixels, the same for all tiles of a view
/// Output: Format_RGB32, columns x heightPx, device-pixel ratio 1; null where there is no column
/// A row that several bins fall into shows the strongest; rows between two bins are interpolated. Threads: any
QImage spectrogramImage(std::span<const float> columnsDb, SampleRate rate, const SpectrogramLook& look, int heightPx);

} // namespace unisono
