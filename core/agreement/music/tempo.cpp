#include "core/agreement/music/tempo.h"

#include <algorithm>
#include <cmath>

namespace unisono {

std::optional<TempoAgreement> tempoAgreement(const TempoPair& reference, const TempoPair& estimate, double tolerance)
{
    const auto& r = reference.beatsPerMinute;
    const auto& e = estimate.beatsPerMinute;
    const auto isBelow = [](double tempo) { return tempo < 0; };
    if (std::any_of(r.begin(), r.end(), isBelow) || std::any_of(e.begin(), e.end(), isBelow) ||
        (r[0] == 0 && r[1] == 0) || reference.firstWeight < 0 || reference.firstWeight > 1)
        return std::nullopt;
    const auto isRight = [&](double tempo) {
        return tempo > 0 && std::min(std::abs(tempo - e[0]) / tempo, std::abs(tempo - e[1]) / tempo) <= tolerance;
    };
    const bool first = isRight(r[0]);
    const bool second = isRight(r[1]);
    const double score = reference.firstWeight * (first ? 1 : 0) + (1 - reference.firstWeight) * (second ? 1 : 0);
    return TempoAgreement{score, first || second, first && second};
}

} // namespace unisono
