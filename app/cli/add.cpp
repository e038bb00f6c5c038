#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/library/addtracks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::vector<std::string> audio;
    bool noHashes = false;
    std::string withoutAudio; ///< its name
    double duration = 0;
    int rate = 44100;
};

/// Adds what is new, hashes included, as one edit.
Result<AddedTracks> addAll(Project& project, const QStringList& paths, bool withHashes, JobContext& context,
                           Issues& issues)
{
    const Result<MediaScan> scan = scanMedia(paths, context);
    if (!scan)
        return scan.error();
    issues = scan->issues;
    AddedTracks added = addTracks(project, *scan, QDateTime::currentMSecsSinceEpoch());
    issues.insert(issues.end(), added.issues.begin(), added.issues.end());
    for (AnyChange& any : added.edit.changes) {
        auto* change = std::get_if<Change<Track>>(&any);
        if (!change || !withHashes)
            continue;
        const auto place = std::find(added.ids.begin(), added.ids.end(), change->after->id) - added.ids.begin();
        context.progress(double(place) / double(added.ids.size()));
        const QString& path = scan->files[std::size_t(place)].path;
        const Result<MediaHashes> hashes = hashMediaFile(path, context);
        if (!hashes && hashes.error().code == ErrorCode::Cancelled)
            return hashes.error();
        if (hashes) {
            change->after->fileSha256 = hashes->fileSha256;
            change->after->samplesSha256 = hashes->samplesSha256;
        } else {
            issues.push_back({Severity::Warning, QStringLiteral("media.damaged"), path, {change->after->title}});
        }
    }
    if (!added.edit.isEmpty())
        if (const Result<void> done = project.apply(added.edit); !done)
            return done.error();
    return added;
}

/// As document and text, whatever way the tracks came.
void tellAdded(const Project& project, const Edit& edit, const CliOutput& out)
{
    QJsonArray tracks;
    QString text;
    for (const AnyChange& any : edit.changes)
        if (const auto* change = std::get_if<Change<Track>>(&any)) {
            const Track& track = *change->after;
            tracks.append(trackToJson(project, track));
            text += tr("Added %1 (%2)\n")
                        .arg(track.title, track.hasAudio() ? project.audioPath(track) : tr("without audio"));
        }
    out.document({{QLatin1String("tracks"), tracks}}, text);
}

int runWithoutAudio(const Options& options, Project& project, const CliOutput& out)
{
    const Result<Edit> edit =
        addTrackWithoutAudio(project, QString::fromStdString(options.withoutAudio), options.duration,
                             SampleRate{options.rate}, QDateTime::currentMSecsSinceEpoch());
    if (!edit)
        return out.fail(tr("A track without audio needs a name and a length of at least one sample."));
    if (const Result<void> done = project.apply(*edit); !done)
        return out.fail(done.error());
    tellAdded(project, *edit, out);
    return kExitDone;
}

int run(const Options& options, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    if (!options.withoutAudio.empty())
        return runWithoutAudio(options, **project, out);
    QStringList paths;
    for (const std::string& path : options.audio)
        paths << QString::fromStdString(path);
    Issues issues;
    Result<AddedTracks> added = Error{};
    withProgress(tr("Adding"),
                 [&](JobContext& context) { added = addAll(**project, paths, !options.noHashes, context, issues); });
    out.issues(issues);
    if (!added)
        return out.fail(added.error());
    tellAdded(**project, added->edit, out);
    return added->ids.empty() ? kExitProblem : kExitDone;
}

} // namespace

void registerCommands_add(CommandRegistry& registry)
{
    registry.add({QStringLiteral("add"), tr("Add sound files and folders to a project"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      CLI::Option* audio =
                          app.add_option("audio", options->audio, tr("Sound files and folders").toStdString());
                      CLI::Option* none =
                          app.add_option("--no-audio", options->withoutAudio,
                                         tr("Instead of files: a track of this name without audio").toStdString());
                      CLI::Option* duration =
                          app.add_option("--duration", options->duration, tr("Its length in seconds").toStdString())
                              ->check(CLI::PositiveNumber)
                              ->needs(none);
                      none->excludes(audio)->needs(duration);
                      app.add_option("--sample-rate", options->rate,
                                     tr("Samples a second that its times are counted in").toStdString())
                          ->check(CLI::Range(8000, 384000))
                          ->needs(none)
                          ->capture_default_str();
                      app.callback([audio, none] {
                          if (audio->count() == 0 && none->count() == 0)
                              throw CLI::RequiredError("audio");
                      });
                      app.add_flag("--no-hashes", options->noHashes,
                                   tr("Do not compute SHA-256 now (the window does later)").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
