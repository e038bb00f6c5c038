#include "tests/support/playing.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtEndian>

#include <chrono>
#include <cmath>
#include <cstring>
#include <numbers>
#include <random>
#include <thread>

namespace unisono::test {

std::vector<float> readFloatWav(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes = file.readAll();
    const qsizetype chunk = bytes.indexOf("data");
    if (!bytes.startsWith("RIFF") || chunk < 0 || bytes.size() < chunk + 8)
        return {};
    const auto size = qFromLittleEndian<std::uint32_t>(bytes.constData() + chunk + 4);
    if (bytes.size() != chunk + 8 + qsizetype(size))
        return {};
    std::vector<float> samples(size / 4);
    if (size > 0) // an empty vector has no address
        std::memcpy(samples.data(), bytes.constData() + chunk + 8, size);
    return samples;
}

bool waitUntil(const std::function<bool()>& done)
{
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!done()) {
        if (std::chrono::steady_clock::now() > limit)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

std::vector<float> playedToFile(const std::shared_ptr<PcmReader>& reader, const std::function<void(Transport&)>& play)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("played.wav"));
    {
        Transport transport;
        transport.setReader(reader);
        if (!transport.setOutput(makeFileOutput(path)))
            return {};
        play(transport);
        if (!waitUntil([&] { return !transport.isPlaying(); }))
            return {};
    }
    return readFloatWav(path);
}

std::vector<float> stereoNoise(int frames, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<float> samples(std::size_t(frames) * 2);
    for (float& sample : samples)
        sample = (float(random() % 65536) - 32768.0f) / 65536.0f;
    return samples;
}

std::vector<float> stereoSine(int frames, double hz, int rate)
{
    std::vector<float> samples(std::size_t(frames) * 2);
    for (std::size_t i = 0; i < std::size_t(frames); ++i)
        samples[2 * i] = samples[2 * i + 1] = float(0.5 * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
    return samples;
}

} // namespace unisono::test
