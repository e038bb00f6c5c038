#include "app/cli/command.h"
#include "app/cli/schemajson.h"
#include "ui/text/schemawords.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string before;
    std::string after;
};

int run(const Options& options, const CliOutput& out)
{
    const Result<GenreSchema> before = findSchema(QString::fromStdString(options.before), nullptr);
    if (!before)
        return out.fail(before.error());
    const Result<GenreSchema> after = findSchema(QString::fromStdString(options.after), nullptr);
    if (!after)
        return out.fail(after.error());
    QJsonArray differences;
    QString text;
    for (const SchemaDifference& difference : schemaDiff(*before, *after)) {
        differences.append(differenceToJson(difference));
        text += sentence(difference) + QLatin1Char('\n');
    }
    out.document({{QLatin1String("before"), schemaHash(*before)},
                  {QLatin1String("after"), schemaHash(*after)},
                  {QLatin1String("differences"), differences}},
                 differences.isEmpty() ? tr("The two say the same.") : text);
    return kExitDone;
}

} // namespace

void registerCommands_schemadiff(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("schema diff"), tr("What one schema changes of another"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("before", options->before, tr("Schema file or shipped id").toStdString())->required();
             app.add_option("after", options->after, tr("Schema file or shipped id").toStdString())->required();
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
