#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/exchange/packagemerging.h"
#include "ui/text/sentences.h"

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
    std::vector<std::string> packages;
    PassphraseOption passphrase;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openUnlocked(options.project, options.passphrase, out);
    if (!project)
        return out.fail(project.error());
    QJsonArray merged;
    QString text;
    int refused = 0;
    withProgress(tr("Taking in"), [&](JobContext& job) {
        for (std::size_t i = 0; i < options.packages.size() && !job.cancelled(); ++i) {
            const QString path = QString::fromStdString(options.packages[i]);
            job.progress(double(i) / double(options.packages.size()));
            const Result<MergedReturn> one = mergeReturn(**project, path);
            QJsonObject json{{QLatin1String("file"), path}};
            if (!one) {
                ++refused;
                json[QLatin1String("error")] = sentence(one.error());
                text += path + QLatin1Char('\t') + sentence(one.error()) + QLatin1Char('\n');
            } else {
                json[QLatin1String("package")] = one->package;
                json[QLatin1String("known")] = one->isKnown;
                json[QLatin1String("answers")] = one->answers;
                json[QLatin1String("changed")] = one->changed;
                json[QLatin1String("kept")] = one->kept;
                json[QLatin1String("queued")] = one->queued;
                json[QLatin1String("issues")] = issuesToJson(one->issues);
                text += path + QLatin1Char('\t') +
                        (one->isKnown ? tr("taken in before")
                                      : tr("%1 answers, %2 units changed").arg(one->answers).arg(one->changed)) +
                        QLatin1Char('\n');
            }
            merged.append(json);
        }
    });
    out.document({{QLatin1String("merged"), merged}, {QLatin1String("refused"), refused}}, text);
    return refused == 0 ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_packagemerge(CommandRegistry& registry)
{
    registry.add({QStringLiteral("package merge"), tr("Take in what came back of packages"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("packages", options->packages, tr("Files that came back (.unipack)").toStdString())
                          ->required();
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
