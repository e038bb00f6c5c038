#include "app/cli/command.h"
#include "core/audio/peakpyramid.h"

#include <QCoreApplication>
#include <QLocale>

#include <chrono>
#include <ctime>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("unisono::Cli", text);
}

struct Options {
    std::string audio;
    bool noCache = false;
    int threads = 0;
};

int run(const Options& options, const CliOutput& out)
{
    const auto start = std::chrono::steady_clock::now();
    AudioCacheSettings settings;
    if (options.noCache)
        settings.maxBytes = 0;
    const QString path = QString::fromLocal8Bit(options.audio.c_str());
    const auto peaks = openPeaks(path, settings);
    if (!peaks)
        return out.fail(peaks.error());
    const bool cached = (*peaks)->isComplete();
    Result<void> built;
    withProgress(tr("Reading the audio"),
                 [&](JobContext& context) { built = buildPeaks(**peaks, context, options.threads); });
    // What could be built but not stored is an answer all the same.
    if (!built && !(*peaks)->isComplete())
        return out.fail(built.error());

    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    const double cpuSeconds = double(std::clock()) / CLOCKS_PER_SEC;
    const AudioInfo& info = (*peaks)->info();
    const QLocale c = QLocale::c();
    const QString text = tr("%1 frames at %2 Hz, %3 channels: overview %4 in %5 s (%6 s of CPU time)")
                             .arg(c.toString(qlonglong(info.frames)), QString::number(info.rate.hz),
                                  QString::number(info.channels), cached ? tr("from the cache") : tr("built"),
                                  c.toString(seconds.count(), 'f', 3), c.toString(cpuSeconds, 'f', 3));
    out.document({{QStringLiteral("frames"), qint64(info.frames)},
                  {QStringLiteral("rate"), info.rate.hz},
                  {QStringLiteral("channels"), info.channels},
                  {QStringLiteral("seconds"), seconds.count()},
                  {QStringLiteral("cpuSeconds"), cpuSeconds},
                  {QStringLiteral("cached"), cached}},
                 text);
    return kExitDone;
}

} // namespace

void registerCommands_peaks(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("peaks"), tr("Build the overview (minimum, maximum, RMS) of a sound file"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("audio", options->audio, "Sound file")->required();
             app.add_flag("--no-cache", options->noCache, "Neither look for nor keep a stored overview");
             app.add_option("--threads", options->threads, "Threads; 0: as many as help")->check(CLI::Range(0, 64));
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
