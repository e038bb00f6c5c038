#include "app/cli/command.h"
#include "core/agreement/metrics/metriccase.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

Result<QJsonObject> figuresOf(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, file.errorString(), path, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::CannotRead, file.errorString(), path, {}};
    const Result<MetricCase> read = metricCaseFromJson(file.read(kMostCaseBytes + 1));
    const Result<QJsonObject> figures = read ? computeWanted(*read) : Result<QJsonObject>(read.error());
    if (figures)
        return figures;
    Error error = figures.error();
    error.subject = path;
    return error;
}

int run(const std::string& path, const CliOutput& out)
{
    const Result<QJsonObject> figures = figuresOf(QString::fromStdString(path));
    if (!figures)
        return out.fail(figures.error());
    // A person gets the same JSON: that is what the command is for.
    out.document(*figures, QString::fromUtf8(QJsonDocument(*figures).toJson()));
    return kExitDone;
}

} // namespace

void registerCommands_metrics(CommandRegistry& registry)
{
    registry.add({QStringLiteral("metrics"), tr("Compute the measures of agreement of a case file, as JSON"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto path = std::make_shared<std::string>();
                      app.add_option("case", *path, tr("Case file (JSON)").toStdString())->required();
                      return [path, &out] { return run(*path, out); };
                  }});
}

} // namespace unisono
