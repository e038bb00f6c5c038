#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace unisono {

enum class ThemeId { Dark, Light };

/// The colours by role (look.md); values, copied into paint jobs. Contrast of text and dim on every surface is at
/// least 4.5:1.
struct Palette {
    QColor base, panel, raised, line;
    QColor text, dim;
    QColor gold; ///< the one accent
    QColor teal, coral, green;
    QColor onLabel; ///< text on a label's colour
    /// Okabe-Ito, for labels without a colour of their own, by index.
    QColor labelColour(int index) const;
    bool dark = true;
};

/// Palette of a theme; setTheme applies style, palette and style sheet to the program.
Palette paletteOf(ThemeId id);
const Palette& currentPalette();
void setTheme(QApplication& app, ThemeId id);
ThemeId currentTheme();

/// Tabular figures, for times; 13 px. Headings are 11 px capitals.
QFont timeFont(int px = 13);
QFont headingFont();
/// An icon of :/icons, drawn in the role's colour, for any device pixel ratio.
QIcon themedIcon(const QString& name);

} // namespace unisono
