#pragma once

#include "ui/paint/palette.h"

#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace unisono {

/// setTheme applies style, font and palette to the program; the other two say what is in force (Dark before).
const Palette& currentPalette();
void setTheme(QApplication& app, ThemeId id);
ThemeId currentTheme();

/// Tabular figures, for times; 13 px. Headings are 11 px capitals.
QFont timeFont(int px = 13);
QFont headingFont();
/// An icon of :/icons, drawn in the role's colour, for any device pixel ratio.
QIcon themedIcon(const QString& name);
QIcon themedIconOnAccent(const QString& name); ///< for buttons filled with the accent

} // namespace unisono
