#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/exchange/goldkeeping.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    PassphraseOption passphrase;
};

QJsonArray keysOf(const std::vector<GoldRecord>& gold)
{
    QJsonArray keys;
    for (const GoldRecord& one : gold)
        keys.append(one.key);
    return keys;
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    const Result<GoldScoring> scoring = scoreGoldAnswers(**project);
    if (!scoring)
        return out.fail(scoring.error());
    out.document({{QLatin1String("scored"), scoring->scored},
                  {QLatin1String("suspended"), keysOf(scoring->suspended)},
                  {QLatin1String("retired"), keysOf(scoring->retired)}},
                 tr("%1 answers scored; %2 golden units suspended, %3 retired.")
                     .arg(scoring->scored)
                     .arg(scoring->suspended.size())
                     .arg(scoring->retired.size()));
    return kExitDone;
}

} // namespace

void registerCommands_goldscore(CommandRegistry& registry)
{
    registry.add({QStringLiteral("gold score"), tr("Score the answers to gold that have come back"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
