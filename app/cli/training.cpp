#include "core/exchange/training.h"
#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "app/cli/passphrase.h"
#include "core/annotation/rowjson.h"
#include "core/workflow/goldfeedback.h"
#include "ui/text/trainingwords.h"
#include "ui/text/workwords.h"

#include <QCoreApplication>

#include <algorithm>

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
    std::string person;
    PassphraseOption passphrase;
};

QString titleOf(const Project& project, TrackId id)
{
    const Track* track = project.track(id);
    return track ? track->title : QString();
}

/// What there is to learn from.
int list(const Project& project, const std::vector<GivenTraining>& units, const CliOutput& out)
{
    QJsonArray rows;
    QString text;
    for (const GivenTraining& given : units) {
        const std::optional<Assignment> assignment = project.assignment(given.assignment);
        rows.append(QJsonObject{{QLatin1String("track"), given.unit.track.toText()},
                                {QLatin1String("title"), titleOf(project, given.unit.track)},
                                {QLatin1String("layer"), given.unit.layer},
                                {QLatin1String("state"), assignment ? QJsonValue(assignmentStateId(assignment->state))
                                                                    : QJsonValue(QJsonValue::Null)}});
        text += QStringList{titleOf(project, given.unit.track), given.unit.layer,
                            assignment ? assignmentStateName(assignment->state) : QString()}
                    .join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    out.document({{QLatin1String("units"), rows}},
                 units.empty() ? tr("There is no retired gold to learn from.") : text);
    return kExitDone;
}

QJsonArray findingsToJson(const GoldFindings& findings)
{
    QJsonArray rows;
    for (const GoldFinding& finding : findings)
        rows.append(QJsonObject{{QLatin1String("code"), finding.code},
                                {QLatin1String("args"), QJsonArray::fromStringList(finding.args)}});
    return rows;
}

int tell(const Project& project, const TrainingResult& result, const CliOutput& out)
{
    const QStringList sentences = QStringList{trainingHeadline(result.score)} + trainingSentences(result.score);
    out.document({{QLatin1String("track"), result.unit.track.toText()},
                  {QLatin1String("title"), titleOf(project, result.unit.track)},
                  {QLatin1String("layer"), result.unit.layer},
                  {QLatin1String("score"), result.score.score},
                  {QLatin1String("accepted"), result.score.passed},
                  {QLatin1String("findings"), findingsToJson(result.score.findings)},
                  {QLatin1String("sentences"), QJsonArray::fromStringList(sentences)}},
                 sentences.join(QLatin1Char('\n')));
    return kExitDone;
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> opened = openProject(options.project, OpenMode::ReadOnly, out);
    if (!opened)
        return out.fail(opened.error());
    Project& project = **opened;
    std::vector<GivenTraining> units = givenTraining(project);
    std::optional<PersonId> person;
    if (!options.person.empty()) {
        const Result<Person> found = findPerson(project, QString::fromStdString(options.person));
        if (!found)
            return out.fail(found.error());
        person = found->id;
    }
    const bool isListing = options.track.empty();
    if (!workOrderOf(project)) {
        const Result<QString> passphrase = options.passphrase.read();
        if (!passphrase)
            return out.fail(passphrase.error());
        if (const Result<void> done = project.unlock(*passphrase); !done)
            return out.fail(done.error());
        Result<std::vector<TrainingUnit>> retired =
            trainingUnits(project, isListing ? person : std::optional<PersonId>());
        if (!retired)
            return out.fail(retired.error());
        for (TrainingUnit& unit : *retired) {
            const std::optional<Assignment> own =
                person ? project.findAssignment(unit.track, unit.layer, *person) : std::nullopt;
            units.push_back({own ? own->id : AssignmentId(), std::move(unit)});
        }
    }
    if (isListing)
        return list(project, units, out);
    const Result<Track> track = findTrack(project, QString::fromStdString(options.track));
    const Result<LayerDef> layer = findLayer(project, QString::fromStdString(options.layer));
    if (!track || !layer)
        return out.fail(track ? layer.error() : track.error());
    const auto unit = std::find_if(units.begin(), units.end(), [&](const GivenTraining& given) {
        return given.unit.track == track->id && given.unit.layer == layer->id;
    });
    if (unit == units.end())
        return out.fail(tr("Only retired gold is for training, and this unit is none."));
    const Result<TrainingResult> result = trainingResult(project, unit->unit, unit->assignment);
    return result ? tell(project, *result, out) : out.fail(result.error());
}

} // namespace

void registerCommands_training(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("training"), tr("What an answer to retired gold teaches; without a track: what there is"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project,
                            tr("Project file: the lead's, or one made from a package").toStdString())
                 ->required();
             CLI::Option* track = app.add_option("--track", options->track, tr("Track").toStdString());
             CLI::Option* layer = app.add_option("--layer", options->layer, tr("Layer").toStdString());
             track->needs(layer);
             layer->needs(track);
             app.add_option("--person", options->person, tr("Whose answer, in the lead's project").toStdString());
             options->passphrase.add(app);
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
