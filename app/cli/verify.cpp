#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/audio/mediafile.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    bool media = false;
};

/// Missing and changed audio; changed is known by the hash of the file.
Result<Issues> checkMedia(const Project& project, JobContext& context)
{
    Issues found;
    double done = 0;
    for (const Track& track : project.tracks()) {
        context.progress(done++ / double(project.tracks().size()));
        if (!track.hasAudio())
            continue;
        const QString path = project.audioPath(track);
        if (!QFileInfo::exists(path)) {
            found.push_back({Severity::Warning, QStringLiteral("media.missing"), {}, {track.title}});
            continue;
        }
        const Result<QByteArray> hash = hashFileBytes(path, context);
        if (!hash && hash.error().code == ErrorCode::Cancelled)
            return hash.error();
        if (!hash)
            found.push_back({Severity::Warning, QStringLiteral("media.damaged"), {}, {track.title}});
        else if (!track.fileSha256.isEmpty() && *hash != track.fileSha256)
            found.push_back({Severity::Warning, QStringLiteral("media.changed"), {}, {track.title}});
    }
    return found;
}

int run(const Options& options, CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    Result<VerifyReport> report = Error{};
    Result<Issues> media = Issues();
    withProgress(tr("Checking"), [&](JobContext& context) {
        report = (*project)->verify();
        if (options.media)
            media = checkMedia(**project, context);
    });
    if (!report)
        return out.fail(report.error());
    if (!media)
        return out.fail(media.error());
    report->insert(report->end(), media->begin(), media->end());
    QString text;
    for (const Issue& issue : *report)
        text += sentence(issue) + QLatin1Char('\n');
    const bool isSound = report->empty();
    out.document({{QLatin1String("sound"), isSound}, {QLatin1String("issues"), issuesToJson(*report)}},
                 isSound ? tr("Sound: the file is whole, and its rows are what its log says.") : text);
    return isSound ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_verify(CommandRegistry& registry)
{
    registry.add({QStringLiteral("verify"), tr("Check a project: file, references, rows against the log"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_flag("--media", options->media,
                                   tr("Also whether the audio is there and unchanged").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
