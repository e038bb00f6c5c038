#include "app/cli/command.h"
#include "core/analysis/analysis.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace unisono {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct AnalyseOptions {
    std::string audio;
    std::string with = "loudness";
};

int analyse(const AnalyseOptions& o, CliOutput& out)
{
    const QString id = QString::fromStdString(o.with);
    const AnalysisDescriptor* analysis = analyses().find(id);
    if (!analysis) {
        QStringList known;
        for (const AnalysisDescriptor& each : analyses().all())
            known.append(each.id);
        return out.fail(words("There is no analysis %1; there are: %2.").arg(id, known.join(QStringLiteral(", "))));
    }
    const Result<std::shared_ptr<PcmReader>> reader = openPcmReader(QString::fromStdString(o.audio));
    if (!reader)
        return out.fail(reader.error());
    Result<std::vector<AnalysisValue>> values = cancelledError();
    withProgress(words("Analysing"), [&](JobContext& job) { values = runAnalysis(*analysis, **reader, {}, job); });
    if (!values)
        return out.fail(values.error());

    QJsonArray rows;
    QString text;
    for (const AnalysisValue& value : *values) {
        rows.append(QJsonObject{{QStringLiteral("name"), value.name},
                                {QStringLiteral("unit"), value.unit},
                                {QStringLiteral("value"), value.value ? QJsonValue(*value.value) : QJsonValue()}});
        text += value.value ? QStringLiteral("%1\t%2 %3\n").arg(value.name).arg(*value.value, 0, 'f', 2).arg(value.unit)
                            : QStringLiteral("%1\t%2\n").arg(value.name, words("undefined"));
    }
    out.document({{QStringLiteral("analysis"), analysis->id},
                  {QStringLiteral("version"), analysis->version},
                  {QStringLiteral("values"), rows}},
                 text);
    return kExitDone;
}

} // namespace

void registerCommands_analyse(CommandRegistry& registry)
{
    CliCommand command;
    command.id = QStringLiteral("analyse");
    command.summary = words("Measure a file, for example its loudness");
    command.setup = [](CLI::App& app, CliOutput& out) -> std::function<int()> {
        auto options = std::make_shared<AnalyseOptions>();
        app.add_option("audio", options->audio, words("The file").toStdString())->required();
        app.add_option("--with", options->with, words("The analysis").toStdString());
        return [options, &out] { return analyse(*options, out); };
    };
    registry.add(command);
}

} // namespace unisono
