#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string search;
};

int run(const Options& options, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    QJsonArray tracks;
    QString text;
    for (const TrackId id : (*project)->searchTracks(QString::fromStdString(options.search))) {
        const Track& track = *(*project)->track(id);
        tracks.append(trackToJson(**project, track));
        const QString length = track.rate.hz > 0 ? timeText(secondsOf(track.frames, track.rate)) : QString();
        text += QStringList{id.toText(), length, track.title, track.artist, track.path}.join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    if (const std::optional<Error> damage = (*project)->damage())
        return out.fail(*damage);
    out.document({{QLatin1String("tracks"), tracks}}, text);
    return kExitDone;
}

} // namespace

void registerCommands_tracks(CommandRegistry& registry)
{
    registry.add({QStringLiteral("tracks"), tr("List the tracks of a project"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--search", options->search,
                                     tr("Only those in which every word begins a word").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
