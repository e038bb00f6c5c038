#pragma once

#include "core/playback/transport.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace unisono::test {

/// Interleaved stereo of a 32-bit float WAV file, read by hand; empty where it is none.
std::vector<float> readFloatWav(const QString& path);

/// Sets a reader, lets `play` start, waits for the end and gives what a FileOutput at the reader's rate got.
std::vector<float> playedToFile(const std::shared_ptr<PcmReader>& reader, const std::function<void(Transport&)>& play);

/// Waits until `done` holds; false after 20 s (a hang, not a measurement).
bool waitUntil(const std::function<bool()>& done);

/// A stereo signal whose every sample is its own: noise of a fixed seed, both sides different.
std::vector<float> stereoNoise(int frames, unsigned seed = 1);
/// A sine at half of full scale, the same in both channels.
std::vector<float> stereoSine(int frames, double hz, int rate);

} // namespace unisono::test
