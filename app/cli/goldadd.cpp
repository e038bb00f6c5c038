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
    std::string track;
    std::string layer;
    std::vector<std::string> answers;
    std::string by;
    std::string confirmedBy;
    std::string reason;
    PassphraseOption passphrase;
};

QJsonValue optionalToJson(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

Result<GoldRecord> add(Project& project, const Options& options)
{
    const Result<Track> track = findTrack(project, QString::fromStdString(options.track));
    const Result<LayerDef> layer = findLayer(project, QString::fromStdString(options.layer));
    const Result<Person> by = findPerson(project, QString::fromStdString(options.by));
    if (!track || !layer || !by)
        return !track ? track.error() : !layer ? layer.error() : by.error();
    std::vector<AssignmentId> accepted;
    for (const std::string& name : options.answers) {
        const Result<Person> person = findPerson(project, QString::fromStdString(name));
        if (!person)
            return person.error();
        for (const Assignment& assignment : project.assignments(track->id))
            if (assignment.layer == layer->id && assignment.person == person->id)
                accepted.push_back(assignment.id);
    }
    Result<GoldRecord> gold =
        proposeGold(project, track->id, layer->id, accepted, by->id, QString::fromStdString(options.reason));
    if (!gold || options.confirmedBy.empty())
        return gold;
    const Result<Person> confirmer = findPerson(project, QString::fromStdString(options.confirmedBy));
    if (!confirmer)
        return confirmer.error();
    return stepGold(project, gold->key, GoldStep::Confirm, confirmer->id, QString::fromStdString(options.reason));
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    const Result<GoldRecord> gold = add(**project, options);
    if (!gold)
        return out.fail(gold.error());
    out.document({{QLatin1String("gold"), gold->key},
                  {QLatin1String("state"), goldStateId(gold->state)},
                  {QLatin1String("difficulty"), optionalToJson(gold->answer.difficulty)},
                  {QLatin1String("ambiguity"), optionalToJson(gold->answer.ambiguity)},
                  {QLatin1String("toleranceSeconds"), gold->answer.tolerance.seconds}},
                 gold->key + QLatin1Char('\t') + goldStateId(gold->state));
    return kExitDone;
}

} // namespace

void registerCommands_goldadd(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("gold add"), tr("Propose a resolved unit as gold"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("--track", options->track, tr("Track: id, title or file name").toStdString())->required();
             app.add_option("--layer", options->layer, tr("Layer: id or name").toStdString())->required();
             app.add_option("--answer-of", options->answers,
                            tr("Whose answers are accepted: id or name, once or more").toStdString())
                 ->required();
             app.add_option("--by", options->by, tr("Who proposes it").toStdString())->required();
             app.add_option("--confirmed-by", options->confirmedBy,
                            tr("Somebody else who confirms it at once").toStdString());
             app.add_option("--reason", options->reason, tr("Why it is a good question").toStdString())->required();
             options->passphrase.add(app);
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
