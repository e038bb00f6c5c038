#pragma once

#include <array>
#include <optional>

namespace unisono {

inline constexpr double kTempoTolerance = 0.08;

/// Two tempi of a piece in beats a minute, 0 = none, and how much the first one counts, 0..1.
struct TempoPair {
    std::array<double, 2> beatsPerMinute{};
    double firstWeight = 0.5; ///< of the reference alone
};

struct TempoAgreement {
    double pScore = 0; ///< weights of the reference's tempi that the estimate has, either way round
    bool isOneRight = false;
    bool areBothRight = false;
};

/// mir_eval.tempo.detection: a tempo of the reference is right if one of the estimate's is at most `tolerance` of it
/// off, edges included. nullopt, where mir_eval refuses: a tempo is below 0, both of the reference are 0, the weight is
/// outside 0..1
/// Source: McKinney and Moelants 2006, Ambiguity in tempo perception; MIREX, Audio Tempo Estimation
std::optional<TempoAgreement> tempoAgreement(const TempoPair& reference, const TempoPair& estimate,
                                             double tolerance = kTempoTolerance);

} // namespace unisono
