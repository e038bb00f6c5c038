#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "app/cli/schemajson.h"
#include "core/annotation/migration.h"
#include "ui/text/schemawords.h"

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
    std::string file;
    bool dryRun = false;
};

/// A version of the project by its hash; nullopt: it has none of it.
std::optional<GenreSchema> versionOf(const Project& project, const QString& hash)
{
    for (const SchemaVersion& version : project.schemaVersions())
        if (version.hash == hash)
            if (const Result<GenreSchema> schema = schemaFromJson(version.json, nullptr))
                return *schema;
    return std::nullopt;
}

QString nameOf(const Project& project, PersonId id)
{
    for (const Person& person : project.people())
        if (person.id == id)
            return person.name;
    return {};
}

QJsonArray unitsToJson(const Project& project, const std::vector<std::pair<AssignmentId, QString>>& units)
{
    QJsonArray list;
    for (const auto& [id, reason] : units) {
        const std::optional<Assignment> unit = project.assignment(id);
        if (unit)
            list.append(QJsonObject{{QLatin1String("assignment"), id.toText()},
                                    {QLatin1String("track"), unit->track.toText()},
                                    {QLatin1String("layer"), unit->layer},
                                    {QLatin1String("person"), nameOf(project, unit->person)},
                                    {QLatin1String("reason"), reason}});
    }
    return list;
}

QJsonObject planToJson(const Project& project, const MigrationPlan& plan)
{
    QJsonArray effects;
    for (const MigrationEffect& effect : plan.effects) {
        QJsonObject each = differenceToJson(effect.difference);
        each[QLatin1String("items")] = qint64(effect.items);
        each[QLatin1String("needsChoice")] = effect.needsChoice;
        effects.append(each);
    }
    return {{QLatin1String("effects"), effects},
            {QLatin1String("mapped"), qint64(plan.mapped)},
            {QLatin1String("choices"), qint64(plan.choices)},
            {QLatin1String("stale"), unitsToJson(project, plan.stale)},
            {QLatin1String("hidden"), unitsToJson(project, plan.hidden)}};
}

QString planText(const MigrationPlan& plan)
{
    QString text;
    for (const MigrationEffect& effect : plan.effects)
        text += sentence(effect.difference) +
                (effect.items > 0 ? QLatin1Char(' ') + tr("(%1 items)").arg(effect.items) : QString()) +
                QLatin1Char('\n');
    text += tr("%1 items are mapped, %2 need a choice, %3 units are to be looked at again, %4 are no longer asked for.")
                .arg(QString::number(plan.mapped), QString::number(plan.choices), QString::number(plan.stale.size()),
                     QString::number(plan.hidden.size()));
    return text + QLatin1Char('\n');
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project =
        openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite, out);
    if (!project)
        return out.fail(project.error());
    Project& p = **project;
    const QString file = QString::fromStdString(options.file);
    Issues issues;
    Result<GenreSchema> next = findSchema(file, &issues);
    if (!next) {
        out.issues(issues);
        return out.fail(next.error());
    }
    if (next->id != p.schema().id)
        return out.fail(
            QStringLiteral("other-schema"),
            tr("%1 is the schema “%2”, and the project is annotated by “%3”. Nothing was changed. A version "
               "of “%3” can be published; for another schema make another project.")
                .arg(file, next->id, p.schema().id),
            {});
    const QString inForce = schemaHash(p.schema());
    const bool merges = !next->parent.isEmpty() && next->parent != inForce && schemaHash(*next) != inForce;
    if (merges) {
        const std::optional<GenreSchema> base = versionOf(p, next->parent);
        if (!base)
            return out.fail(QStringLiteral("unknown-parent"),
                            tr("%1 was made from a version that this project never had. Nothing was changed. Take "
                               "“parent” out of it to publish it as made from the version in force.")
                                .arg(file),
                            {});
        issues.clear();
        next = mergeSchemas(*base, p.schema(), *next, &issues);
        if (!next)
            return failToMerge(out, file, issues);
    }
    next->parent = inForce;
    next->version = p.schema().version + 1;
    const bool differs = schemaHash(*next) != inForce;
    const Result<MigrationPlan> plan = differs && !options.dryRun ? p.publish(*next) : p.planPublishing(*next);
    if (!plan)
        return out.fail(plan.error());
    if (const auto reason = p.unsavedReason())
        return out.fail(*reason);
    QJsonObject json = planToJson(p, *plan);
    json[QLatin1String("published")] = differs && !options.dryRun;
    json[QLatin1String("dryRun")] = options.dryRun;
    json[QLatin1String("merged")] = merges;
    json[QLatin1String("version")] = differs ? next->version : p.schema().version;
    json[QLatin1String("hash")] = schemaHash(*next);
    json[QLatin1String("parent")] = inForce;
    QString text;
    if (!differs)
        text = tr("%1 says what the version in force says. Nothing was published.").arg(file);
    else if (options.dryRun)
        text = planText(*plan) + tr("Nothing was published.");
    else
        text = planText(*plan) + tr("Published as version %1.").arg(next->version);
    out.document(json, text);
    return kExitDone;
}

} // namespace

void registerCommands_schemapublish(CommandRegistry& registry)
{
    registry.add({QStringLiteral("schema publish"), tr("Make a schema the next version of a project's"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("file", options->file, tr("Schema file, or id of a shipped schema").toStdString())
                          ->required();
                      app.add_flag("--dry-run", options->dryRun,
                                   tr("Only say what publishing would change").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
