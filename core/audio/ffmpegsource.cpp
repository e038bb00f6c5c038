#include "core/audio/ffmpegsource.h"

#include "core/audio/childprocess.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QStandardPaths>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace unisono {

namespace {

constexpr int kTimeoutMs = 20'000;

/// Sound containers alone, and files alone: a play list with a sound file's name opens nothing else, here or elsewhere.
QStringList inputArguments(const QString& path)
{
    return {
        QStringLiteral("-v"),
        QStringLiteral("error"),
        QStringLiteral("-protocol_whitelist"),
        QStringLiteral("file"),
        QStringLiteral("-format_whitelist"),
        QStringLiteral("mov,mp4,m4a,3gp,3g2,mj2,asf,matroska,webm,aac,ac3,eac3,dts,amr,ape,wv,tta,mpc,mpc8,dsf,aiff,"
                       "wav,w64,caf,ogg,flac,mp3"),
        QStringLiteral("-i"),
        QStringLiteral("file:") + QFileInfo(path).absoluteFilePath()};
}

QString programPath(const QString& name)
{
    return QStandardPaths::findExecutable(name);
}

QStringList decodeArguments(const QString& path)
{
    return QStringList{QStringLiteral("-nostdin")} + inputArguments(path) +
           QStringList{QStringLiteral("-map"),  QStringLiteral("0:a:0"), QStringLiteral("-f"),
                       QStringLiteral("f32le"), QStringLiteral("-c:a"),  QStringLiteral("pcm_f32le"),
                       QStringLiteral("pipe:1")};
}

/// Counts of this run of the program, by path, size and time, for files whose container states no exact length.
class KnownLengths {
public:
    FrameCount find(const QString& key)
    {
        const QMutexLocker lock(&m_mutex);
        return m_frames.value(key, -1);
    }
    void keep(const QString& key, FrameCount frames)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_frames.size() > 10'000)
            m_frames.clear();
        m_frames.insert(key, frames);
    }

private:
    QMutex m_mutex;
    QHash<QString, FrameCount> m_frames;
};

KnownLengths& knownLengths()
{
    static KnownLengths lengths;
    return lengths;
}

class FfmpegSource final : public AudioSource {
public:
    FfmpegSource(QString path, AudioInfo info)
        : m_path(std::move(path)),
          m_info(std::move(info))
    {
    }

    const AudioInfo& info() const override { return m_info; }
    bool startsOver() const override { return true; }

    Result<FrameCount> read(Frame from, std::span<float> interleaved) override
    {
        const FrameCount wanted =
            std::min<FrameCount>(FrameCount(interleaved.size()) / m_info.channels, m_info.frames - from.value);
        if (from.value < 0 || wanted <= 0)
            return FrameCount(0);
        if (m_position < 0 || from.value < m_position) {
            if (auto started = m_process.start(programPath(QStringLiteral("ffmpeg")), decodeArguments(m_path));
                !started)
                return started.error();
            m_position = 0;
            m_ended = false;
        }
        std::vector<float> skipped;
        while (m_position < from.value && !m_ended) {
            const FrameCount step = std::min<FrameCount>(from.value - m_position, 16384);
            skipped.resize(std::size_t(step * m_info.channels));
            if (auto n = take(skipped); !n)
                return n.error();
        }
        FrameCount got = 0;
        if (m_position == from.value) {
            auto n = take(interleaved.first(std::size_t(wanted * m_info.channels)));
            if (!n)
                return n.error();
            got = *n;
        }
        for (float& x : interleaved.first(std::size_t(got * m_info.channels)))
            x = std::isfinite(x) ? x : 0.0f;
        // Containers may state some frames more than their last packet has.
        if (got < wanted && m_info.frames - (from.value + got) <= m_info.rate.hz / 10) {
            std::fill(interleaved.begin() + got * m_info.channels, interleaved.begin() + wanted * m_info.channels,
                      0.0f);
            return wanted;
        }
        if (got == 0)
            return Error{ErrorCode::Damaged, QStringLiteral("no samples at frame %1").arg(from.value), m_path,
                         QString::number(secondsOf(from, m_info.rate), 'f', 3)};
        return got;
    }

    /// Reads to the end; the number of frames.
    Result<FrameCount> count()
    {
        m_info.frames = std::numeric_limits<FrameCount>::max();
        std::vector<float> block(static_cast<std::size_t>(16384 * m_info.channels));
        if (auto started = m_process.start(programPath(QStringLiteral("ffmpeg")), decodeArguments(m_path)); !started)
            return started.error();
        m_position = 0;
        while (!m_ended)
            if (auto n = take(block); !n)
                return n.error();
        m_info.frames = m_position;
        m_position = -1;
        return m_info.frames;
    }

private:
    Result<FrameCount> take(std::span<float> out)
    {
        const auto bytes = std::int64_t(out.size_bytes());
        const auto n = m_process.read(out.data(), bytes, kTimeoutMs);
        if (!n) {
            m_position = -1;
            return n.error();
        }
        m_ended = *n < bytes;
        const FrameCount frames = *n / (FrameCount(sizeof(float)) * m_info.channels);
        m_position += frames;
        return frames;
    }

