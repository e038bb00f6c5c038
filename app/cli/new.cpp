#include "app/cli/command.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

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

/// A shipped schema by id, or a file.
Result<GenreSchema> schemaFor(const QString& idOrPath, CliOutput& out)
{
    if (shippedSchemaIds().contains(idOrPath) || !QFileInfo::exists(idOrPath))
        return shippedSchema(idOrPath);
    QFile file(idOrPath);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotRead, file.errorString(), idOrPath, {}};
    Issues issues;
    Result<GenreSchema> schema = schemaFromJson(file.readAll(), &issues);
    out.issues(issues);
    return schema;
}

int run(const Options& options, CliOutput& out)
{
    const Result<GenreSchema> schema = schemaFor(QString::fromStdString(options.schema), out);
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
