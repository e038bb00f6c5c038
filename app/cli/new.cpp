#include "app/cli/command.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string schema = "general";
    std::string person;
};

QString personName(const std::string& wished)
{
    if (!wished.empty())
        return QString::fromStdString(wished);
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? tr("Me") : user;
}

int run(const Options& options, CliOutput& out)
{
    Issues issues;
    const Result<GenreSchema> schema = findSchema(QString::fromStdString(options.schema), &issues);
    if (!shippedSchemaIds().contains(QString::fromStdString(options.schema)))
        out.issues(issues);
    if (!schema)
        return out.fail(schema.error());
    const Result<std::unique_ptr<Project>> project =
        Project::create(QString::fromStdString(options.project), *schema, personName(options.person));
    if (!project)
        return out.fail(project.error());
    out.document({{QLatin1String("project"), (*project)->path()},
                  {QLatin1String("schema"), schema->id},
                  {QLatin1String("person"), (*project)->me().name}},
                 tr("Made %1 with the schema %2.").arg((*project)->path(), schema->name));
    return kExitDone;
}

} // namespace

void registerCommands_new(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("new"), tr("Make a project"), [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("project", options->project, tr("Project file to make").toStdString())->required();
             app.add_option("--schema", options->schema, tr("Id of a shipped schema, or a schema file").toStdString())
                 ->capture_default_str();
             app.add_option("--person", options->person, tr("Name of the person at work").toStdString());
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