    QString m_path;
    AudioInfo m_info;
    ChildProcess m_process;
    FrameCount m_position = -1;
    bool m_ended = false;
};

struct Probe {
    AudioInfo info;
    bool exact = false;
};

Result<Probe> probe(const QString& path)
{
    const QString program = programPath(QStringLiteral("ffprobe"));
    if (program.isEmpty() || programPath(QStringLiteral("ffmpeg")).isEmpty())
        return Error{ErrorCode::NeedsFfmpeg, QStringLiteral("ffmpeg is not installed"), path, {}};
    ChildProcess process;
    const QStringList arguments =
        inputArguments(path) +
        QStringList{QStringLiteral("-select_streams"),
                    QStringLiteral("a:0"),
                    QStringLiteral("-show_entries"),
                    QStringLiteral("stream=codec_name,sample_rate,channels,time_base,duration_ts:format=format_name"),
                    QStringLiteral("-of"),
                    QStringLiteral("json")};
    if (auto started = process.start(program, arguments); !started)
        return started.error();
    QByteArray text(1 << 16, '\0');
    const auto n = process.read(text.data(), text.size(), kTimeoutMs);
    if (!n)
        return n.error();
    text.truncate(*n);
    const QJsonObject root = QJsonDocument::fromJson(text).object();
    const QJsonObject stream = root[QStringLiteral("streams")].toArray().at(0).toObject();
    if (!process.finished() || root.isEmpty())
        return Error{ErrorCode::Damaged, QStringLiteral("ffprobe refuses the file"), path, {}};
    if (stream.isEmpty())
        return Error{ErrorCode::NotAudio, QStringLiteral("no sound in the file"), path, {}};

    Probe result;
    AudioInfo& info = result.info;
    info.rate = {stream[QStringLiteral("sample_rate")].toString().toInt()};
    info.channels = stream[QStringLiteral("channels")].toInt();
    const QString format = root[QStringLiteral("format")].toObject()[QStringLiteral("format_name")].toString();
    info.container = format.startsWith(QStringLiteral("mov")) ? QStringLiteral("MP4")
                                                              : format.section(QLatin1Char(','), 0, 0).toUpper();
    info.encoding = stream[QStringLiteral("codec_name")].toString().toUpper();
    info.seekCost = SeekCost::Dear;
    if (info.channels < 1 || info.channels > kMaxChannels)
        return Error{ErrorCode::Unsupported, {}, path, QStringLiteral("%1 channels").arg(info.channels)};
    if (info.rate.hz < kMinRateHz || info.rate.hz > kMaxRateHz)
        return Error{ErrorCode::Unsupported, {}, path, QStringLiteral("%1 Hz").arg(info.rate.hz)};
    // Counted in frames the container's length is exact, and leaves out what the encoder added at the end.
    result.exact = stream[QStringLiteral("time_base")].toString() == QStringLiteral("1/%1").arg(info.rate.hz);
    info.frames = FrameCount(stream[QStringLiteral("duration_ts")].toDouble());
    return result;
}

} // namespace

Result<std::unique_ptr<AudioSource>> openFfmpegSource(const QString& path)
{
    auto probed = probe(path);
    if (!probed)
        return probed.error();
    const QFileInfo file(path);
    // Nothing packs more than some thousand frames into a byte: a longer length is a lie.
    const bool plausible = probed->info.frames > 0 && probed->info.frames / 8192 <= file.size();
    if (!probed->exact || !plausible) {
        const QString key = QStringLiteral("%1\n%2\n%3")
                                .arg(file.absoluteFilePath())
                                .arg(file.size())
                                .arg(file.lastModified().toMSecsSinceEpoch());
        FrameCount frames = knownLengths().find(key);
        if (frames < 0) {
            auto counted = FfmpegSource(path, probed->info).count();
            if (!counted)
                return counted.error();
            frames = *counted;
            knownLengths().keep(key, frames);
        }
        probed->info.frames = frames;
    }
    if (probed->info.frames <= 0)
        return Error{ErrorCode::Empty, QStringLiteral("0 frames"), path, {}};
    return std::unique_ptr<AudioSource>(std::make_unique<FfmpegSource>(path, probed->info));
}

} // namespace unisono
