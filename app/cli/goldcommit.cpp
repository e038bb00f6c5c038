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

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    const Result<int> made = commitGold(**project);
    if (!made)
        return out.fail(made.error());
    const QStringList all = publishedCommitments(**project);
    out.document({{QLatin1String("made"), *made}, {QLatin1String("commitments"), QJsonArray::fromStringList(all)}},
                 all.join(QLatin1Char('\n')));
    return kExitDone;
}

} // namespace

void registerCommands_goldcommit(CommandRegistry& registry)
{
    registry.add({QStringLiteral("gold commit"),
                  tr("Publish commitments to golden answers, one line each, before packages go out"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
