#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/annotation/rowjson.h"
#include "core/exchange/unitsteps.h"

#include <QCoreApplication>
#include <QDateTime>

#include <map>

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
    std::string step;
    std::string reason;
};

template <class Step> std::map<std::string, Step> named(int count, QString (*id)(Step))
{
    std::map<std::string, Step> names;
    for (int i = 0; i < count; ++i)
        names[id(Step(i)).toStdString()] = Step(i);
    return names;
}

Result<Edit> editOf(const Project& project, const Options& options)
{
    const Result<Track> track = findTrack(project, QString::fromStdString(options.track));
    const Result<LayerDef> layer = findLayer(project, QString::fromStdString(options.layer));
    if (!track || !layer)
        return track ? layer.error() : track.error();
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const Error unknown{ErrorCode::Invalid, QStringLiteral("no such step"), QString::fromStdString(options.step),
                        QStringLiteral("step.unknown")};
    if (options.person.empty()) {
        const auto steps = named(kUnitSteps, unitStepId);
        const auto step = steps.find(options.step);
        return step == steps.end() ? Result<Edit>(unknown)
                                   : unitStep(project, {track->id, layer->id}, step->second, nowMs);
    }
    const Result<Person> person = findPerson(project, QString::fromStdString(options.person));
    if (!person)
        return person.error();
    const std::optional<Assignment> assignment = project.findAssignment(track->id, layer->id, person->id);
    const auto steps = named(kAssignmentSteps, assignmentStepId);
    const auto step = steps.find(options.step);
    if (step == steps.end())
        return unknown;
    return assignmentStep(project, assignment ? assignment->id : AssignmentId(), step->second,
                          QString::fromStdString(options.reason), nowMs);
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    const Result<Edit> edit = editOf(**project, options);
    if (!edit)
        return out.fail(edit.error());
    if (const Result<void> done = (*project)->apply(*edit); !done)
        return out.fail(done.error());
    out.document({{QLatin1String("step"), edit->kind}, {QLatin1String("changes"), qint64(edit->changes.size())}},
                 edit->kind);
    return kExitDone;
}

} // namespace

void registerCommands_statesstep(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("states step"), tr("Take a unit, or with --person an assignment, to its next state"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file").toStdString())->required();
             app.add_option("--track", options->track, tr("Track: id, title or file name").toStdString())->required();
             app.add_option("--layer", options->layer, tr("Layer: id or name").toStdString())->required();
             app.add_option("--person", options->person, tr("Whose assignment: id or name").toStdString());
             app.add_option("--step", options->step,
                            tr("Unit: ask, compare, unanimous, by-rule, dispute, ask-more, adjudicate, reopen; "
                               "assignment: submit, submit-empty, skip, decline, expire, renew, look-again")
                                .toStdString())
                 ->required();
             app.add_option("--reason", options->reason, tr("With skip and decline").toStdString());
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
