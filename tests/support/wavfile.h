#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <span>

namespace unisono::test {

enum class WavSample { Int16, Float32 };

/// A RIFF WAV file of interleaved samples in [-1, 1]; written by hand, so that tests do not depend on what they test.
QByteArray wavBytes(std::span<const float> interleaved, int channels, int rate, WavSample sample = WavSample::Int16);
bool writeWav(const QString& path, std::span<const float> interleaved, int channels, int rate,
              WavSample sample = WavSample::Int16);

} // namespace unisono::test
