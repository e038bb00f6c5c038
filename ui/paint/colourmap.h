#pragma once

#include <QColor>
#include <QStringList>

#include <array>

namespace unisono {

/// 256 colours from low to high, opaque 0xffrrggbb. Lightness rises throughout.
using ColourMap = std::array<QRgb, 256>;

/// magma, viridis, cividis, grey.
QStringList colourMapIds();
/// An unknown id gives magma. Threads: any
const ColourMap& colourMap(const QString& id);

} // namespace unisono
