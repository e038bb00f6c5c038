#pragma once

#include <optional>
#include <span>

namespace unisono {

/// Parameters of mir_eval.beat, from the papers.
inline constexpr double kCemgilSigmaSeconds = 0.04;
inline constexpr double kGotoError = 0.35; ///< of half the distance to the neighbour
inline constexpr double kGotoMean = 0.2;
inline constexpr double kGotoSpread = 0.2;
inline constexpr double kPScoreShare = 0.2; ///< of the median beat
inline constexpr double kContinuityPhase = 0.175;
inline constexpr double kContinuityPeriod = 0.175;
inline constexpr int kInformationBins = 41;

/// Input of all: ascending, in seconds, some beats may be at one time. What is early (kFirstBeatSeconds) is for the
/// caller to leave out (fromTime()). A beat that two are equally near to goes with the earlier one.

/// Gaussians over the distance from each reference to the nearest estimate, summed, over the mean of the counts:
/// mir_eval.beat.cemgil. Empty sides: 0.
/// Source: Cemgil et al. 2001, On tempo tracking: tempogram representation and Kalman filtering
struct CemgilAccuracy {
    double accuracy = 0;
    double bestLevel =
        0; ///< the best of the reference as it is, off the beat, at twice and at half the tempo (two phases)
};
CemgilAccuracy cemgil(std::span<const double> reference, std::span<const double> estimate);

/// Whether more than a quarter of the piece is tracked without a break, its errors small and steady:
/// mir_eval.beat.goto. Empty sides: false. Source: Goto and Muraoka 1997, Issues in evaluating beat tracking systems
bool isTrackedByGoto(std::span<const double> reference, std::span<const double> estimate);

/// Pairs of pulses at most a fifth of the median beat apart, over the larger count, on a grid of 100 a second:
/// mir_eval.beat.p_score. Fewer than two beats on a side: 0. nullopt: all references are one pulse, so that there is no
/// median beat.
/// Source: McKinney et al. 2007, Evaluation of audio beat tracking and music tempo extraction algorithms
std::optional<double> pScore(std::span<const double> reference, std::span<const double> estimate);

/// Shares of the larger count that are right in phase and period: mir_eval.beat.continuity. Fewer than two beats on a
/// side: 0.
/// Source: Hainsworth 2004, Techniques for the automated analysis of musical audio; Klapuri et al. 2006
struct Continuity {
    double correctContinuous = 0; ///< CMLc: the longest run, at the reference's own metrical level
    double correctTotal = 0;      ///< CMLt
    double anyContinuous = 0;     ///< AMLc: at the best of the levels that CemgilAccuracy::bestLevel names
    double anyTotal = 0;          ///< AMLt
};
Continuity continuity(std::span<const double> reference, std::span<const double> estimate);

/// 1 - entropy of the errors, in beats, in a histogram of 41 bins, over that of an even one; the worse of both
/// directions: mir_eval.beat.information_gain, which takes the whole piece as the beat before the first. Fewer than two
/// beats on a side: 0. nullopt: no error can be told, as all references are at one time.
/// Source: Davies, Degara and Plumbley 2011, Measuring the performance of beat tracking algorithms using a beat error
/// histogram
std::optional<double> informationGain(std::span<const double> reference, std::span<const double> estimate);

} // namespace unisono
