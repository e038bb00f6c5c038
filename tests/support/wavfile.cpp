#include "tests/support/wavfile.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace unisono::test {

namespace {
void put32(QByteArray& b, std::uint32_t v)
{
    v = qToLittleEndian(v);
    b.append(reinterpret_cast<const char*>(&v), 4);
}
void put16(QByteArray& b, std::uint16_t v)
{
    v = qToLittleEndian(v);
    b.append(reinterpret_cast<const char*>(&v), 2);
}
} // namespace

QByteArray wavBytes(std::span<const float> interleaved, int channels, int rate, WavSample sample)
{
    const bool isFloat = sample == WavSample::Float32;
    const int bytes = isFloat ? 4 : 2;
    const auto dataBytes = std::uint32_t(interleaved.size() * std::size_t(bytes));
    QByteArray b("RIFF");
    put32(b, 36 + dataBytes);
    b.append("WAVEfmt ");
    put32(b, 16);
    put16(b, isFloat ? 3 : 1);
    put16(b, std::uint16_t(channels));
    put32(b, std::uint32_t(rate));
    put32(b, std::uint32_t(rate * channels * bytes));
    put16(b, std::uint16_t(channels * bytes));
    put16(b, std::uint16_t(bytes * 8));
    b.append("data");
    put32(b, dataBytes);
    for (const float x : interleaved) {
        if (isFloat) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, &x, 4);
            put32(b, bits);
        } else {
            put16(b, std::uint16_t(std::int16_t(std::lround(std::clamp(x, -1.0f, 1.0f) * 32767))));
        }
    }
    return b;
}

bool writeWav(const QString& path, std::span<const float> interleaved, int channels, int rate, WavSample sample)
{
    QFile file(path);
    const QByteArray bytes = wavBytes(interleaved, channels, rate, sample);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace unisono::test
