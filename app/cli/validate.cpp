#include "app/cli/command.h"
#include "app/cli/openproject.h"
#include "core/store/validation.h"
#include "ui/text/sentences.h"

#include <QCoreApplication>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Cli", text);
}

struct Options {
    std::string project;
    std::string track;
};

struct Counts {
    qint64 errors = 0;
    qint64 warnings = 0;
};

void count(Counts& counts, Severity severity)
{
    if (severity == Severity::Error)
        ++counts.errors;
    else if (severity == Severity::Warning)
        ++counts.warnings;
}

QJsonObject findingToJson(const Finding& finding, const Track& track, const Person& person)
{
    const bool hasPlace = !finding.item.isNull() || finding.span.end > finding.span.start;
    QJsonObject json{{QLatin1String("track"), track.id.toText()},
                     {QLatin1String("title"), track.title},
                     {QLatin1String("person"), person.name},
                     {QLatin1String("layer"), finding.layer},
                     {QLatin1String("severity"), severityId(finding.issue.severity)},
                     {QLatin1String("code"), finding.issue.code},
                     {QLatin1String("message"), sentence(finding.issue)}};
    json[QLatin1String("assignment")] = finding.assignment.isNull() ? QJsonValue() : finding.assignment.toText();
    json[QLatin1String("item")] = finding.item.isNull() ? QJsonValue() : finding.item.toText();
    json[QLatin1String("start")] = hasPlace ? secondsOf(finding.span.start, track.rate) : QJsonValue();
    json[QLatin1String("end")] = hasPlace ? secondsOf(finding.span.end, track.rate) : QJsonValue();
    return json;
}

QString findingText(const Finding& finding, const Track& track, const Person& person)
{
    const bool hasPlace = !finding.item.isNull() || finding.span.end > finding.span.start;
    return QStringList{track.title, person.name, hasPlace ? timeText(finding.span.start, track.rate) : QString(),
                       sentence(finding.issue)}
               .join(QLatin1Char('\t')) +
           QLatin1Char('\n');
}

int run(const Options& options, const CliOutput& out)
{
    const Result<std::unique_ptr<Project>> project = openProject(options.project, OpenMode::ReadOnly, out);
    if (!project)
        return out.fail(project.error());
    const Project& p = **project;
    std::vector<Track> tracks = p.tracks();
    if (!options.track.empty()) {
        const Result<Track> track = findTrack(p, QString::fromStdString(options.track));
        if (!track)
            return out.fail(track.error());
        tracks = {*track};
    }
    const std::vector<Person> people = p.people();
    Counts counts;
    QJsonArray findings;
    QString text;
    bool isCancelled = false;
    withProgress(tr("Checking"), [&](JobContext& context) {
        for (std::size_t i = 0; i < tracks.size() && !isCancelled; ++i) {
            isCancelled = context.cancelled();
            context.progress(double(i) / double(tracks.size()));
            for (const PersonFindings& by : validateTrack(p, tracks[i])) {
                const auto person = std::find_if(people.begin(), people.end(),
                                                 [&](const Person& each) { return each.id == by.person; });
                for (const Finding& finding : by.findings) {
                    count(counts, finding.issue.severity);
                    findings.append(findingToJson(finding, tracks[i], *person));
                    text += findingText(finding, tracks[i], *person);
                }
            }
        }
    });
    if (isCancelled)
        return out.fail(cancelledError());
    if (const std::optional<Error> damage = p.damage())
        return out.fail(*damage);
    text += tr("%1 errors, %2 warnings in %3 tracks.")
                .arg(QString::number(counts.errors), QString::number(counts.warnings), QString::number(tracks.size()));
    out.document({{QLatin1String("schema"), p.schema().id},
                  {QLatin1String("version"), p.schema().version},
                  {QLatin1String("tracks"), qint64(tracks.size())},
                  {QLatin1String("errors"), counts.errors},
                  {QLatin1String("warnings"), counts.warnings},
                  {QLatin1String("findings"), findings}},
                 text);
    return counts.errors + counts.warnings == 0 ? kExitDone : kExitProblem;
}

} // namespace

void registerCommands_validate(CommandRegistry& registry)
{
    registry.add({QStringLiteral("validate"), tr("Check the annotations against the rules of their genres' layers"),
                  [](CLI::App& app, CliOutput& out) -> std::function<int()> {
                      auto options = std::make_shared<Options>();
                      app.add_option("project", options->project, tr("Project file").toStdString())->required();
                      app.add_option("--track", options->track,
                                     tr("Only this track: id, title or file name").toStdString());
                      return [options, &out] { return run(*options, out); };
                  }});
}

} // namespace unisono
