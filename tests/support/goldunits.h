#pragma once

#include "core/exchange/goldkeeping.h"

namespace unisono::test {

/// Nine numbered beats, one every half second from 2 s on at 44,100 Hz, all this much late.
Items steadyBeats(double lateMs);
/// Gold of the layer "beats" on a track, with steadyBeats(0) as what is accepted.
void addGold(Project& project, TrackId track, GoldState state, const std::vector<PersonId>& authors = {});

} // namespace unisono::test
