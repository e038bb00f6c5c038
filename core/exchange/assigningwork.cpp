#include "core/exchange/assigningwork.h"

#include "core/exchange/goldkeeping.h"
#include "core/exchange/workstate.h"
#include "core/genre/resolve.h"
#include "core/workflow/roles.h"
#include "core/workflow/transitions.h"

#include <algorithm>
#include <map>
#include <set>

namespace unisono {

namespace {

UnitProgress progressOf(const Unit& unit)
{
    switch (unit.state) {
    case UnitState::Open:
    case UnitState::Collecting:
        return UnitProgress::Open;
    case UnitState::Comparing:
    case UnitState::InAdjudication:
        return UnitProgress::Undecided;
    case UnitState::Resolved:
        break;
    }
    return UnitProgress::Decided;
}

std::map<UnitKey, Unit> unitsOf(const Project& project)
{
    std::map<UnitKey, Unit> units;
    for (Unit& unit : project.units())
        units.insert({{unit.track, unit.layer}, std::move(unit)});
    return units;
}

/// The change that notes that work on a unit is asked for; nullopt: it was already.
std::optional<Change<Unit>> asked(const std::map<UnitKey, Unit>& units, const UnitKey& key, qint64 nowMs)
{
    const auto known = units.find(key);
    Unit after = known == units.end() ? Unit{UnitId::next(), key.track, key.layer} : known->second;
    const bool isUndecided = after.state == UnitState::Comparing || after.state == UnitState::InAdjudication;
    const Result<UnitStanding> next = afterStep(
        {after.state, after.resolution}, isUndecided ? UnitStep::AskMore : UnitStep::Ask, {0, 0, 0, after.holds});
    if (!next)
        return std::nullopt;
    after.state = next->state;
    after.resolution = next->resolution;
    after.sinceMs = nowMs;
    return Change<Unit>{known == units.end() ? std::nullopt : std::optional(known->second), after};
}

Assignment fresh(const Project& project, const UnitKey& unit, PersonId person, PassKind pass, qint64 nowMs)
{
    Assignment assignment;
    assignment.id = AssignmentId::next();
    assignment.track = unit.track;
    assignment.layer = unit.layer;
    assignment.person = person;
    assignment.pass = pass;
    assignment.schemaVersion = project.schema().version;
    assignment.sinceMs = nowMs;
    return assignment;
}

Result<AssigningState> stateOf(const Project& project, qint64 nowMs)
{
    AssigningState state;
    state.nowMs = nowMs;
    for (const Person& person : project.people()) {
        const Roles roles = rolesOf(person, project.owner());
        AssigningPerson one;
        one.id = person.id;
        one.mayAnnotate = roles.has(Role::Annotator) && !roles.has(Role::Model);
        one.active = !person.isAway;
        state.people.push_back(std::move(one));
    }
    const WorkState work(project);
    const std::map<UnitKey, Unit> units = unitsOf(project);
    const GenreSchema& schema = project.schema();
    std::map<QString, std::vector<ResolvedLayer>> layersOf;
    for (const Track& track : project.tracks()) {
        const QString genre = schema.genres.empty() ? QString() : project.genreOf(track.id, project.owner());
        auto known = layersOf.find(genre);
        if (known == layersOf.end())
            known = layersOf.insert({genre, resolveLayers(schema, genre)}).first;
        for (const ResolvedLayer& resolved : known->second) {
            const LayerDef& layer = resolved.layer;
            state.layerPasses.insert(layer.id, layer.passes);
            AssigningUnit unit{
                {track.id, layer.id}, work.stratum(track.id), {}, UnitProgress::Open, work.sameAs(track.id)};
            if (const auto row = units.find(unit.key); row != units.end()) {
                if (row->second.isHeld())
                    continue;
                unit.progress = progressOf(row->second);
            }
            state.units.push_back(std::move(unit));
        }
    }
    for (const Assignment& a : project.assignments())
        state.past.push_back({a.person, {a.track, a.layer}, a.pass, a.state, a.sinceMs});
    if (!project.recordKeys(RecordKind::SealedGold).empty()) {
        const Result<std::vector<GoldRecord>> gold = goldRecords(project);
        if (!gold)
            return gold.error();
        for (const GoldRecord& one : *gold)
            for (const PersonId author : one.authors)
                state.goldAuthors.push_back({author, {one.track, one.layer}});
    }
    return state;
}

} // namespace

Result<std::optional<AssigningPolicy>> policyInForce(const Project& project)
{
    int newest = 0;
    QByteArray body;
    for (const Record& record : project.records(RecordKind::Policy))
        if (record.key.toInt() > newest) {
            newest = record.key.toInt();
            body = record.body;
        }
    if (newest == 0)
        return std::optional<AssigningPolicy>();
    const Result<AssigningPolicy> policy = assigningPolicyFromJson(body, nullptr);
    return policy ? Result<std::optional<AssigningPolicy>>(std::optional(*policy)) : policy.error();
}

Result<AssignedWork> planWork(const Project& project, const AssigningPolicy& policy, std::uint64_t seed, qint64 nowMs)
{
    const Result<AssigningState> state = stateOf(project, nowMs);
    if (!state)
        return state.error();
    AssignedWork work;
    work.plan = planAssignments(policy, *state, seed);
    work.edit.kind = QStringLiteral("work.assign");
    work.edit.subject = QString::number(work.plan.rows.size());
    const std::map<UnitKey, Unit> units = unitsOf(project);
    std::set<UnitKey> seen;
    for (const PlannedAssignment& row : work.plan.rows) {
        if (row.pass == PassKind::Independent && seen.insert(row.unit).second)
            if (std::optional<Change<Unit>> change = asked(units, row.unit, nowMs))
                work.edit.changes.push_back(std::move(*change));
        work.edit.changes.push_back(
            Change<Assignment>{std::nullopt, fresh(project, row.unit, row.person, row.pass, nowMs)});
    }
    for (const QString& key : project.recordKeys(RecordKind::Policy))
        work.policyVersion = std::max(work.policyVersion, key.toInt());
    const Result<std::optional<AssigningPolicy>> before = policyInForce(project);
    if (!before)
        return before.error();
    if (*before != policy && !work.plan.rows.empty()) {
        ++work.policyVersion;
        work.edit.changes.push_back(
            Change<Record>{std::nullopt, Record{RecordId::next(), RecordKind::Policy,
                                                QString::number(work.policyVersion), assigningPolicyToJson(policy)}});
    }
    return work;
}

Result<Edit> assignByHand(const Project& project, const UnitKey& unit, PersonId person, PassKind pass, qint64 nowMs)
{
    const auto refused = [](const QString& code, const QStringList& args) {
        return Error{ErrorCode::Invalid, QStringLiteral("cannot be assigned"), args.value(0), code};
    };
    const std::vector<Person> people = project.people();
    const auto who = std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == person; });
    if (who == people.end() || !project.track(unit.track))
        return Error{ErrorCode::NotFound, QStringLiteral("no such person or track"), {}, {}};
    std::vector<UnitPart> parts;
    for (const Assignment& a : project.assignments(unit.track))
        if (a.layer == unit.layer && a.person == person)
            parts.push_back({a.pass, a.state});
    bool isGoldAuthor = false;
    if (!project.recordKeys(RecordKind::SealedGold).empty()) {
        const Result<std::vector<GoldRecord>> gold = goldRecords(project);
        if (!gold)
            return gold.error();
        for (const GoldRecord& one : *gold)
            isGoldAuthor =
                isGoldAuthor || (one.track == unit.track && one.layer == unit.layer &&
                                 std::find(one.authors.begin(), one.authors.end(), person) != one.authors.end());
    }
    if (const std::optional<Issue> conflict = conflictOf(pass, *who, project.owner(), parts, isGoldAuthor))
        return refused(conflict->code, conflict->args);
    const std::map<UnitKey, Unit> units = unitsOf(project);
    if (const auto known = units.find(unit); known != units.end() && known->second.isHeld())
        return refused(QStringLiteral("step.held"), {});
    Edit edit{QStringLiteral("work.assign-one"), who->name, {}, {}};
    if (pass == PassKind::Independent)
        if (std::optional<Change<Unit>> change = asked(units, unit, nowMs))
            edit.changes.push_back(std::move(*change));
    edit.changes.push_back(Change<Assignment>{std::nullopt, fresh(project, unit, person, pass, nowMs)});
    return edit;
}

} // namespace unisono
