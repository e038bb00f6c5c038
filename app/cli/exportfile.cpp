#include "app/cli/command.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <list>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("unisono::Cli", text);
}

struct Options {
    std::string project, format, out, track, layer;
};

QString text(const std::string& bytes)
{
    return QString::fromLocal8Bit(bytes.c_str());
}

QString writableFormats()
{
    QStringList ids;
    for (const FormatDescriptor& format : formats().all())
        if (format.canWrite)
            ids.append(format.id);
    return ids.join(QStringLiteral(", "));
}

/// What one track has in the wished layers; `held` keeps the items alive that the layers point to.
std::vector<ExportLayer> layersOf(const Project& project, const Track& track, const std::optional<LayerDef>& only,
                                  std::list<Items>& held)
{
    std::vector<ExportLayer> layers;
    const std::vector<Person> people = project.people();
    for (const LayerDef* layer : project.schema().everyLayer()) {
        if (only && only->id != layer->id)
            continue;
        for (const Assignment& assignment : project.assignments(track.id)) {
            if (assignment.layer != layer->id)
                continue;
            held.push_back(project.items(assignment.id));
            const auto person =
                std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == assignment.person; });
            layers.push_back({*layer, person == people.end() ? QString() : person->name, held.back()});
        }
    }
    return layers;
}

int run(const Options& options, const CliOutput& out)
{
    const auto project = Project::open(text(options.project), OpenMode::ReadOnly);
    if (!project)
        return out.fail(project.error());
    const Project& p = **project;
    const FormatDescriptor* format = formats().find(text(options.format));
    if (!format || !format->canWrite)
        return out.fail(
            tr("“%1” is no format that can be written. These can: %2.").arg(text(options.format), writableFormats()));
    std::vector<Track> tracks = p.tracks();
    if (!options.track.empty()) {
        const auto track = findTrack(p, text(options.track));
        if (!track)
            return out.fail(track.error());
        tracks = {*track};
    }
    std::optional<LayerDef> only;
    if (!options.layer.empty()) {
        const auto layer = findLayer(p, text(options.layer));
        if (!layer)
            return out.fail(layer.error());
        only = *layer;
    }
    const QDir folder(text(options.out));
    if (!folder.mkpath(QStringLiteral(".")))
        return out.fail(Error{ErrorCode::CannotWrite, QStringLiteral("cannot make the folder"), folder.path(), {}});

    Issues issues;
    QStringList taken;
    QJsonArray files;
    QString lines;
    for (const Track& track : tracks) {
        std::list<Items> held;
        const auto exported = exportFiles(*format, track, layersOf(p, track, only, held), p.schema(), taken, &issues);
        if (!exported)
            return out.fail(exported.error());
        for (const ExportFile& file : *exported) {
            const QString path = folder.filePath(file.name);
            if (const auto written = writeWholeFile(path, file.bytes); !written)
                return out.fail(written.error());
            QJsonArray layers;
            for (const QString& layer : file.layers)
                layers.append(layer);
            files.append(QJsonObject{{QStringLiteral("path"), path},
                                     {QStringLiteral("track"), track.id.toText()},
                                     {QStringLiteral("layers"), layers},
                                     {QStringLiteral("items"), file.items}});
            lines += tr("%1: %2 items").arg(path, QString::number(file.items)) + QLatin1Char('\n');
        }
    }
    out.issues(issues);
    out.document({{QStringLiteral("format"), format->id},
                  {QStringLiteral("files"), files},
                  {QStringLiteral("issues"), issuesToJson(issues)}},
                 files.isEmpty() ? tr("There are no annotations to export.") : lines);
    return kExitDone;
}

} // namespace

void registerCommands_exportfile(CommandRegistry& registry)
{
    registry.add({QStringLiteral("export"), tr("Write annotations to files of other programs"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--format", options->format, writableFormats().toStdString())->required();
                      app.add_option("--out", options->out, tr("Folder to write to").toStdString())->required();
                      app.add_option("--track", options->track, tr("Only this track, by id or name").toStdString());
                      app.add_option("--layer", options->layer, tr("Only this layer, by id or name").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
