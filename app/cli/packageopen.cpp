#include "app/cli/command.h"
#include "core/exchange/packageopening.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string package;
    std::string project;
};

int run(const Options& options, const CliOutput& out)
{
    Result<std::unique_ptr<Project>> project = Error{};
    withProgress(tr("Opening"), [&](JobContext& job) {
        project = openPackage(QString::fromStdString(options.package), QString::fromStdString(options.project), job);
    });
    if (!project)
        return out.fail(project.error());
    const WorkProgress progress = workProgress(**project);
    out.document({{QLatin1String("project"), (*project)->path()},
                  {QLatin1String("person"), (*project)->me().name},
                  {QLatin1String("tracks"), qint64((*project)->tracks().size())},
                  {QLatin1String("assignments"), progress.assignments}},
                 tr("%1 assignments on %2 tracks.").arg(progress.assignments).arg((*project)->tracks().size()));
    return kExitDone;
}

} // namespace

void registerCommands_packageopen(CommandRegistry& registry)
{
    registry.add({QStringLiteral("package open"), tr("Make a project to work in from a package"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("package", options->package, tr("Package (.unipack)").toStdString())->required();
                      app.add_option("project", options->project, tr("Project file to make").toStdString())->required();
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
