#pragma once

#include "core/audio/audiosource.h"
#include "core/audio/pcmreader.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <random>
#include <vector>

namespace unisono::test {

/// Values on the 16-bit grid, so that 16-bit files hold them exactly.
inline std::vector<float> noise(std::size_t samples, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::vector<float> x(samples);
    for (float& v : x)
        v = float(int(random() % 60001) - 30000) / 32768.0f;
    return x;
}

inline QString dataFile(const char* name)
{
    return QStringLiteral(UNISONO_SOURCE_DIR "/tests/data/audio/") + QString::fromLatin1(name);
}

inline bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// All samples of a source read through in steps of `step` frames; shorter than its length where it breaks off.
inline std::vector<float> readThrough(AudioSource& source, FrameCount step = 4096)
{
    const AudioInfo& info = source.info();
    std::vector<float> all(std::size_t(info.frames * info.channels));
    FrameCount at = 0;
    while (at < info.frames) {
        const FrameCount n = std::min(step, info.frames - at);
        const auto got = source.read(
            Frame{at}, std::span(all).subspan(std::size_t(at * info.channels), std::size_t(n * info.channels)));
        if (!got || *got == 0)
            break;
        at += *got;
    }
    all.resize(std::size_t(at * info.channels));
    return all;
}

inline double largestDifference(std::span<const float> a, std::span<const float> b)
{
    double worst = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, std::abs(double(a[i]) - double(b[i])));
    return worst;
}

} // namespace unisono::test
