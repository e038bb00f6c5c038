#pragma once

#include "core/annotation/model.h"

#include <unordered_map>
#include <utility>
#include <vector>

namespace unisono {

/// The group of near-duplicates that each track is in, numbered from 0 in the order of their lowest ids; a track with
/// none is alone in its group.
using DuplicateGroups = std::unordered_map<TrackId, int>;

/// How far the lengths of two tracks of one title and artist may differ.
inline constexpr double kSameLengthSeconds = 2;

/// Tracks are near-duplicates that have the same samples; or the same title and artist (plainWords(), neither of them
/// empty) and, by length, the nearest one within kSameLengthSeconds; or that are named together in `similar` (of
/// similar sound: similarsound.h); and whatever is a near-duplicate of one of them. Pairs with an unknown track are
/// left out.
DuplicateGroups groupDuplicates(const std::vector<Track>& tracks,
                                const std::vector<std::pair<TrackId, TrackId>>& similar = {});

} // namespace unisono
