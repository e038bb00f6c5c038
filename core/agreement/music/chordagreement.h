#pragma once

#include "core/agreement/music/chord.h"
#include "core/agreement/segmentf.h"

#include <optional>
#include <vector>

namespace unisono {

/// A chord in both ways of reading it.
struct ReadChord {
    Chord dropped; ///< UpperDegrees::Dropped
    Chord folded;  ///< UpperDegrees::Folded
};

/// What chords are compared by; of mir_eval.chord. Each leaves out what its vocabulary does not know in the reference,
/// X always.
enum class ChordRule {
    Thirds,
    ThirdsInv, ///< "Inv": and the bass
    Triads,    ///< the notes up to the augmented fifth
    TriadsInv,
    Tetrads, ///< all notes
    TetradsInv,
    Root,
    Mirex,  ///< three notes in common
    Majmin, ///< of major, minor and N
    MajminInv,
    Sevenths, ///< of maj, min, maj7, 7, min7 and N
    SeventhsInv
};
inline constexpr ChordRule kChordRules[] = {ChordRule::Thirds,    ChordRule::ThirdsInv, ChordRule::Triads,
                                            ChordRule::TriadsInv, ChordRule::Tetrads,   ChordRule::TetradsInv,
                                            ChordRule::Root,      ChordRule::Mirex,     ChordRule::Majmin,
                                            ChordRule::MajminInv, ChordRule::Sevenths,  ChordRule::SeventhsInv};

/// Whether the estimate is right; nullopt: the vocabulary does not know the reference.
std::optional<bool> isSameChord(ChordRule rule, const Chord& reference, const Chord& estimate);

/// How well two sequences of chords agree; all 0..1.
struct ChordAgreement {
    /// By kChordRules: the share of the time with a known reference in which the estimate is right; 0: there is no such
    /// time. nullopt: the sides do not reach over one span (the reference overlaps itself or is not in order), or the
    /// reference has no length.
    std::vector<std::optional<double>> right;
    /// 1 - the time that is not in the longest piece, when the segments of one side are cut by those of the other:
    /// of the estimate's by the reference's (underseg), of the reference's by the estimate's (overseg), and the lesser.
    /// Segments of one chord are one. nullopt: a segment is without length, or segments of the side that is cut
    /// overlap.
    std::optional<double> underseg;
    std::optional<double> overseg;
    std::optional<double> seg;
};

/// mir_eval.chord.evaluate: the estimate is cut or filled (with N) to the reference's span first.
/// Input: in the order written down; labels are places in `chords`; `none` = the place of N
/// Source: Harte 2010, Towards automatic extraction of harmony information from music signals; Mauch 2010; Pauwels and
/// Peeters 2013, Evaluating automatically estimated chord sequences
ChordAgreement chordAgreement(const Segments& reference, const Segments& estimate, const std::vector<ReadChord>& chords,
                              int none);

} // namespace unisono
