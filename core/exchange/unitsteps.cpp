#include "core/exchange/unitsteps.h"

#include "core/annotation/rowjson.h"
#include "core/store/validation.h"
#include "core/workflow/roles.h"

#include <algorithm>

namespace unisono {

namespace {

Error notFound(const char* what)
{
    return {ErrorCode::NotFound, QLatin1String(what), {}, {}};
}

bool isAnswer(const Assignment& a)
{
    return a.pass == PassKind::Independent &&
           (a.state == AssignmentState::Submitted || a.state == AssignmentState::SubmittedEmpty ||
            a.state == AssignmentState::Frozen);
}

int problemsOf(const Project& project, const Track& track, const Assignment& assignment)
{
    int problems = 0;
    for (const PersonFindings& by : validateTrack(project, track))
        if (by.person == assignment.person)
            problems += int(std::count_if(by.findings.begin(), by.findings.end(), [&](const Finding& finding) {
                return finding.assignment == assignment.id && finding.issue.severity == Severity::Error;
            }));
    return problems;
}

Roles rolesIn(const Project& project, PersonId id)
{
    for (const Person& person : project.people())
        if (person.id == id)
            return rolesOf(person, project.owner());
    return {};
}

Result<Unit> findUnit(const Project& project, const UnitKey& key)
{
    std::optional<Unit> unit = project.unit(key.track, key.layer);
    if (unit)
        return std::move(*unit);
    if (!project.track(key.track))
        return notFound("no such track");
    return Unit{{}, key.track, key.layer};
}

Change<Unit> changeOf(const Unit& before, Unit after, qint64 nowMs)
{
    after.sinceMs = nowMs;
    if (!before.id.isNull())
        return {before, after};
    after.id = UnitId::next();
    return {std::nullopt, after};
}

Result<Edit> holdEdit(const Project& project, const UnitKey& key, const char* kind, Hold hold, qint64 nowMs,
                      const std::function<Result<std::uint32_t>(std::uint32_t)>& step)
{
    const Result<Unit> unit = findUnit(project, key);
    if (!unit)
        return unit.error();
    const Result<std::uint32_t> holds = step(unit->holds);
    if (!holds)
        return holds.error();
    Unit after = *unit;
    after.holds = *holds;
    Edit edit{QLatin1String(kind), holdId(hold), {}, {}};
    edit.changes.push_back(changeOf(*unit, after, nowMs));
    return edit;
}

/// Whether a state can follow another within one edit: the first change and handing in may be one.
bool isStep(AssignmentState from, AssignmentState to)
{
    if (stepBetween(from, to))
        return true;
    return from == AssignmentState::Assigned && stepBetween(AssignmentState::InProgress, to).has_value();
}

/// Edits that bring states which were reached step by step elsewhere.
bool comesFromElsewhere(const QString& kind)
{
    return kind == QLatin1String("package.merge");
}

} // namespace

Result<Edit> assignmentStep(const Project& project, AssignmentId id, AssignmentStep step, const QString& reason,
                            qint64 nowMs)
{
    const std::optional<Assignment> before = project.assignment(id);
    const Track* track = before ? project.track(before->track) : nullptr;
    if (!track)
        return notFound("no such assignment");
    const std::optional<Unit> unit = project.unit(before->track, before->layer);
    AssignmentFacts facts;
    facts.items = std::int64_t(project.items(id).size());
    facts.isStale = !before->stale.isEmpty();
    facts.isUnitHeld = unit && unit->isHeld();
    facts.reason = reason;
    if (step == AssignmentStep::Submit || step == AssignmentStep::SubmitEmpty)
        facts.problems = problemsOf(project, *track, *before);
    const Result<AssignmentState> next = afterStep(before->state, step, facts);
    if (!next)
        return next.error();
    Assignment after = *before;
    after.state = *next;
    after.reason = step == AssignmentStep::Skip || step == AssignmentStep::Decline ? reason : QString();
    after.sinceMs = nowMs;
    return Edit{
        QStringLiteral("assignment.") + assignmentStepId(step), track->title, {}, {Change<Assignment>{before, after}}};
}

Result<Edit> unitStep(const Project& project, const UnitKey& key, UnitStep step, qint64 nowMs)
{
    const Result<Unit> unit = findUnit(project, key);
    if (!unit)
        return unit.error();
    const LayerDef* layer = project.schema().layer(key.layer);
    UnitFacts facts;
    facts.holds = unit->holds;
    facts.wanted = layer ? layer->passes : 1;
    std::vector<Assignment> answers;
    for (Assignment& assignment : project.assignments(key.track))
        if (assignment.layer == key.layer && isAnswer(assignment))
            answers.push_back(std::move(assignment));
    facts.answers = int(answers.size());
    const Result<UnitStanding> next = afterStep({unit->state, unit->resolution}, step, facts);
    if (!next)
        return next.error();
    Unit after = *unit;
    after.state = next->state;
    after.resolution = next->resolution;
    Edit edit{QStringLiteral("unit.") + unitStepId(step), project.track(key.track)->title, {}, {}};
    edit.changes.push_back(changeOf(*unit, after, nowMs));
    if (step == UnitStep::Compare)
        for (const Assignment& answer : answers)
            if (const auto frozen = afterStep(answer.state, AssignmentStep::Freeze, {})) {
                Assignment now = answer;
                now.state = *frozen;
                edit.changes.push_back(Change<Assignment>{answer, now});
            }
    return edit;
}

Result<Edit> holdUnit(const Project& project, const UnitKey& unit, Hold hold, PersonId by, const QString& reason,
                      qint64 nowMs)
{
    return holdEdit(project, unit, "unit.hold", hold, nowMs,
                    [&](std::uint32_t holds) { return withHold(holds, hold, rolesIn(project, by), reason); });
}

Result<Edit> releaseUnit(const Project& project, const UnitKey& unit, Hold hold, PersonId by, const QString& reason,
                         qint64 nowMs)
{
    return holdEdit(project, unit, "unit.release", hold, nowMs,
                    [&](std::uint32_t holds) { return withoutHold(holds, hold, rolesIn(project, by), reason); });
}

Result<Issues> checkSteps(const Project& project)
{
    Issues found;
    const auto report = [&](std::int64_t event, const QString& from, const QString& to) {
        found.push_back({Severity::Error, QStringLiteral("states.no-step"), QString::number(event), {from, to}});
    };
    const Result<void> read = project.readLog(1, [&](const LogEntry& entry) {
        if (comesFromElsewhere(entry.edit.kind))
            return true;
        for (const AnyChange& any : entry.edit.changes) {
            if (const auto* a = std::get_if<Change<Assignment>>(&any)) {
                if (a->before && a->after && a->before->state != a->after->state &&
                    !isStep(a->before->state, a->after->state))
                    report(entry.seq, assignmentStateId(a->before->state), assignmentStateId(a->after->state));
            } else if (const auto* u = std::get_if<Change<Unit>>(&any)) {
                const UnitStanding from =
                    u->before ? UnitStanding{u->before->state, u->before->resolution} : UnitStanding{};
                const UnitStanding to = u->after ? UnitStanding{u->after->state, u->after->resolution} : from;
                if (!(from == to) && !stepBetween(from, to))
                    report(entry.seq, unitStateId(from.state), unitStateId(to.state));
            }
        }
        return true;
    });
    if (!read)
        return read.error();
    return found;
}

} // namespace unisono
