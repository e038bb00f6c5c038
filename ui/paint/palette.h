#pragma once

#include <QColor>

namespace unisono {

enum class ThemeId { Dark, Light };

/// The colours by role; values, copied into paint jobs. Contrast of text and dim on every surface is at least 4.5:1.
struct Palette {
    QColor base, panel, raised, line;
    QColor text, dim;
    QColor gold; ///< the one accent
    QColor teal, coral, green;
    QColor onLabel; ///< text on a label's colour
    /// Okabe-Ito, for labels without a colour of their own, by index (any; repeats).
    QColor labelColour(int index) const;
    bool dark = true;
};

/// Threads: any
Palette paletteOf(ThemeId id);

} // namespace unisono
