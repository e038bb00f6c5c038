#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/annotation/rowjson.h"
#include "ui/text/itemwords.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QJsonArray>

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
};

QString personName(const Project& project, PersonId id)
{
    for (const Person& person : project.people())
        if (person.id == id)
            return person.name;
    return {};
}

int run(const Options& options, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    const Result<Track> track = findTrack(**project, QString::fromStdString(options.track));
    if (!track)
        return out.fail(track.error());
    std::optional<LayerDef> only;
    if (!options.layer.empty()) {
        const Result<LayerDef> layer = findLayer(**project, QString::fromStdString(options.layer));
        if (!layer)
            return out.fail(layer.error());
        only = *layer;
    }
    std::optional<Person> by;
    if (!options.person.empty()) {
        const Result<Person> person = findPerson(**project, QString::fromStdString(options.person));
        if (!person)
            return out.fail(person.error());
        by = *person;
    }
    QJsonArray items;
    QJsonArray assignments;
    QString text;
    for (const Assignment& assignment : (*project)->assignments(track->id)) {
        if ((only && assignment.layer != only->id) || (by && assignment.person != by->id))
            continue;
        const LayerDef* known = (*project)->schema().layer(assignment.layer);
        LayerDef layer = known ? *known : LayerDef();
        layer.id = assignment.layer;
        const QString person = personName(**project, assignment.person);
        assignments.append(QJsonObject{{QLatin1String("id"), assignment.id.toText()},
                                       {QLatin1String("layer"), layer.id},
                                       {QLatin1String("person"), person},
                                       {QLatin1String("pass"), passKindId(assignment.pass)},
                                       {QLatin1String("state"), assignmentStateId(assignment.state)}});
        for (const Item& item : (*project)->items(assignment.id)) {
            items.append(itemToJson(item, layer, person, track->rate));
            text += QStringList{timeText(item.span.start, track->rate), timeText(item.span.end, track->rate), layer.id,
                                person, itemText(layer, item)}
                        .join(QLatin1Char('\t')) +
                    QLatin1Char('\n');
        }
    }
    if (const std::optional<Error> damage = (*project)->damage())
        return out.fail(*damage);
    out.document({{QLatin1String("track"), trackToJson(**project, *track)},
                  {QLatin1String("assignments"), assignments},
                  {QLatin1String("items"), items}},
                 text);
    return kExitDone;
}

} // namespace

void registerCommands_show(CommandRegistry& registry)
{
    registry.add({QStringLiteral("show"), tr("Print the annotations of a track"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--track", options->track, tr("Id, title or file name of the track").toStdString())
                          ->required();
                      app.add_option("--layer", options->layer, tr("Only this layer (id or name)").toStdString());
                      app.add_option("--person", options->person, tr("Only this person (id or name)").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
