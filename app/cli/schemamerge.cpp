#include "app/cli/command.h"
#include "app/cli/schemajson.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string base;
    std::string ours;
    std::string theirs;
    std::string out;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<GenreSchema> base = findSchema(QString::fromStdString(options.base), nullptr);
    if (!base)
        return out.fail(base.error());
    const Result<GenreSchema> ours = findSchema(QString::fromStdString(options.ours), nullptr);
    if (!ours)
        return out.fail(ours.error());
    const QString theirFile = QString::fromStdString(options.theirs);
    const Result<GenreSchema> theirs = findSchema(theirFile, nullptr);
    if (!theirs)
        return out.fail(theirs.error());
    Issues issues;
    const Result<GenreSchema> merged = mergeSchemas(*base, *ours, *theirs, &issues);
    if (!merged)
        return failToMerge(out, theirFile, issues);
    const QString file = QString::fromStdString(options.out);
    if (const Result<void> written = writeWholeFile(file, schemaToJson(*merged)); !written)
        return out.fail(written.error());
    out.document({{QLatin1String("file"), file},
                  {QLatin1String("hash"), schemaHash(*merged)},
                  {QLatin1String("parent"), merged->parent},
                  {QLatin1String("issues"), fileIssuesToJson(file, issues)}},
                 tr("Merged into %1.").arg(file));
    return kExitDone;
}

} // namespace

void registerCommands_schemamerge(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("schema merge"), tr("Join two drafts of one schema, or say where they clash"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("base", options->base, tr("Schema that both were made from").toStdString())->required();
             app.add_option("ours", options->ours, tr("One draft").toStdString())->required();
             app.add_option("theirs", options->theirs, tr("The other draft").toStdString())->required();
             app.add_option("--out", options->out, tr("File to write").toStdString())->required();
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
