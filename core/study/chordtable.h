#pragma once

#include "core/study/layertables.h"

namespace unisono {

/// What of a chord is compared.
enum class ChordLevel { Root, Majmin, Sevenths };

/// Chords as ratings of a tenth of a second each, at a level of vocabulary; what the level does not know is a category
/// of its own, "other". Keys are the chords of that level ("C:min"), "N", "X" and "other".
LabelRatings chordRatings(ChordLevel level);

/// Chords of two people as mir_eval compares them, by length of time. All raters together are all of their pairs.
std::unique_ptr<FigureTable> chordTable();

} // namespace unisono
