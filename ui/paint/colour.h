#pragma once

#include "core/genre/schema.h"
#include "ui/paint/palette.h"

namespace unisono {

/// Relative luminance 0..1 of an opaque sRGB colour. Source: WCAG 2.1, "relative luminance".
double relativeLuminance(const QColor& colour);
/// 1..21, the order does not matter. Source: WCAG 2.1, "contrast ratio".
double contrastRatio(const QColor& a, const QColor& b);
/// A colour for text on `background` with a contrast of at least 4.5:1: the palette's text for labels where it does,
/// else white or black.
QColor textOn(const QColor& background, const Palette& palette);
/// `over` laid on `under` with opacity 0..1; opaque.
QColor blended(const QColor& under, const QColor& over, double opacity);
/// Colour of the index-th child (0 = first) of a label whose own colour is `parent`: the first keeps it, the others
/// move towards white (dark theme) or, in turns, towards black and white (light theme), and keep their hue however deep
/// they lie.
QColor childTint(const QColor& parent, int index, const Palette& palette);
/// Colour of a label: its own, else a tint of its parent's, else Okabe-Ito by its place among the roots. Unknown or
/// empty ids give the palette's line colour.
QColor labelColour(const LayerDef& layer, const QString& labelId, const Palette& palette);

} // namespace unisono
