#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/exchange/unitsteps.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    bool check = false;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project =
        openProject(options.project, options.check ? OpenMode::ReadOnly : OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    Result<StatesReport> report = Error{};
    Result<Issues> steps = Issues();
    withProgress(tr("Replaying the log"), [&](JobContext&) {
        report = (*project)->rebuildStates(options.check ? Project::Rebuild::Check : Project::Rebuild::Write);
        steps = checkSteps(**project);
    });
    if (!report)
        return out.fail(report.error());
    if (!steps)
        return out.fail(steps.error());
    const bool isSame = report->stored == report->replayed;
    QString text;
    for (const Issue& issue : *steps)
        text += sentence(issue) + QLatin1Char('\n');
    text += isSame ? tr("The states are what the log says: %1 rows, SHA-256 %2.")
                         .arg(QString::number(report->rows), QString::fromLatin1(report->replayed))
            : report->wasRebuilt ? tr("The states differed from the log and were rebuilt from it.")
                                 : tr("The states differ from the log.");
    out.document({{QLatin1String("stored"), QString::fromLatin1(report->stored)},
                  {QLatin1String("replayed"), QString::fromLatin1(report->replayed)},
                  {QLatin1String("rows"), qint64(report->rows)},
                  {QLatin1String("same"), isSame},
                  {QLatin1String("rebuilt"), report->wasRebuilt},
                  {QLatin1String("issues"), issuesToJson(*steps)}},
                 text);
    return isSame && steps->empty() ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_statesrebuild(CommandRegistry& registry)
{
    registry.add({QStringLiteral("states rebuild"), tr("Make the states of assignments and units from the log again"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_flag("--check", options->check, tr("Only compare").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
