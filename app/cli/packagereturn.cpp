#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/exchange/packageopening.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string output;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    const Result<int> answers = returnPackage(**project, QString::fromStdString(options.output));
    if (!answers)
        return out.fail(answers.error());
    const WorkProgress progress = workProgress(**project);
    out.document(
        {{QLatin1String("answers"), *answers},
         {QLatin1String("handedIn"), progress.handedIn},
         {QLatin1String("assignments"), progress.assignments}},
        tr("%1 answers, %2 of %3 units handed in.").arg(*answers).arg(progress.handedIn).arg(progress.assignments));
    return kExitDone;
}

} // namespace

void registerCommands_packagereturn(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("package return"), tr("Write what was done in a package's project, to be sent back"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project that was made from a package").toStdString())
                 ->required();
             app.add_option("--out", options->output, tr("File to write (.unipack)").toStdString())->required();
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
