#include "core/library/relink.h"
#include "app/cli/command.h"
#include "app/cli/openproject.h"

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
    std::string folder;
};

int run(const Options& options, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    const QString folder = QString::fromStdString(options.folder);
    std::vector<LostTrack> lost;
    Result<std::vector<FoundAgain>> found = std::vector<FoundAgain>();
    withProgress(tr("Looking for missing audio"), [&](JobContext& context) {
        lost = lostTracks(tracksAndPaths(**project), context);
        if (!lost.empty())
            found = findLost(folder, lost, context);
    });
    if (!found)
        return out.fail(found.error());
    const Edit edit = relinkEdit(**project, *found, folder);
    if (!edit.isEmpty())
        if (const Result<void> done = (*project)->apply(edit); !done)
            return out.fail(done.error());
    QJsonArray tracks;
    for (const FoundAgain& each : *found)
        tracks.append(trackToJson(**project, *(*project)->track(each.id)));
    out.document({{QLatin1String("tracks"), tracks}, {QLatin1String("missing"), qint64(lost.size() - found->size())}},
                 tr("Linked %1 of %2 missing files again.").arg(found->size()).arg(lost.size()));
    return found->size() == lost.size() ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_relink(CommandRegistry& registry)
{
    registry.add({QStringLiteral("relink"), tr("Find missing audio of a project by its hash below a folder"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("folder", options->folder, tr("Folder to look in").toStdString())->required();
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
