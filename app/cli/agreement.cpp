#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "app/cli/passphrase.h"
#include "core/interchange/formatfile.h"
#include "core/study/studyjson.h"
#include "ui/text/studyreport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project, layer, by, csv, html;
    int draws = kFewestDraws;
    std::uint64_t seed = 1;
    bool isWithoutShifts = false;
    PassphraseOption passphrase;
};

QString valueText(const std::optional<double>& value)
{
    return value ? QString::number(*value, 'f', 3) : tr("undefined");
}

QString lineOf(const StudyFigure& figure)
{
    QString text = QStringLiteral("  ") + figure.info.id.leftJustified(26) + valueText(figure.pooled);
    if (figure.interval && figure.interval->ends)
        text += QStringLiteral(" [%1, %2]")
                    .arg(valueText(figure.interval->ends->low), valueText(figure.interval->ends->high));
    return text + tr("  mean of %1 tracks %2\n").arg(QString::number(figure.tracks), valueText(figure.meanOfTracks));
}

QString headOf(const LayerStudy& layer)
{
    const StudyCoverage& coverage = layer.coverage;
    return tr("%1: %2 raters, %3 of %4 pairs of answers, %5 tracks\n")
        .arg(layer.name, QString::number(layer.raters.size()), QString::number(coverage.pairs),
             QString::number(coverage.pairsPossible), QString::number(coverage.compared));
}

QString textOf(const LayerStudy& layer, const std::string& by)
{
    QString text = headOf(layer);
    if (by.empty())
        for (const StudyFigure& figure : layer.figures)
            text += lineOf(figure);
    if (by == "pair")
        for (const StudyStratum& pair : layer.pairs) {
            text +=
                QStringLiteral(" %1 - %2\n").arg(layer.raters[pair.raters[0]].name, layer.raters[pair.raters[1]].name);
            for (const StudyFigure& figure : pair.figures)
                text += lineOf(figure);
        }
    if (by == "genre")
        for (const StudyStratum& genre : layer.genres) {
            text += u' ' + genre.id + u'\n';
            for (const StudyFigure& figure : genre.figures)
                text += lineOf(figure);
        }
    if (by == "label")
        for (const LabelFigures& label : layer.labels)
            text += QStringLiteral("  %1 kappa %2, AC1 %3\n")
                        .arg(label.key.leftJustified(26), valueText(label.kappa), valueText(label.ac1));
    return text;
}

QByteArray pageOf(const Study& study, const Project& project, const Options& options)
{
    StudyReportHead head;
    head.project = QFileInfo(project.path()).completeBaseName();
    head.date = QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat);
    if (options.isWithoutShifts)
        head.scope << tr("constant shifts in time taken off");
    return studyReportHtml(study, head, project.schema()).toUtf8();
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    if (const Result<void> unlocked = options.passphrase.unlockWhereGiven(**project); !unlocked)
        return out.fail(unlocked.error());
    StudyWish wish;
    wish.areShiftsRemoved = options.isWithoutShifts;
    wish.bootstrap->draws = options.draws;
    wish.bootstrap->seed = options.seed;
    if (options.draws == 0)
        wish.bootstrap.reset();
    if (!options.layer.empty()) {
        const auto layer = findLayer(**project, QString::fromStdString(options.layer));
        if (!layer)
            return out.fail(layer.error());
        wish.filter.layers = {layer->id};
    }
    Result<Study> study = Error{};
    withProgress(tr("Comparing"), [&](JobContext& job) { study = runStudy(**project, wish, job); });
    if (!study)
        return out.fail(study.error());
    if (!options.csv.empty())
        if (const auto written = writeWholeFile(QString::fromStdString(options.csv), studyToCsv(*study)); !written)
            return out.fail(written.error());
    if (!options.html.empty())
        if (const auto written =
                writeWholeFile(QString::fromStdString(options.html), pageOf(*study, **project, options));
            !written)
            return out.fail(written.error());
    QString text;
    for (const LayerStudy& layer : study->layers)
        text += textOf(layer, options.by);
    out.document(studyToJson(*study), text.isEmpty() ? tr("Nobody was asked for anything yet.") : text);
    return kExitDone;
}

} // namespace

void registerCommands_agreement(CommandRegistry& registry)
{
    registry.add({QStringLiteral("agreement"), tr("Compare what people answered, with intervals"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--layer", options->layer, tr("Only this layer, by id or name").toStdString());
                      app.add_option("--by", options->by, tr("What the text lists; JSON holds all of it").toStdString())
                          ->check(CLI::IsMember({"pair", "genre", "label"}));
                      app.add_option("--bootstrap", options->draws,
                                     tr("Draws for the intervals; 0: none").toStdString())
                          ->check([](const std::string& value) {
                              return value == "0" ? std::string() : CLI::Range(kFewestDraws, kMostDraws)(value);
                          });
                      app.add_option("--seed", options->seed, tr("Number that decides the draws").toStdString());
                      app.add_flag("--without-shifts", options->isWithoutShifts,
                                   tr("Take off what each person is constantly late or early").toStdString());
                      app.add_option("--csv", options->csv, tr("Also write the figures to this file").toStdString());
                      app.add_option("--html", options->html, tr("Also write a report as a web page").toStdString());
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
