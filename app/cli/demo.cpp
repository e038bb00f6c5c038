#include "core/library/demo.h"
#include "app/cli/command.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string folder;
    std::string schema = "edm";
};

int run(const Options& options, CliOutput& out)
{
    Result<std::unique_ptr<Project>> project = Error{};
    withProgress(tr("Writing the demo project"), [&](JobContext& context) {
        project = writeDemoProject(QString::fromStdString(options.folder), QString::fromStdString(options.schema),
                                   tr("Me"), context);
    });
    if (!project)
        return out.fail(project.error());
    QJsonArray tracks;
    for (const Track& track : (*project)->tracks())
        tracks.append(trackToJson(**project, track));
    out.document({{QLatin1String("project"), (*project)->path()}, {QLatin1String("tracks"), tracks}},
                 tr("Wrote %1 with %2 tracks.").arg((*project)->path()).arg((*project)->tracks().size()));
    return kExitDone;
}

} // namespace

void registerCommands_demo(CommandRegistry& registry)
{
    registry.add({QStringLiteral("demo"), tr("Write the demo project into a folder"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("folder", options->folder,
                                     tr("Folder to write to; made where it is not there").toStdString())
                          ->required();
                      app.add_option("--schema", options->schema, tr("Id of a shipped schema").toStdString())
                          ->capture_default_str();
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
