#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/exchange/goldkeeping.h"

#include <QCoreApplication>

#include <map>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

const std::map<std::string, GoldStep>& steps()
{
    static const std::map<std::string, GoldStep> all = [] {
        std::map<std::string, GoldStep> names;
        for (int i = 0; i < kGoldSteps; ++i)
            names[goldStepId(GoldStep(i)).toStdString()] = GoldStep(i);
        return names;
    }();
    return all;
}

struct Options {
    std::string project;
    std::string gold;
    std::string step;
    std::string by;
    std::string reason;
    PassphraseOption passphrase;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    const Result<Person> by = findPerson(**project, QString::fromStdString(options.by));
    if (!by)
        return out.fail(by.error());
    const Result<GoldRecord> gold = stepGold(**project, QString::fromStdString(options.gold), steps().at(options.step),
                                             by->id, QString::fromStdString(options.reason));
    if (!gold)
        return out.fail(gold.error());
    out.document({{QLatin1String("gold"), gold->key}, {QLatin1String("state"), goldStateId(gold->state)}},
                 gold->key + QLatin1Char('\t') + goldStateId(gold->state));
    return kExitDone;
}

} // namespace

void registerCommands_goldstep(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("gold step"), tr("Confirm, reject, suspend, reinstate or retire gold"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("--gold", options->gold, tr("Its id, as gold add gave it").toStdString())->required();
             app.add_option("--step", options->step, tr("What happens to it").toStdString())
                 ->required()
                 ->check(CLI::IsMember(steps()));
             app.add_option("--by", options->by, tr("Who does it").toStdString())->required();
             app.add_option("--reason", options->reason, tr("Why").toStdString())->required();
             options->passphrase.add(app);
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
