#include "core/playback/audiooutput.h"

#include <QFile>
#include <QtEndian>

#include <array>
#include <atomic>
#include <cstring>
#include <mutex>
#include <thread>

namespace unisono {

namespace {

template <class T> void put(QByteArray& bytes, T value)
{
    value = qToLittleEndian(value);
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// The header of a float32 stereo WAV file; RF64 (EBU Tech 3306) where sizes no longer fit into 32 bits. A chunk JUNK
/// keeps the place of ds64, so that the header never changes its length.
QByteArray waveHeader(SampleRate rate, std::uint64_t frames)
{
    constexpr std::uint32_t kTooBig = 0xffffffffu;
    constexpr std::uint64_t kBytesPerFrame = 8;
    constexpr std::uint64_t kHeaderBytes = 94;
    const std::uint64_t dataBytes = frames * kBytesPerFrame;
    const std::uint64_t riffBytes = dataBytes + kHeaderBytes - 8;
    const bool isBig = riffBytes >= kTooBig;
    QByteArray b(isBig ? "RF64" : "RIFF");
    put(b, isBig ? kTooBig : std::uint32_t(riffBytes));
    b.append(isBig ? "WAVEds64" : "WAVEJUNK");
    put(b, std::uint32_t(28));
    put(b, isBig ? riffBytes : std::uint64_t(0));
    put(b, isBig ? dataBytes : std::uint64_t(0));
    put(b, isBig ? frames : std::uint64_t(0));
    put(b, std::uint32_t(0));
    b.append("fmt ");
    put(b, std::uint32_t(18));
    put(b, std::uint16_t(3)); // IEEE float
    put(b, std::uint16_t(2));
    put(b, std::uint32_t(rate.hz));
    put(b, std::uint32_t(std::uint64_t(rate.hz) * kBytesPerFrame));
    put(b, std::uint16_t(kBytesPerFrame));
    put(b, std::uint16_t(32));
    put(b, std::uint16_t(0)); // no extension
    b.append("fact");
    put(b, std::uint32_t(4));
    put(b, isBig ? kTooBig : std::uint32_t(frames));
    b.append("data");
    put(b, isBig ? kTooBig : std::uint32_t(dataBytes));
    return b;
}

class FileOutput : public AudioOutput {
public:
    explicit FileOutput(const QString& path)
        : m_file(path)
    {
    }
    ~FileOutput() override { halt(); }
    FileOutput(const FileOutput&) = delete;
    FileOutput& operator=(const FileOutput&) = delete;

    Result<void> start(RenderCallback& callback, SampleRate wished) override
    {
        halt();
        m_rate = wished.hz > 0 ? wished : SampleRate{44100};
        m_frames = 0;
        m_failed = false;
        if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate) || !write(waveHeader(m_rate, 0)))
            return writeError();
        callback.prepare(m_rate, kPieceFrames);
        m_quit = false;
        m_thread = std::thread([this, &callback] { run(callback); });
        return {};
    }
    void stop() override { halt(); }
    OutputInfo info() const override { return {m_file.fileName(), m_rate, 0, 0, 0}; }
    bool isAlive() const override { return m_thread.joinable() && !m_failed; }
    std::optional<Error> failure() const override { return m_failed ? std::optional(writeError()) : std::nullopt; }

private:
    static constexpr int kPieceFrames = 512;

    Error writeError() const
    {
        const bool isFull = m_file.error() == QFileDevice::ResourceError;
        return {isFull ? ErrorCode::DiskFull : ErrorCode::CannotWrite, m_file.errorString(), m_file.fileName(), {}};
    }

    bool write(const QByteArray& bytes) { return m_file.write(bytes) == bytes.size(); }

    void halt()
    {
        m_quit = true;
        if (m_thread.joinable())
            m_thread.join();
        if (!m_file.isOpen())
            return;
        if (!m_file.seek(0) || !write(waveHeader(m_rate, m_frames)) || !m_file.flush())
            m_failed = true;
        m_file.close();
    }

    void run(RenderCallback& callback)
    {
        std::array<float, kPieceFrames> left;
        std::array<float, kPieceFrames> right;
        float* const channels[2] = {left.data(), right.data()};
        QByteArray bytes;
        while (!m_quit && !m_failed) {
            const int frames = callback.renderable(kPieceFrames);
            if (frames == 0) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                continue;
            }
            callback.render(channels, 2, frames, std::chrono::steady_clock::now());
            bytes.resize(0);
            for (std::size_t i = 0; i < std::size_t(frames); ++i)
                for (const float sample : {left[i], right[i]}) {
                    std::uint32_t bits = 0;
                    std::memcpy(&bits, &sample, sizeof bits);
                    put(bytes, bits);
                }
            if (write(bytes))
                m_frames += std::uint64_t(frames);
            else
                m_failed = true;
        }
    }

    QFile m_file;
    SampleRate m_rate;
    std::uint64_t m_frames = 0;
    std::atomic<bool> m_quit{false};
    std::atomic<bool> m_failed{false};
    std::thread m_thread;
};

} // namespace

std::unique_ptr<AudioOutput> makeFileOutput(const QString& wavPath)
{
    return std::make_unique<FileOutput>(wavPath);
}

} // namespace unisono
