#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/exchange/workstate.h"
#include "core/library/fingerprint.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    bool isReading = false;
};

/// Takes the fingerprints that are missing.
Result<void> listen(Project& project)
{
    Result<std::vector<Fingerprint>> taken = std::vector<Fingerprint>();
    withProgress(tr("Listening"), [&](JobContext& job) { taken = fingerprintsOf(unprinted(project), job); });
    if (!taken)
        return taken.error();
    return taken->empty() ? Result<void>() : project.keepFingerprints(*taken);
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project =
        openProject(options.project, options.isReading ? OpenMode::ReadOnly : OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    if (!options.isReading)
        if (const Result<void> done = listen(**project); !done)
            return out.fail(done.error());
    std::map<int, std::vector<const Track*>> groups;
    for (const auto& [id, number] : duplicateGroups(**project))
        groups[number].push_back((*project)->track(id));
    QJsonArray rows;
    QString text;
    for (auto& [number, tracks] : groups) {
        if (tracks.size() < 2)
            continue;
        std::sort(tracks.begin(), tracks.end(), [](const Track* a, const Track* b) { return a->id < b->id; });
        QJsonArray row;
        QStringList titles;
        for (const Track* track : tracks) {
            row.append(QJsonObject{{QLatin1String("id"), track->id.toText()}, {QLatin1String("title"), track->title}});
            titles << track->title;
        }
        rows.append(row);
        text += titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    const auto missing = int((*project)->tracksWithoutFingerprint().size());
    out.document({{QLatin1String("groups"), rows}, {QLatin1String("withoutFingerprint"), missing}},
                 rows.isEmpty() ? tr("No near-duplicates were found.") : text);
    return kExitDone;
}

} // namespace

void registerCommands_duplicates(CommandRegistry& registry)
{
    registry.add({QStringLiteral("duplicates"), tr("Tracks that are nearly the same, by hash, name and sound"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_flag(
                          "--as-known", options->isReading,
                          tr("Take no fingerprints that are missing; the project is not written").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
