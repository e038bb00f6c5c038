#include "app/desktop/outputcontrol.h"

#include <QSettings>

#include <cmath>

namespace unisono {

namespace {
const char* const kDeviceKey = "output/device";
constexpr int kWatchMs = 1000;
} // namespace

OutputControl::OutputControl(Transport& transport, QObject* parent)
    : QObject(parent),
      m_transport(transport)
{
    connect(&m_watch, &QTimer::timeout, this, &OutputControl::watch);
}

void OutputControl::openRemembered()
{
    open(QSettings().value(QLatin1String(kDeviceKey)).toString());
}

void OutputControl::choose(const QString& device)
{
    QSettings().setValue(QLatin1String(kDeviceKey), device);
    open(device);
    if (m_state != State::Playing && device != QLatin1String(kNoSound))
        Q_EMIT failed({ErrorCode::DeviceLost, QStringLiteral("output refused"), device, {}});
}

void OutputControl::rescan()
{
    m_devices = scanOutputDevices();
    if (m_state != State::Playing && m_chosen != QLatin1String(kNoSound))
        open(m_chosen);
    else
        Q_EMIT changed();
}

void OutputControl::open(const QString& device)
{
    m_chosen = device;
    const bool isSilent = device == QLatin1String(kNoSound);
    const Result<void> result = m_transport.setOutput(isSilent ? makeNullOutput() : makeJuceOutput(device));
    m_state = result && !isSilent ? State::Playing : State::Silent;
    m_watch.start(kWatchMs);
    Q_EMIT changed();
}

void OutputControl::watch()
{
    if (m_state != State::Playing || m_transport.outputAlive())
        return;
    // The device went away: on with silence at once, so that playing does not hang; then it is said.
    const QString lost = m_transport.outputInfo().device;
    const Result<void> silent = m_transport.setOutput(makeNullOutput());
    m_state = State::Lost;
    Q_EMIT changed();
    Q_EMIT failed(silent ? Error{ErrorCode::DeviceLost, QStringLiteral("device went away"), lost, {}} : silent.error());
}

QString OutputControl::text() const
{
    if (m_chosen == QLatin1String(kNoSound))
        return tr("No sound");
    if (m_state != State::Playing)
        return tr("No device");
    const OutputInfo info = m_transport.outputInfo();
    if (info.rate.hz <= 0)
        return info.device;
    const double ms = 1000.0 * secondsOf(info.latencyFrames, info.rate);
    return tr("%1, %2 ms").arg(info.device).arg(std::lround(ms));
}

} // namespace unisono
