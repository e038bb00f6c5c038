#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/interchange/formatfile.h"
#include "core/store/answers.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("unisono::Cli", text);
}

struct Options {
    std::string project, format, out, track, layer;
    PassphraseOption passphrase;
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

int run(const Options& options, const CliOutput& out)
{
    const auto project = Project::open(text(options.project), OpenMode::ReadOnly);
    if (!project)
        return out.fail(project.error());
    if (const Result<void> unlocked = options.passphrase.unlockWhereGiven(**project); !unlocked)
        return out.fail(unlocked.error());
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
    QString only;
    if (!options.layer.empty()) {
        const auto layer = findLayer(p, text(options.layer));
        if (!layer)
            return out.fail(layer.error());
        only = layer->id;
    }
    const QDir folder(text(options.out));
    if (!folder.mkpath(QStringLiteral(".")))
        return out.fail(Error{ErrorCode::CannotWrite, QStringLiteral("cannot make the folder"), folder.path(), {}});

    Issues issues;
    QStringList taken;
    QJsonArray files;
    QString lines;
    int locked = 0;
    for (const Track& track : tracks) {
        const std::vector<Answer> answers = answersOn(p, track.id, only.isEmpty() ? QStringList() : QStringList(only));
        std::vector<ExportLayer> layers;
        for (const Answer& answer : answers)
            if (answer.isLocked)
                ++locked;
            else
                layers.push_back({*answer.layer, answer.person, answer.items});
        const auto exported = exportFiles(*format, track, layers, p.schema(), taken, &issues);
        if (!exported)
            return out.fail(exported.error());
        for (const ExportFile& file : *exported) {
            const QString path = folder.filePath(file.name);
            if (const auto written = writeWholeFile(path, file.bytes); !written)
                return out.fail(written.error());
            QJsonArray ids;
            for (const QString& layer : file.layers)
                ids.append(layer);
            files.append(QJsonObject{{QStringLiteral("path"), path},
                                     {QStringLiteral("track"), track.id.toText()},
                                     {QStringLiteral("layers"), ids},
                                     {QStringLiteral("items"), file.items}});
            lines += tr("%1: %2 items").arg(path, QString::number(file.items)) + QLatin1Char('\n');
        }
    }
    if (locked > 0)
        issues.push_back({Severity::Warning, QStringLiteral("export.sealed-left-out"), {}, {QString::number(locked)}});
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
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
