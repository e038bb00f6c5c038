#include "app/cli/command.h"
#include "app/cli/schemajson.h"
#include "core/genre/genretree.h"
#include "core/genre/schematext.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

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
    std::string id;
    std::string name;
};

int run(const Options& options, const CliOutput& out)
{
    const QString file = QString::fromStdString(options.file);
    const QString target = QString::fromStdString(options.out);
    const Result<QByteArray> bytes = readSmallFile(file, kMostSchemaBytes);
    if (!bytes)
        return out.fail(bytes.error());
    const TreeFormat format = treeFormatFromId(QString::fromStdString(options.format)).value_or(sniffTree(*bytes));
    Issues issues;
    Result<std::vector<GenreDef>> genres = readGenreTree(format, *bytes, &issues);
    if (!genres)
        return failWithIssues(out, tr("%1 could not be read as a tree of genres. Nothing was written.").arg(file), file,
                              issues);
    const QString stem = QFileInfo(file).completeBaseName();
    GenreSchema schema = schemaOfTree(std::move(*genres));
    schema.name = options.name.empty() ? stem : QString::fromStdString(options.name);
    schema.id = options.id.empty() ? idStem(stem, QStringLiteral("schema")) : QString::fromStdString(options.id);
    const QByteArray json = schemaToJson(schema);
    const Result<GenreSchema> sound = schemaFromJson(json, &issues);
    if (!sound)
        return failWithIssues(out, tr("What the tree gives is no sound schema. Nothing was written."), target, issues);
    if (const Result<void> written = writeWholeFile(target, json); !written)
        return out.fail(written.error());
    const auto roots = qint64(sound->childrenOf({}).size());
    out.document(
        {{QLatin1String("file"), target},
         {QLatin1String("format"), treeFormatId(format)},
         {QLatin1String("id"), sound->id},
         {QLatin1String("genres"), qint64(sound->genres.size())},
         {QLatin1String("roots"), roots},
         {QLatin1String("issues"), fileIssuesToJson(target, issues)}},
        tr("%1: %2 genres, %3 roots.").arg(target, QString::number(sound->genres.size()), QString::number(roots)));
    return kExitDone;
}

} // namespace

void registerCommands_schemaimport(CommandRegistry& registry)
{
    registry.add({QStringLiteral("schema import"), tr("Make a schema of a tree of genres"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("file", options->file, tr("File that holds the tree").toStdString())->required();
                      app.add_option("--format", options->format,
                                     tr("fma, audioset or list; without it told by the content").toStdString())
                          ->check(CLI::IsMember({"fma", "audioset", "list"}));
                      app.add_option("--out", options->out, tr("Schema file to write").toStdString())->required();
                      app.add_option("--id", options->id, tr("Id of the schema").toStdString());
                      app.add_option("--name", options->name, tr("Name of the schema").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
