#pragma once

#include "core/workflow/goldanswer.h"

namespace unisono {

/// Findings of several answers as one list of categories, the most frequent first: what is counted is added up, times
/// and shares are the median of those found. "80 ms late on 3 of 4" and "90 ms late on 4 of 5" are "90 ms late on 7 of
/// 9".
GoldFindings summedFindings(const std::vector<GoldFindings>& answers);

/// How late the taps of a person come by findings of beats, downbeats and other instants, in ms, early ones negative:
/// the median of the finding that counts most. nullopt: none says so.
std::optional<double> tapLatencyMs(const GoldFindings& findings);

} // namespace unisono
