#include "core/playback/audiooutput.h"

#include <juce_audio_devices/juce_audio_devices.h>

#include <atomic>
#include <cmath>
#include <cstring>

namespace unisono {

namespace {

using Clock = std::chrono::steady_clock;

/// Nearly 25 ms a buffer: with JUCE's four buffers the sound comes 93 ms after the key, and an analysis on every core
/// does not interrupt it.
constexpr int kBufferFrames = 1024;

QString fromJuce(const juce::String& text)
{
    return QString::fromUtf8(text.toRawUTF8());
}

std::unique_ptr<juce::AudioIODeviceType> scannedType()
{
    std::unique_ptr<juce::AudioIODeviceType> type(juce::AudioIODeviceType::createAudioIODeviceType_ALSA());
    if (type)
        type->scanForDevices();
    return type;
}

/// When a buffer is heard, from when it was asked for: callbacks come late by chance, the device runs evenly.
class DeviceClock {
public:
    void reset() { m_isSet = false; }

    Clock::time_point heardAt(Clock::time_point guess, int frames, double rate)
    {
        const double step = frames * 1e9 / rate;
        const double guessNs =
            double(std::chrono::duration_cast<std::chrono::nanoseconds>(guess.time_since_epoch()).count());
        const double difference = guessNs - m_nextNs;
        // Two buffers off is a start, an underrun or another clock: begin anew; else follow slowly.
        if (!m_isSet || std::abs(difference) > 2 * step)
            m_nextNs = guessNs;
        else
            m_nextNs += kFollow * difference;
        m_isSet = true;
        const double heard = m_nextNs;
        m_nextNs += step;
        return Clock::time_point(
            std::chrono::duration_cast<Clock::duration>(std::chrono::nanoseconds(std::int64_t(heard))));
    }

private:
    static constexpr double kFollow = 0.05;
    double m_nextNs = 0;
    bool m_isSet = false;
};

/// ALSA by JUCE (PulseAudio and PipeWire come through ALSA's plugins). JUCE's device manager is not used: it posts
/// messages, which do not arrive under Qt's loop.
class JuceOutput : public AudioOutput, private juce::AudioIODeviceCallback {
public:
    explicit JuceOutput(const QString& device)
        : m_wishedDevice(device)
    {
    }
    ~JuceOutput() override { halt(); }
    JuceOutput(const JuceOutput&) = delete;
    JuceOutput& operator=(const JuceOutput&) = delete;

    Result<void> start(RenderCallback& callback, SampleRate wished) override
    {
        halt();
        m_type = scannedType();
        if (!m_type)
            return lost(QStringLiteral("no ALSA"));
        const juce::StringArray names = m_type->getDeviceNames(false);
        juce::String name = juce::String::fromUTF8(m_wishedDevice.toUtf8().constData());
        if (name.isEmpty())
            name = names[m_type->getDefaultDeviceIndex(false)];
        m_device.reset(m_type->createDevice(name, {}));
        if (!m_device)
            return lost(QStringLiteral("no such device"));
        const juce::Array<double> rates = m_device->getAvailableSampleRates();
        if (rates.isEmpty())
            return lost(QStringLiteral("the device cannot be opened"));
        const juce::String error = m_device->open({}, juce::BigInteger(3), rateFrom(rates, wished), kBufferFrames);
        if (error.isNotEmpty())
            return lost(fromJuce(error));

        m_info.device = fromJuce(name);
        m_info.rate = {int(std::lround(m_device->getCurrentSampleRate()))};
        m_info.bufferFrames = m_device->getCurrentBufferSizeSamples();
        // JUCE names what is queued when a buffer is written; when it is rendered, itself is still to come.
        m_info.latencyFrames = m_device->getOutputLatencyInSamples() + m_info.bufferFrames;
        m_callback = &callback;
        m_clock.reset();
        m_xruns = 0;
        m_lastCallNs = nowNs();
        callback.prepare(m_info.rate, m_info.bufferFrames);
        m_device->start(this);
        return {};
    }

    void stop() override { halt(); }

    OutputInfo info() const override
    {
        OutputInfo info = m_info;
        info.xruns = m_xruns;
        return info;
    }

    bool isAlive() const override
    {
        // JUCE's thread ends silently when a device goes away: then no call comes any more.
        constexpr std::int64_t kPatienceNs = 1'500'000'000;
        return m_device && m_device->isOpen() && nowNs() - m_lastCallNs < kPatienceNs;
    }

private:
    static std::int64_t nowNs()
    {
        return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
    }

    static double rateFrom(const juce::Array<double>& rates, SampleRate wished)
    {
        for (const double usual : {double(wished.hz), 48000.0, 44100.0})
            if (rates.contains(usual))
                return usual;
        return rates.getLast();
    }

    Error lost(const QString& message)
    {
        m_device.reset();
        m_type.reset();
        return {ErrorCode::DeviceLost, message, m_wishedDevice, {}};
    }

    void halt()
    {
        if (m_device) {
            m_device->stop();
            m_device->close();
        }
        m_device.reset();
        m_type.reset();
    }

    void audioDeviceIOCallbackWithContext(const float* const*, int, float* const* out, int channels, int frames,
                                          const juce::AudioIODeviceCallbackContext&) override
    {
        const Clock::time_point now = Clock::now();
        m_lastCallNs.store(std::chrono::duration_cast<std::chrono::nanoseconds>(now.time_since_epoch()).count(),
                           std::memory_order_relaxed);
        m_xruns.store(m_device->getXRunCount(), std::memory_order_relaxed);
        const double rate = m_info.rate.hz;
        const auto latency = std::chrono::nanoseconds(std::int64_t(double(m_info.latencyFrames) * 1e9 / rate));
        if (channels > 0)
            m_callback->render(out, channels, frames, m_clock.heardAt(now + latency, frames, rate));
    }
    void audioDeviceAboutToStart(juce::AudioIODevice*) override {}
    void audioDeviceStopped() override {}

    QString m_wishedDevice;
    std::unique_ptr<juce::AudioIODeviceType> m_type;
    std::unique_ptr<juce::AudioIODevice> m_device;
    RenderCallback* m_callback = nullptr;
    OutputInfo m_info;
    DeviceClock m_clock; // audio thread
    std::atomic<int> m_xruns{0};
    std::atomic<std::int64_t> m_lastCallNs{0};
};

} // namespace

QStringList scanOutputDevices()
{
    QStringList names;
    if (const auto type = scannedType())
        for (const juce::String& name : type->getDeviceNames(false))
            names.append(fromJuce(name));
    return names;
}

std::unique_ptr<AudioOutput> makeJuceOutput(const QString& device)
{
    return std::make_unique<JuceOutput>(device);
}

} // namespace unisono
