#include "app/cli/command.h"
#include "core/agreement/coefficients/power.h"

#include <QCoreApplication>

namespace unisono {

namespace {

struct Options {
    StudyPlan study;
    double prevalence = 0;
    double width = 0;
    CLI::Option* prevalenceGiven = nullptr;
    CLI::Option* widthGiven = nullptr;
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

QString decimals(double value)
{
    return QString::number(value, 'f', 3);
}

QJsonValue orNull(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString sentencesOf(const StudyPlan& study, const StudyForecast& found)
{
    QString text = found.halfWidth() ? tr("In 95 of 100 such studies of %1 tracks kappa lies between %2 and %3, %4 to "
                                          "either side.")
                                           .arg(QString::number(study.tracks), decimals(*found.low),
                                                decimals(*found.high), decimals(*found.halfWidth()))
                                     : tr("No such study has any variation: kappa is undefined.");
    text += u'\n';
    if (found.undefinedShare > 0)
        text += tr("It is undefined in %1 % of them: all ratings are the same.")
                    .arg(QString::number(100 * found.undefinedShare, 'f', 1)) +
                u'\n';
    return text;
}

int run(const Options& options, const CliOutput& out)
{
    StudyPlan study = options.study;
    if (options.prevalenceGiven->count() > 0)
        study.prevalence = options.prevalence;
    const JobContext job;
    const Result<StudyForecast> found = forecast(study, job);
    if (!found)
        return out.fail(found.error());
    QJsonObject document{{QLatin1String("low"), orNull(found->low)},
                         {QLatin1String("high"), orNull(found->high)},
                         {QLatin1String("halfWidth"), orNull(found->halfWidth())},
                         {QLatin1String("undefinedShare"), found->undefinedShare}};
    QString text = sentencesOf(study, *found);
    if (options.widthGiven->count() > 0) {
        const Result<std::int64_t> needed = tracksNeeded(study, options.width, job);
        if (!needed)
            return out.fail(needed.error());
        document.insert(QLatin1String("tracksNeeded"), double(*needed));
        text += tr("For %1 to either side it takes %2 tracks.").arg(decimals(options.width), QString::number(*needed)) +
                u'\n';
    }
    out.document(document, text);
    return kExitDone;
}

} // namespace

void registerCommands_plan(CommandRegistry& registry)
{
    registry.add(
        {QStringLiteral("plan"), tr("What agreement a study to come can show, and how many tracks it takes"),
         [](CLI::App& app, CliOutput& out) -> std::function<int()> {
             auto options = std::make_shared<Options>();
             app.add_option("--tracks", options->study.tracks, tr("Tracks that everybody rates").toStdString())
                 ->required()
                 ->check(CLI::Range(std::int64_t(2), kMostTracksPlanned));
             app.add_option("--raters", options->study.raters, tr("Raters of each track").toStdString())
                 ->required()
                 ->check(CLI::Range(2, 1000));
             app.add_option("--categories", options->study.categories, tr("Labels to choose from").toStdString())
                 ->required()
                 ->check(CLI::Range(2, 1000));
             options->prevalenceGiven =
                 app.add_option(
                        "--prevalence", options->prevalence,
                        tr("Share of tracks of one label, the others being even (default: all are even)").toStdString())
                     ->check(CLI::Range(0.0001, 0.9999));
             app.add_option("--kappa", options->study.kappa, tr("Kappa or alpha that is expected").toStdString())
                 ->required()
                 ->check(CLI::Range(0.0, 1.0));
             options->widthGiven =
                 app.add_option("--width", options->width,
                                tr("Say how many tracks an interval of so much to either side takes").toStdString())
                     ->check(CLI::Range(0.001, 0.999));
             return [options, &out] { return run(*options, out); };
         }});
}

} // namespace unisono
