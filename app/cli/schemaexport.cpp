#include "app/cli/command.h"
#include "app/cli/schemajson.h"
#include "core/genre/genretree.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string file;
    std::string format;
    std::string out;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<GenreSchema> schema = findSchema(QString::fromStdString(options.file), nullptr);
    if (!schema)
        return out.fail(schema.error());
    if (schema->genres.empty())
        return out.fail(tr("%1 has no genres to write.").arg(schema->name));
    const QString target = QString::fromStdString(options.out);
    const TreeFormat format = *treeFormatFromId(QString::fromStdString(options.format));
    Issues issues;
    const QByteArray bytes = writeGenreTree(format, schema->genres, &issues);
    if (const Result<void> written = writeWholeFile(target, bytes); !written)
        return out.fail(written.error());
    out.issues(issues);
    out.document({{QLatin1String("file"), target},
                  {QLatin1String("format"), treeFormatId(format)},
                  {QLatin1String("genres"), qint64(schema->genres.size())},
                  {QLatin1String("issues"), fileIssuesToJson(target, issues)}},
                 tr("%1: %2 genres.").arg(target, QString::number(schema->genres.size())));
    return kExitDone;
}

} // namespace

void registerCommands_schemaexport(CommandRegistry& registry)
{
    registry.add({QStringLiteral("schema export"), tr("Write the genres of a schema as a tree"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("file", options->file, tr("Schema file, or id of a shipped schema").toStdString())
                          ->required();
                      app.add_option("--format", options->format, tr("fma, audioset or list").toStdString())
                          ->check(CLI::IsMember({"fma", "audioset", "list"}))
                          ->required();
                      app.add_option("--out", options->out, tr("File to write").toStdString())->required();
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
