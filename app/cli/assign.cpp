#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "app/cli/passphrase.h"
#include "core/annotation/rowjson.h"
#include "core/exchange/assigningwork.h"
#include "core/interchange/formatfile.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string policy;
    PassphraseOption passphrase;
    std::uint64_t seed = 0;
    bool dryRun = false;
};

QString nameOf(const std::vector<Person>& people, PersonId id)
{
    const auto found = std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == id; });
    return found == people.end() ? QString() : found->name;
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> opened =
        openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite, out);
    if (!opened)
        return out.fail(opened.error());
    Project& project = **opened;
    if (!project.recordKeys(RecordKind::SealedGold).empty()) {
        const Result<QString> passphrase = options.passphrase.read();
        if (!passphrase)
            return out.fail(passphrase.error());
        if (const Result<void> done = project.unlock(*passphrase); !done)
            return out.fail(done.error());
    }
    AssigningPolicy policy;
    if (options.policy.empty()) {
        const Result<std::optional<AssigningPolicy>> known = policyInForce(project);
        if (!known)
            return out.fail(known.error());
        policy = known->value_or(AssigningPolicy());
    } else {
        const Result<QByteArray> json = readSmallFile(QString::fromStdString(options.policy), kMostSchemaBytes);
        if (!json)
            return out.fail(json.error());
        Issues issues;
        Result<AssigningPolicy> read = assigningPolicyFromJson(*json, &issues);
        if (!read) {
            out.issues(issues);
            Error error = read.error();
            error.subject = QString::fromStdString(options.policy);
            return out.fail(error);
        }
        policy = std::move(*read);
    }
    const Result<AssignedWork> work = planWork(project, policy, options.seed, QDateTime::currentMSecsSinceEpoch());
    if (!work)
        return out.fail(work.error());
    if (!options.dryRun)
        if (const Result<void> done = project.apply(work->edit); !done)
            return out.fail(done.error());
    const std::vector<Person> people = project.people();
    QJsonArray rows;
    QString text;
    for (const PlannedAssignment& row : work->plan.rows) {
        const Track* track = project.track(row.unit.track);
        const QString why = sentence(Issue{Severity::Info, row.reason, {}, row.args});
        rows.append(QJsonObject{{QLatin1String("person"), nameOf(people, row.person)},
                                {QLatin1String("track"), row.unit.track.toText()},
                                {QLatin1String("title"), track ? track->title : QString()},
                                {QLatin1String("layer"), row.unit.layer},
                                {QLatin1String("pass"), passKindId(row.pass)},
                                {QLatin1String("package"), row.package},
                                {QLatin1String("reason"), row.reason},
                                {QLatin1String("message"), why}});
        text += QStringList{nameOf(people, row.person), track ? track->title : QString(), row.unit.layer, why}.join(
                    QLatin1Char('\t')) +
                QLatin1Char('\n');
    }
    QJsonArray refusals;
    for (const AssigningRefusal& refusal : work->plan.refusals) {
        const Track* track = project.track(refusal.unit.track);
        const QString why = sentence(Issue{Severity::Info, refusal.reason, {}, refusal.args});
        refusals.append(
            QJsonObject{{QLatin1String("person"),
                         refusal.person.isNull() ? QJsonValue() : QJsonValue(nameOf(people, refusal.person))},
                        {QLatin1String("track"), track ? QJsonValue(refusal.unit.track.toText()) : QJsonValue()},
                        {QLatin1String("layer"), track ? QJsonValue(refusal.unit.layer) : QJsonValue()},
                        {QLatin1String("reason"), refusal.reason},
                        {QLatin1String("message"), why}});
    }
    text += options.dryRun ? tr("%1 assignments would be made; %2 units or people get none.")
                                 .arg(work->plan.rows.size())
                                 .arg(work->plan.refusals.size())
                           : tr("%1 assignments made; %2 units or people got none.")
                                 .arg(work->plan.rows.size())
                                 .arg(work->plan.refusals.size());
    out.document({{QLatin1String("assignments"), rows},
                  {QLatin1String("refusals"), refusals},
                  {QLatin1String("policy"), work->policyVersion},
                  {QLatin1String("dryRun"), options.dryRun}},
                 text);
    return kExitDone;
}

} // namespace

void registerCommands_assign(CommandRegistry& registry)
{
    registry.add({QStringLiteral("assign"), tr("Give people work by a policy"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--policy", options->policy,
                                     tr("Policy as JSON; else the one in force, or the defaults").toStdString());
                      app.add_option("--seed", options->seed, tr("Number that decides ties").toStdString());
                      app.add_flag("--dry-run", options->dryRun,
                                   tr("Only say who would get what, and why").toStdString());
                      options->passphrase.add(app);
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
