#pragma once

#include "core/jobs/job.h"
#include "core/store/project.h"

#include <cstdint>
#include <vector>

namespace unisono {

/// How much of a track its fingerprint is about, from its start.
inline constexpr double kFingerprintSeconds = 120;

/// The acoustic fingerprint of a sound file: what stays the same when it is encoded anew, louder or shifted.
/// Output:  sub-fingerprints of 32 bits, one every 0.124 s, as libchromaprint's algorithm 1 makes them of 11,025 Hz
///          mono; empty: too short (under about 3 s), or silent or unchanging throughout, which would be like any other
/// Errors:  those of openAudioSource(); Cancelled; Unsupported -> libchromaprint is not there (it is loaded when it is
///          first needed: it brings some eighty libraries with it, which every start would pay for)    Threads: any
/// Source:  Lalinsky, Chromaprint (acoustid.org); Ke, Hoiem, Sukthankar 2005, Computer Vision for Music Identification
Result<std::vector<std::uint32_t>> fingerprintOf(const QString& path, JobContext& job);

/// A track whose fingerprint is missing, and where its sound lies.
struct Unprinted {
    TrackId track;
    QString path;
    QByteArray samplesSha256;
};
std::vector<Unprinted> unprinted(const Project& project);

/// Their fingerprints; those whose file cannot be read are left out. Errors: Cancelled; Unsupported    Threads: any
Result<std::vector<Fingerprint>> fingerprintsOf(const std::vector<Unprinted>& tracks, JobContext& job);

} // namespace unisono
