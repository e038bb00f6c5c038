#pragma once

#include "core/annotation/model.h"
#include "core/base/result.h"
#include "core/genre/schema.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace unisono {

/// How far an answer may be off.
struct GoldTolerance {
    double seconds = 0.5; ///< boundaries, instants, onsets of notes
    double value = 0;     ///< numbers, and curves that are no pitch: in the layer's unit
    double ratio = 0;     ///< numbers: share of the accepted value; the larger of the two counts
    bool operator==(const GoldTolerance&) const = default;
};

/// How long a beat and a bar last in a track, where that is known.
struct MusicalLengths {
    std::optional<double> beatSeconds;
    std::optional<double> barSeconds;
};

/// LayerDef::goldTolerance, or by kind: boundaries 0.5 s, beats 70 ms, other instants and notes 50 ms; tempo 4 % of
/// the value (Gouyon et al. 2006), other numbers and curves 5 % of the layer's range. nullopt: the tolerance is given
/// in beats or bars and their length is not known
std::optional<GoldTolerance> goldTolerance(const LayerDef& layer, const MusicalLengths& lengths);

/// Score that passes, by kind: tag 1 (several 0.66, path 0.75), text 1, intervals 0.5, instants and curves 0.8, notes
/// 0.6, chords 0.7 (experts agree on 0.73 of the time about major and minor).
double goldPassMark(const LayerDef& layer);

/// What is accepted for one unit that is gold.
struct GoldAnswer {
    std::vector<Items> accepted; ///< one or several answers; an answer without items = judged absent
    FrameCount frames = 0;       ///< length of the track, at `rate`
    SampleRate rate;
    GoldTolerance tolerance;
    std::optional<double> difficulty; ///< 0..1 (goldmeasures.h); nullopt: not measured
    std::optional<double> ambiguity;  ///< 0..1
};

/// A kind of fault with its numbers, never an item. Findings of one unit tell what it asks for, so people are shown
/// only those of several together. Shares are whole per cents, times whole milliseconds.
///   gold.missing, gold.extra              count, of how many accepted (answered)
///   gold.late-X, gold.early-X             median ms, on how many, of how many accepted; X = boundaries, beats,
///                                         downbeats, instants, notes
///   gold.label-confused                   accepted label, answered label, share of the time (tag: 100)
///   gold.downbeats-elsewhere              count, of how many accepted: beats are right, the bar begins elsewhere
///   gold.half-tempo, gold.double-tempo    -
///   gold.off-beat                         -
///   gold.octave                           notes: count, of how many accepted; pitch: share of what both voice
///   gold.voicing-missed, -extra           share of what the accepted answer (the answer) voices
///   gold.value-high, gold.value-low       median distance in the layer's unit, with 4 digits
///   gold.finer-needed, gold.too-fine      levels of the tree
///   gold.chord-root, gold.chord-quality   share of the time; quality: under the right root
///   gold.text-differs                     words answered, words accepted
struct GoldFinding {
    QString code;
    QStringList args;
    bool operator==(const GoldFinding&) const = default;
};
using GoldFindings = std::vector<GoldFinding>;

struct GoldScore {
    double score = 0; ///< 0..1
    bool passed = false;
    std::size_t accepted = 0; ///< place of the accepted answer that it comes closest to
    GoldFindings findings;    ///< against that one
};

/// Scores an answer by the layer's own measure, against the accepted answer that it comes closest to:
///   tag       one: equal or not; several: Jaccard; path: 1 - treeDistance(); number: within the tolerance
///   interval  F of boundaries (those of a tiling's ends do not count) x share of the time with the same labels (of
///             several at one time: their Jaccard); nested: the mean over the levels
///   instant   F within the tolerance, of each label by itself; where beats are numbered the mean of that and the F of
///             downbeats
///   curve     share of the time voiced on either side on which both agree: within 50 cents (pitch in Hz or cents), or
///             within the tolerance; every 10 ms
///   note      F within the tolerance and 50 cents, without offsets
///   chord     share of the time with the same root and quality, without basses and added degrees
///   text      equal or not, letters' case, punctuation and blanks aside
/// Both sides empty: 1. One side empty: 0.
/// Input: `frames` and `rate` of the track as the answer was given; items ordered.
/// Errors: Invalid -> nothing is accepted, a rate or tolerance is no number above (at least) zero, or the lengths of
/// the track differ by over 0.1 s, so that the answer is not about the same sound
Result<GoldScore> scoreGold(const LayerDef& layer, const GoldAnswer& gold, const Items& answer, FrameCount frames,
                            SampleRate rate);

} // namespace unisono
