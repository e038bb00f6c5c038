#include "app/cli/command.h"
#include "core/audio/pcmreader.h"
#include "core/playback/transport.h"

#include <QCoreApplication>

#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <thread>

namespace unisono {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct PlayOptions {
    std::string audio, output = "default", channel = "mix";
    double from = 0;
    std::optional<double> to;
    int times = 1;
    double speed = 1;
    double gainDb = 0;
};

const std::map<std::string, ChannelChoice> kChannels = {{"mix", ChannelChoice::Mix},
                                                        {"left", ChannelChoice::Left},
                                                        {"right", ChannelChoice::Right},
                                                        {"mid", ChannelChoice::Mid},
                                                        {"side", ChannelChoice::Side}};

std::unique_ptr<AudioOutput> outputOf(const std::string& name)
{
    constexpr std::string_view kFile = "file:";
    if (name == "null")
        return makeNullOutput();
    if (name.starts_with(kFile))
        return makeFileOutput(QString::fromStdString(name.substr(kFile.size())));
    return makeJuceOutput(name == "default" ? QString() : QString::fromStdString(name));
}

/// Plays to the end, or until Ctrl+C or until the output fails.
Result<void> playToEnd(Transport& transport, const FrameSpan& span, int times)
{
    std::optional<Error> failure;
    withProgress(words("Playing"), [&](JobContext& job) {
        transport.playSpan(span, times);
        const double frames = double(span.length()) * times;
        while (transport.isPlaying() && !job.cancelled()) {
            if (!transport.outputAlive()) {
                failure = transport.outputFailure().value_or(
                    Error{ErrorCode::DeviceLost, QStringLiteral("went away while playing"), {}, {}});
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            const double done =
                double(transport.loopCount()) * double(span.length()) + double(transport.position() - span.start);
            job.progress(std::clamp(done / frames, 0.0, 1.0));
        }
        transport.pause();
    });
    if (failure)
        return *failure;
    if (const auto damage = transport.damage())
        return *damage;
    return {};
}

int play(const PlayOptions& o, CliOutput& out)
{
    const Result<std::shared_ptr<PcmReader>> reader = openPcmReader(QString::fromStdString(o.audio));
    if (!reader)
        return out.fail(reader.error());
    const AudioInfo& info = (*reader)->info();
    const double length = secondsOf(info.frames, info.rate);
    const double to = std::min(o.to.value_or(length), length);
    const FrameSpan span{frameAt(o.from, info.rate),
                         o.to && *o.to < length ? frameAt(to, info.rate) : Frame{info.frames}};
    if (!(o.from >= 0) || span.isEmpty())
        return out.fail(words("The time to play must begin inside the file (%1 s long) and end after it begins.")
                            .arg(length, 0, 'f', 3));

    Transport transport;
    transport.setReader(*reader);
    transport.setSpeed(o.speed);
    transport.setGainDb(o.gainDb);
    transport.setChannel(kChannels.at(o.channel));
    if (const Result<void> started = transport.setOutput(outputOf(o.output)); !started)
        return out.fail(started.error());
    if (const Result<void> played = playToEnd(transport, span, o.times); !played)
        return out.fail(played.error());

    const OutputInfo device = transport.outputInfo();
    const double latency = secondsOf(device.latencyFrames, device.rate);
    const QString name = o.output == "null" ? QStringLiteral("null") : device.device;
    const QJsonObject document{{QStringLiteral("device"), name},
                               {QStringLiteral("rate"), device.rate.hz},
                               {QStringLiteral("bufferFrames"), device.bufferFrames},
                               {QStringLiteral("latency"), latency},
                               {QStringLiteral("from"), secondsOf(span.start, info.rate)},
                               {QStringLiteral("to"), secondsOf(span.end, info.rate)},
                               {QStringLiteral("position"), secondsOf(transport.position(), info.rate)},
                               {QStringLiteral("framesPlayed"), qint64(transport.framesPlayed())},
                               {QStringLiteral("timesPlayed"), transport.loopCount()},
                               {QStringLiteral("xruns"), device.xruns}};
    out.document(document, words("Played %1 frames on %2 at %3 Hz, latency %4 ms, %5 interruptions.")
                               .arg(transport.framesPlayed())
                               .arg(name)
                               .arg(device.rate.hz)
                               .arg(latency * 1000, 0, 'f', 1)
                               .arg(device.xruns));
    return kExitDone;
}

} // namespace

void registerCommands_play(CommandRegistry& registry)
{
    CliCommand command;
    command.id = QStringLiteral("play");
    command.summary = words("Play a file, or a part of it, on a device, on no device or into a file");
    command.setup = [](CLI::App& app, CliOutput& out) -> std::function<int()> {
        auto options = std::make_shared<PlayOptions>();
        app.add_option("audio", options->audio, words("The file").toStdString())->required();
        app.add_option("--from", options->from, words("Start in seconds").toStdString());
        app.add_option("--to", options->to, words("End in seconds").toStdString());
        app.add_option("--output", options->output,
                       words("default, null, file:F.wav (32-bit float) or the name of a device").toStdString());
        app.add_option("--loop", options->times, words("How often the part is played, joined exactly").toStdString())
            ->check(CLI::Range(1, 1000000));
        app.add_option("--speed", options->speed, words("0.25 to 2, the pitch stays").toStdString())
            ->check(CLI::Range(0.25, 2.0));
        app.add_option("--gain", options->gainDb, words("Decibels, up to 12").toStdString())
            ->check(CLI::Range(-200.0, 12.0));
        app.add_option("--channel", options->channel, words("mix, left, right, mid or side").toStdString())
            ->check(CLI::IsMember(kChannels));
        return [options, &out] { return play(*options, out); };
    };
    registry.add(command);
}

} // namespace unisono
