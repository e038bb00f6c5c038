#include "app/cli/command.h"
#include "app/cli/schemajson.h"

#include <QCoreApplication>

#include <algorithm>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

int run(const std::string& path, const CliOutput& out)
{
    const QString file = QString::fromStdString(path);
    Issues issues;
    const Result<GenreSchema> schema = findSchema(file, &issues);
    if (!schema && issues.empty())
        return out.fail(schema.error());
    QJsonObject json{{QLatin1String("file"), file},
                     {QLatin1String("valid"), bool(schema)},
                     {QLatin1String("issues"), fileIssuesToJson(file, issues)}};
    QString text = fileIssuesText(file, issues);
    if (schema) {
        json[QLatin1String("id")] = schema->id;
        json[QLatin1String("version")] = schema->version;
        json[QLatin1String("hash")] = schemaHash(*schema);
        json[QLatin1String("genres")] = qint64(schema->genres.size());
        json[QLatin1String("layers")] = qint64(schema->everyLayer().size());
        text += tr("%1 is sound: %2 genres, %3 layers.")
                    .arg(schema->name, QString::number(schema->genres.size()),
                         QString::number(schema->everyLayer().size()));
    }
    out.document(json, text);
    return schema ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_schemacheck(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("schema check"), tr("Check a schema and say what is wrong where"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto file = std::make_shared<std::string>();
             app.add_option("file", *file, tr("Schema file, or id of a shipped schema").toStdString())->required();
             return [file, &out] { return run(*file, out); };
         }});
}

} // namespace unisono
