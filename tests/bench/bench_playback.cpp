#include "core/analysis/analysis.h"
#include "core/audio/peakpyramid.h"
#include "core/playback/transport.h"
#include "tests/bench/figures.h"
#include "tests/support/pulseserver.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

// Interruptions of playing while analyses keep every core busy: ten minutes (20 s when quick) of a FLAC file in a loop
// through JUCE, ALSA and a PulseAudio of its own, beside loudness and peak pyramids, over and over. Also how long an
// output takes to open.

using namespace unisono;
using Clock = std::chrono::steady_clock;

namespace {

QString bench(const char* name)
{
    return qEnvironmentVariable("UNISONO_BENCH_AUDIO") + QLatin1Char('/') + QLatin1String(name);
}

/// Loudness and pyramid in turn until told to stop; counts what was finished.
void analyseAllTheTime(const QString& path, JobContext& stop, std::atomic<int>& finished)
{
    while (!stop.cancelled()) {
        const QTemporaryDir cache;
        AudioCacheSettings settings;
        settings.folder = cache.path();
        if (const auto reader = openPcmReader(path, settings))
            finished += runAnalysis(*analyses().find(QStringLiteral("loudness")), **reader, {}, stop) ? 1 : 0;
        if (const auto peaks = openPeaks(path, settings))
            finished += buildPeaks(**peaks, stop) ? 1 : 0;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    test::PulseServer server;
    if (const QString problem = server.start(); !problem.isEmpty()) {
        std::fprintf(stderr, "PulseAudio does not start: %s\n", qPrintable(problem));
        return 1;
    }
    const auto reader = openPcmReader(bench("3m.flac"));
    if (!reader) {
        std::fprintf(stderr, "no audio: set UNISONO_BENCH_AUDIO\n");
        return 1;
    }
    Transport transport;
    transport.setReader(*reader);
    const auto opening = Clock::now();
    if (!transport.setOutput(makeJuceOutput()))
        return 1;
    printFigure(QStringLiteral("playback: opening the device"),
                std::chrono::duration<double, std::milli>(Clock::now() - opening).count(), QStringLiteral("ms"));

    const int cores = std::max(1, int(std::thread::hardware_concurrency()));
    JobContext stop;
    std::atomic<int> finished{0};
    std::vector<std::thread> jobs;
    for (int i = 0; i < cores; ++i)
        jobs.emplace_back([&] { analyseAllTheTime(bench("60m.flac"), stop, finished); });
    const int seconds = qEnvironmentVariableIsSet("UNISONO_BENCH_QUICK") ? 20 : 600;
    transport.setLoop(FrameSpan{{0}, {(*reader)->info().frames}});
    transport.play();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    const OutputInfo info = transport.outputInfo();
    const double played = secondsOf(transport.framesPlayed(), info.rate);
    stop.cancel();
    for (std::thread& job : jobs)
        job.join();

    const QString what = QStringLiteral("playback, %1 s with analyses on every core: ").arg(seconds);
    printFigure(what + QStringLiteral("interruptions"), info.xruns, QString(), 0);
    printFigure(what + QStringLiteral("seconds not played"), std::max(0.0, seconds - played - 0.2), QStringLiteral("s"),
                0.2);
    printFigure(what + QStringLiteral("analyses finished"), finished, QString());
    return 0;
}
