#include "tests/support/pulseserver.h"

#include <QStandardPaths>
#include <QThread>

#include <algorithm>
#include <cstring>

namespace unisono::test {

QString PulseServer::start()
{
    for (const char* program : {"pulseaudio", "pactl", "parec"})
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            return QStringLiteral("%1 is not installed").arg(QLatin1String(program));
    if (!m_folder.isValid())
        return QStringLiteral("no temporary folder");
    const QByteArray folder = m_folder.path().toUtf8();
    const QByteArray socket = folder + "/native";
    qputenv("HOME", folder);
    qputenv("XDG_RUNTIME_DIR", folder);
    qputenv("PULSE_RUNTIME_PATH", folder);
    qputenv("PULSE_SERVER", "unix:" + socket);
    qputenv("PULSE_COOKIE", folder + "/cookie");
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("pulse.log")));
    m_server.start(
        QStringLiteral("pulseaudio"),
        {QStringLiteral("-n"), QStringLiteral("--daemonize=no"), QStringLiteral("--use-pid-file=no"),
         QStringLiteral("--exit-idle-time=-1"), QStringLiteral("--disallow-exit=yes"),
         QStringLiteral("--log-target=stderr"), QStringLiteral("-L"),
         QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(QString::fromUtf8(socket)),
         QStringLiteral("-L"), QStringLiteral("module-null-sink sink_name=bench rate=44100 channels=2 norewinds=1")});
    if (!m_server.waitForStarted())
        return m_server.errorString();
    for (int i = 0; i < 200; ++i) {
        if (QProcess::execute(QStringLiteral("sh"),
                              {QStringLiteral("-c"), QStringLiteral("pactl info >/dev/null 2>&1")}) == 0)
            return {};
        if (m_server.state() != QProcess::Running)
            break;
        QThread::msleep(50);
    }
    QFile log(m_folder.filePath(QStringLiteral("pulse.log")));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(500)) : QStringLiteral("no answer");
}

void PulseServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    if (!m_server.waitForFinished(3000)) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

PulseServer::~PulseServer()
{
    stop();
}

bool PulseRecorder::start()
{
    m_samples.clear();
    m_arrivals.clear();
    m_rest.clear();
    m_parec.start(QStringLiteral("parec"),
                  {QStringLiteral("-d"), QStringLiteral("bench.monitor"), QStringLiteral("--raw"),
                   QStringLiteral("--format=s16le"), QStringLiteral("--rate=44100"), QStringLiteral("--channels=2"),
                   QStringLiteral("--latency-msec=20")});
    if (!m_parec.waitForStarted())
        return false;
    for (int i = 0; i < 100 && m_samples.empty(); ++i)
        poll(50);
    return !m_samples.empty();
}

void PulseRecorder::take()
{
    m_rest += m_parec.readAllStandardOutput();
    const auto frames = m_rest.size() / 4;
    if (frames == 0)
        return;
    const std::size_t before = m_samples.size();
    m_samples.resize(before + std::size_t(frames) * 2);
    std::memcpy(m_samples.data() + before, m_rest.constData(), std::size_t(frames) * 4);
    m_rest.remove(0, frames * 4);
    m_arrivals.push_back({FrameCount(m_samples.size() / 2), std::chrono::steady_clock::now()});
}

void PulseRecorder::poll(int milliseconds)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    for (;;) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        if (left <= 0 || m_parec.state() != QProcess::Running)
            return;
        m_parec.waitForReadyRead(int(left));
        take();
    }
}

void PulseRecorder::stop()
{
    m_parec.terminate();
    m_parec.waitForFinished(3000);
    take();
}

std::chrono::steady_clock::time_point PulseRecorder::arrivalOf(FrameCount frame) const
{
    const auto it = std::upper_bound(m_arrivals.begin(), m_arrivals.end(), frame,
                                     [](FrameCount f, const Arrival& a) { return f < a.frames; });
    return it == m_arrivals.end() ? std::chrono::steady_clock::time_point::max() : it->at;
}

} // namespace unisono::test
