#pragma once

#include "core/playback/audiooutput.h"

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace unisono::test {

/// A PulseAudio of the test's own with a null sink at 44,100 Hz that keeps what it was given (norewinds), which ALSA's
/// default device of this process leads to. Start it before anything touches ALSA. Threads: the test's.
class PulseServer {
public:
    PulseServer() = default;
    ~PulseServer();
    PulseServer(const PulseServer&) = delete;
    PulseServer& operator=(const PulseServer&) = delete;

    /// Empty, or why it did not start.
    QString start();
    void stop();

private:
    QTemporaryDir m_folder;
    QProcess m_server;
};

/// What the sink's monitor hears: 16-bit stereo, and when each part of it arrived.
class PulseRecorder {
public:
    /// Waits until data arrives; false when none does.
    bool start();
    /// Takes what has arrived; call it often while times matter.
    void poll(int milliseconds);
    void stop();

    const std::vector<std::int16_t>& samples() const { return m_samples; }
    FrameCount frames() const { return FrameCount(m_samples.size() / 2); }
    /// When this frame had arrived at the latest.
    std::chrono::steady_clock::time_point arrivalOf(FrameCount frame) const;

private:
    struct Arrival {
        FrameCount frames;
        std::chrono::steady_clock::time_point at;
    };
    void take();

    QProcess m_parec;
    QByteArray m_rest;
    std::vector<std::int16_t> m_samples;
    std::vector<Arrival> m_arrivals;
};

} // namespace unisono::test
