#pragma once

#include "core/agreement/segmentf.h"
#include "core/base/result.h"

#include <optional>

namespace unisono {

/// More frames than this are not compared: a day in tenths of a second.
inline constexpr double kMostFrames = 864'000;

/// What precision, recall and F are where each may be undefined on its own.
struct PartialFScore {
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f;
};

/// How well two labelled segmentations group the frames of a track, all but the last three 0..1. nullopt: 0 divided
/// by 0 in the reference.
/// Counts: n frames, a of each label of the reference, b of each of the estimate, c of each pair of labels.
struct StructureAgreement {
    PartialFScore pairwise;          ///< pairs of frames: sum C(c, 2) / sum C(b, 2), / sum C(a, 2)
    std::optional<double> randIndex; ///< share of the pairs of frames that both sides hold together or both apart
    std::optional<double> adjustedRandIndex; ///< (index - expected) / (mean of the sides' own - expected)
    double nceOver = 0;                      ///< 1 - H(estimate | reference) / log2 of the estimate's labels
    double nceUnder = 0;                     ///< 1 - H(reference | estimate) / log2 of the reference's labels
    double nceF = 0;
    double vPrecision = 0; ///< as NCE, over the entropy of the labels instead of that of as many equal ones
    double vRecall = 0;
    double vMeasure = 0;
    double mutualInformation = 0;                      ///< nats
    std::optional<double> adjustedMutualInformation;   ///< (MI - expected MI) / (larger entropy - expected MI)
    std::optional<double> normalizedMutualInformation; ///< MI / geometric mean of the entropies
};

/// mir_eval.segment.pairwise, rand_index, ari, mutual_information, nce, vmeasure, from the table of counts alone: the
/// cost is linear in the frames. Where a side has one label the mutual information is 0; mir_eval has the rounding of
/// its sum there, which as normalized information comes to some millionths.
/// Input: both sides from 0 to one end (filledTo()); `gap` = the label where there is none; frameSeconds > 0.
/// Empty sides: 0 throughout as in mir_eval. Sides shorter than a frame: pairs undefined, the rest as mir_eval has it.
/// Errors: TooLarge -> more than kMostFrames; Invalid -> the sides end at different frames
/// Source: Levy and Sandler 2008 (pairwise); Hubert and Arabie 1985 (Rand); Vinh, Epps and Bailey 2010 (AMI);
/// Lukashevich 2008 (NCE); Rosenberg and Hirschberg 2007 (V)
Result<StructureAgreement> structureAgreement(const Segments& reference, const Segments& estimate, int gap,
                                              double frameSeconds = kPairwiseFrameSeconds);

} // namespace unisono
