#pragma once

#include <optional>
#include <vector>

namespace unisono {

/// Pitches that sound at once, at each time; in any order, none = silence.
struct PitchFrames {
    std::vector<double> times; ///< seconds, ascending
    std::vector<std::vector<double>> hertz;
};

/// What mir_eval takes for pitches, and how many of them may sound at once.
inline constexpr double kLeastPitchHertz = 20;
inline constexpr double kMostPitchHertz = 5000;
inline constexpr std::size_t kMostPitchesAtOnce = 200;

/// How well frames of pitches agree. With pitches r and e of the sides, t matched, summed over the frames.
struct PitchScores {
    double precision = 0;         ///< t / e; 0: none
    double recall = 0;            ///< t / r; 0: none
    double accuracy = 0;          ///< t / (r + e - t); 0: none
    double substitutionError = 0; ///< of min(r, e) - t, over r; all errors 0: no pitch in the reference
    double missError = 0;         ///< of max(r - e, 0)
    double falseAlarmError = 0;   ///< of max(e - r, 0)
    double totalError = 0;        ///< of max(r, e) - t
};
struct MultipitchAgreement {
    PitchScores pitch;
    PitchScores chroma; ///< octaves apart
};

/// mir_eval.multipitch.evaluate: in each frame a largest matching of pitches at most half a semitone apart, edges
/// included. Where the times differ, the frame of the estimate nearest to the reference's, of two the earlier one;
/// outside its times silence.
/// nullopt, where mir_eval refuses: a pitch is outside 20 to 5000 Hz. Input: as many frames as times, with at most
/// kMostPitchesAtOnce each
/// Source: Poliner and Ellis 2007, A discriminative model for polyphonic piano transcription; Bay, Ehmann and Downie
/// 2009
std::optional<MultipitchAgreement> multipitchAgreement(const PitchFrames& reference, const PitchFrames& estimate);

} // namespace unisono
