#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/exchange/assigningwork.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string file;
};

int set(Project& project, const QString& path, const CliOutput& out)
{
    const Result<QByteArray> json = readSmallFile(path, kMostSchemaBytes);
    if (!json)
        return out.fail(json.error());
    Issues issues;
    const Result<AssigningPolicy> policy = assigningPolicyFromJson(*json, &issues);
    if (!policy) {
        out.issues(issues);
        Error error = policy.error();
        error.subject = path;
        return out.fail(error);
    }
    const Result<Edit> edit = changePolicy(project, *policy);
    if (!edit)
        return out.fail(edit.error());
    if (!edit->isEmpty())
        if (const Result<void> done = project.apply(*edit); !done)
            return out.fail(done.error());
    return kExitDone;
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project =
        openProject(options.project, options.file.empty() ? OpenMode::ReadOnly : OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    if (!options.file.empty())
        if (const int code = set(**project, QString::fromStdString(options.file), out); code != kExitDone)
            return code;
    const Result<std::optional<AssigningPolicy>> policy = policyInForce(**project);
    if (!policy)
        return out.fail(policy.error());
    const QJsonDocument json = QJsonDocument::fromJson(assigningPolicyToJson(policy->value_or(AssigningPolicy())));
    out.document({{QLatin1String("policy"), json.object()}, {QLatin1String("isDefault"), !policy->has_value()}},
                 QString::fromUtf8(json.toJson()));
    return kExitDone;
}

} // namespace

void registerCommands_policy(CommandRegistry& registry)
{
    registry.add({QStringLiteral("policy"), tr("The policy that work is given out by, or another one put in force"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--set", options->file, tr("Policy as JSON, to be put in force").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
