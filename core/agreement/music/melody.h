#pragma once

#include <optional>
#include <span>
#include <vector>

namespace unisono {

inline constexpr double kMelodyCents = 50;

/// A pitch contour: one frequency at each time. 0 = unvoiced; below 0 = unvoiced, but this would be the pitch.
struct Contour {
    std::vector<double> times; ///< seconds, ascending
    std::vector<double> hertz;
};

/// How well two contours agree, 0..1.
struct MelodyAgreement {
    double voicingRecall = 0;     ///< of voiced frames those voiced in the estimate too; no such frame: 1
    double voicingFalseAlarm = 0; ///< of unvoiced frames those voiced in the estimate; no such frame: 0
    double rawPitchAccuracy = 0;  ///< of voiced frames those of nearly the same pitch, voiced or not; no such frame: 0
    double rawChromaAccuracy = 0; ///< the same, octaves apart
    double overallAccuracy =
        0; ///< of all frames those unvoiced in both, or voiced in both and of nearly the same pitch
};

/// mir_eval.melody.evaluate: less than `centTolerance` apart counts, on the reference's times. A contour that begins
/// late begins at 0 with its first frequency. The estimate's cents are interpolated between its times, an unvoiced
/// frame without a pitch holds what was before it and stays unvoiced until the next; past its end it is unvoiced.
/// nullopt, where mir_eval refuses: a side is empty, the reference begins before the estimate, or two of the estimate's
/// times are the same. Input: as many frequencies as times
/// Source: Salamon, Gomez, Ellis and Richard 2014, Melody extraction from polyphonic music signals; Poliner et al. 2007
std::optional<MelodyAgreement> melodyAgreement(const Contour& reference, const Contour& estimate,
                                               double centTolerance = kMelodyCents);

} // namespace unisono
