#pragma once

#include "core/base/result.h"

#include <QStringView>

#include <array>

namespace unisono {

/// What a chord label says, as mir_eval.chord.encode has it.
struct Chord {
    int root = -1; ///< semitones above C; -1: N or X
    int bass = -1; ///< semitones above the root; -1: N or X
    /// By semitones above the root: 1 where it sounds, also the bass; N: 0 throughout; X: -1 throughout.
    std::array<int, 12> notes{};
    bool operator==(const Chord&) const = default;
};

/// What becomes of degrees above the seventh.
enum class UpperDegrees {
    Dropped, ///< as the vocabularies compare chords
    Folded   ///< down by an octave, those too that 9, 11, 13 and minmaj7 imply: as segmentations compare them
};

/// Reads a label in the syntax of Harte: root, shorthand, degrees added or (with *) left out, bass:
/// "Eb:min7(*5,11)/b3", "C" (major), "A:(3,5)", "N", "X". The case of letters matters, blanks are not allowed.
/// Shorthands are those that mir_eval can encode: of those that its syntax has, aug7 and maj11 are refused there too.
/// Errors: Parse -> detail is the index of the first character that does not fit
/// Source: Harte, Sandler, Abdallah and Gomez 2005, Symbolic representation of musical chords; with mir_eval's X
Result<Chord> chordOf(QStringView label, UpperDegrees upper);

} // namespace unisono
