#pragma once

#include "core/annotation/model.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace unisono {

/// The acoustic fingerprint of a track: sub-fingerprints of 32 bits, one every kSoundPrintSeconds, from its start.
struct SoundPrint {
    TrackId track;
    double seconds = 0; ///< how long the whole track is
    std::vector<std::uint32_t> words;
};
inline constexpr double kSoundPrintSeconds = 1365.0 / 11025; ///< hop of Chromaprint

/// Share of bits that may differ where two fingerprints lie over each other. Haitsma and Kalker 2002 (A Highly Robust
/// Audio Fingerprinting System, section 4.2) take clips with less than 0.35 for the same; whole tracks are compared
/// here, and pieces of one style are nearer to each other than chance, so it is stricter.
inline constexpr double kMostBitErrors = 0.25;
/// Of the shorter fingerprint at least so much has to lie over the other.
inline constexpr double kFewestOverlap = 0.8;
/// How far the lengths may differ: a silent start, a longer fade.
inline constexpr double kMostLengthSeconds = 10;
inline constexpr double kMostLengthShare = 0.1;

/// The smallest share of differing bits over all ways of laying one print over the other that keep the overlap, within
/// `around` words of `offset` (place in b of a's first word, negative: b begins later). nullopt: none keeps it.
std::optional<double> bitErrors(const SoundPrint& a, const SoundPrint& b, int offset, int around);

struct SimilarSounds {
    std::vector<std::pair<TrackId, TrackId>> pairs; ///< the lower id first, ascending
    std::size_t compared = 0;                       ///< pairs that were laid over each other
};
/// Tracks of the same sound. Not all pairs are compared: an index of the sub-fingerprints finds those that share some
/// of them at one offset. A sub-fingerprint that many tracks share links each of them to a few only, so that of many
/// copies of a track some pairs are left out, but none of the copies.
/// Cost: about linear in the number of words; threads: any
SimilarSounds similarSounds(const std::vector<SoundPrint>& prints);

} // namespace unisono
