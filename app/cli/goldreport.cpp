#include "app/cli/command.h"
#include "app/cli/passphrase.h"
#include "core/exchange/goldkeeping.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

#include <algorithm>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    PassphraseOption passphrase;
    bool simulate = false;
    double mark = 0.70;
    int results = 20;
    int runs = 100'000;
    std::vector<double> rates{0.60, 0.85};
};

const char* reliabilityId(Reliability reliability)
{
    switch (reliability) {
    case Reliability::TooFew:
        return "too-few";
    case Reliability::Undecided:
        return "undecided";
    case Reliability::Reliable:
        return "reliable";
    case Reliability::Unreliable:
        return "unreliable";
    }
    return "";
}

QJsonObject ratesToJson(const std::optional<GoldErrorRates>& rates)
{
    if (!rates)
        return {};
    return {{QLatin1String("wronglyPassed"), rates->wronglyPassed},
            {QLatin1String("wronglyFailed"), rates->wronglyFailed},
            {QLatin1String("undecided"), rates->undecided},
            {QLatin1String("right"), rates->right}};
}

/// How often the rule errs about people whose true share is known: by sums and by drawing.
int simulate(const Options& options, const CliOutput& out)
{
    ReliabilityRule rule;
    rule.mark = options.mark;
    rule.fewest = std::min(rule.fewest, options.results);
    rule.forgetting = 1; // the sums are over counts
    QJsonArray all;
    QString text = tr("true share\twrongly passed\twrongly failed\tundecided\tright\n");
    for (const double rate : options.rates) {
        const std::optional<GoldErrorRates> exact = goldErrorRates(rule, options.results, rate);
        const std::optional<GoldErrorRates> drawn = simulateGold(rule, options.results, rate, options.runs, 1);
        if (!exact || !drawn)
            return out.fail(Error{ErrorCode::Invalid, QStringLiteral("not a share"), QString::number(rate), {}});
        all.append(QJsonObject{{QLatin1String("trueRate"), rate},
                               {QLatin1String("exact"), ratesToJson(exact)},
                               {QLatin1String("simulated"), ratesToJson(drawn)}});
        for (const GoldErrorRates* rates : {&*exact, &*drawn})
            text += QStringList{QString::number(rate), QString::number(rates->wronglyPassed, 'f', 4),
                                QString::number(rates->wronglyFailed, 'f', 4),
                                QString::number(rates->undecided, 'f', 4), QString::number(rates->right, 'f', 4)}
                        .join(QLatin1Char('\t')) +
                    QLatin1Char('\n');
    }
    out.document({{QLatin1String("mark"), rule.mark},
                  {QLatin1String("results"), options.results},
                  {QLatin1String("runs"), options.runs},
                  {QLatin1String("rates"), all}},
                 text);
    return kExitDone;
}

int report(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> opened = openUnlocked(options.project, options.passphrase, out);
    if (!opened)
        return out.fail(opened.error());
    const Project& project = **opened;
    ReliabilityRule rule;
    rule.mark = options.mark;
    const Result<GoldReport> report = goldReport(project, rule);
    const Result<std::vector<GoldRecord>> gold = goldRecords(project);
    if (!report || !gold)
        return out.fail(report ? gold.error() : report.error());
    const std::vector<Person> people = project.people();
    QJsonArray persons;
    QString text;
    for (const PersonReliability& one : report->people) {
        const auto person =
            std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == one.person; });
        QJsonArray findings;
        for (const auto& [code, count] : one.findings)
            findings.append(QJsonObject{{QLatin1String("code"), code}, {QLatin1String("count"), count}});
        QJsonArray months;
        for (const MonthReliability& month : one.months)
            months.append(
                QJsonObject{{QLatin1String("month"),
                             QStringLiteral("%1-%2").arg(month.year).arg(month.month, 2, 10, QLatin1Char('0'))},
                            {QLatin1String("results"), month.evidence.results},
                            {QLatin1String("lower"), month.interval.lower},
                            {QLatin1String("median"), month.interval.median},
                            {QLatin1String("upper"), month.interval.upper}});
        persons.append(QJsonObject{{QLatin1String("person"), person->name},
                                   {QLatin1String("results"), one.evidence.results},
                                   {QLatin1String("lower"), one.interval.lower},
                                   {QLatin1String("median"), one.interval.median},
                                   {QLatin1String("upper"), one.interval.upper},
                                   {QLatin1String("reliability"), QLatin1String(reliabilityId(one.reliability))},
                                   {QLatin1String("months"), months},
                                   {QLatin1String("findings"), findings}});
        text +=
            QStringList{person->name, QString::number(one.evidence.results),
                        QStringLiteral("%1 – %2").arg(one.interval.lower, 0, 'f', 2).arg(one.interval.upper, 0, 'f', 2),
                        QLatin1String(reliabilityId(one.reliability))}
                .join(QLatin1Char('\t')) +
            QLatin1Char('\n');
    }
    QJsonArray units;
    for (const GoldRecord& one : *gold) {
        const Track* track = project.track(one.track);
        units.append(QJsonObject{{QLatin1String("gold"), one.key},
                                 {QLatin1String("track"), one.track.toText()},
                                 {QLatin1String("title"), track ? track->title : QString()},
                                 {QLatin1String("layer"), one.layer},
                                 {QLatin1String("state"), goldStateId(one.state)},
                                 {QLatin1String("shown"), report->exposures.value(one.key)},
                                 {QLatin1String("missed"), report->missed.value(one.key)},
                                 {QLatin1String("committed"), isCommitted(project, one)}});
        text += QStringList{track ? track->title : QString(), one.layer, goldStateId(one.state),
                            QString::number(report->exposures.value(one.key)),
                            QString::number(report->missed.value(one.key))}
                    .join(QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    out.document({{QLatin1String("people"), persons}, {QLatin1String("gold"), units}}, text);
    return kExitDone;
}

} // namespace

void registerCommands_goldreport(CommandRegistry& registry)
{
    registry.add({QStringLiteral("gold report"), tr("What golden units say of people and of themselves"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString());
                      app.add_flag("--simulate", options->simulate,
                                   tr("How often the decision errs, without a project").toStdString());
                      app.add_option("--mark", options->mark,
                                     tr("Share of gold a reliable person passes").toStdString())
                          ->check(CLI::Range(0.0, 1.0));
                      app.add_option("--results", options->results, tr("Simulate: golden units a person").toStdString())
                          ->check(CLI::Range(1, 1000));
                      app.add_option("--runs", options->runs, tr("Simulate: people drawn").toStdString())
                          ->check(CLI::Range(1, 10'000'000));
                      app.add_option("--rates", options->rates, tr("Simulate: true shares").toStdString());
                      options->passphrase.add(app);
                      return [options, &out] {
                          if (options->simulate)
                              return simulate(*options, out);
                          if (options->project.empty()) {
                              out.fail(Error{ErrorCode::Invalid, QStringLiteral("no project"), {}, {}});
                              return kExitUsage;
                          }
                          return report(*options, out);
                      };
                  }});
}

} // namespace unisono
