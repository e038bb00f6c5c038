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
    for (const Unit& unit : project.units())
        units.insert({{unit.track, unit.layer}, unit});
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

/// Tracks with the layers of their genre.
template <class Each> void forEveryUnit(const Project& project, const Each& each)
{
    const GenreSchema& schema = project.schema();
    std::map<QString, std::vector<ResolvedLayer>> layersOf;
    for (const Track& track : project.tracks()) {
        const QString genre = schema.genres.empty() ? QString() : project.genreOf(track.id, project.owner());
        auto known = layersOf.find(genre);
        if (known == layersOf.end())
            known = layersOf.insert({genre, resolveLayers(schema, genre)}).first;
        for (const ResolvedLayer& resolved : known->second)
            each(track, resolved.layer);
    }
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
    forEveryUnit(project, [&](const Track& track, const LayerDef& layer) {
        state.layerPasses.insert(layer.id, layer.passes);
        AssigningUnit unit{{track.id, layer.id}, work.stratum(track.id), {}, UnitProgress::Open, work.sameAs(track.id)};
        if (const auto row = units.find(unit.key); row != units.end()) {
            if (row->second.isHeld())
                return;
            unit.progress = progressOf(row->second);
        }
        state.units.push_back(std::move(unit));
    });
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

namespace {

int newestPolicy(const Project& project)
{
    int newest = 0;
    for (const QString& key : project.recordKeys(RecordKind::Policy))
        newest = std::max(newest, key.toInt());
    return newest;
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
    work.policyVersion = newestPolicy(project);
    if (work.plan.rows.empty())
        return work;
    Result<Edit> change = changePolicy(project, policy);
    if (!change)
        return change.error();
    for (AnyChange& any : change->changes) {
        ++work.policyVersion;
        work.edit.changes.push_back(std::move(any));
    }
    return work;
}

Result<Edit> changePolicy(const Project& project, const AssigningPolicy& policy)
{
    const Result<std::optional<AssigningPolicy>> before = policyInForce(project);
    if (!before)
        return before.error();
    Edit edit{QStringLiteral("work.policy"), QString::number(newestPolicy(project) + 1), {}, {}};
    if (*before != policy)
        edit.changes.push_back(Change<Record>{
            std::nullopt, Record{RecordId::next(), RecordKind::Policy, edit.subject, assigningPolicyToJson(policy)}});
    return edit;
}

namespace {

/// Why a unit is not for somebody who chose nothing wrong themselves.
class Guards {
public:
    static Result<Guards> of(const Project& project, const Person& person)
    {
        Guards guards(project, person);
        const Result<std::optional<AssigningPolicy>> policy = policyInForce(project);
        if (!policy)
            return policy.error();
        if (*policy)
            guards.m_mostOpen = (*policy)->mostOpen;
        if (project.recordKeys(RecordKind::SealedGold).empty())
            return guards;
        const Result<std::vector<GoldRecord>> gold = goldRecords(project);
        if (!gold)
            return gold.error();
        for (const GoldRecord& one : *gold)
            if (std::find(one.authors.begin(), one.authors.end(), person.id) != one.authors.end())
                guards.m_goldOf.insert({guards.m_state.sameAs(one.track), one.layer});
        return guards;
    }

    std::optional<Issue> refusal(const UnitKey& key) const
    {
        const auto refused = [](const char* code, const QStringList& args = {}) {
            return Issue{Severity::Error, QLatin1String(code), {}, args};
        };
        if (!m_project.track(key.track) || !m_project.schema().layer(key.layer))
            return refused("assign.unknown-layer");
        std::vector<UnitPart> parts;
        for (const Assignment& a : m_project.assignments(key.track))
            if (a.layer == key.layer && a.person == m_person.id)
                parts.push_back({a.pass, a.state});
        const bool isGoldAuthor = m_goldOf.contains({m_state.sameAs(key.track), key.layer});
        if (std::optional<Issue> conflict =
                conflictOf(PassKind::Independent, m_person, m_project.owner(), parts, isGoldAuthor))
            return conflict;
        const std::vector<PersonId> seen = m_state.seenBy(key);
        if (std::find(seen.begin(), seen.end(), m_person.id) != seen.end())
            return refused("assign.had-like-it");
        if (const auto unit = m_units.find(key); unit != m_units.end()) {
            if (unit->second.isHeld())
                return refused("step.held");
            if (progressOf(unit->second) == UnitProgress::Decided)
                return refused("assign.decided");
        }
        if (m_given.contains({m_state.sameAs(key.track), key.layer}))
            return refused("assign.had-like-it");
        if (m_mostOpen && m_open >= *m_mostOpen)
            return refused("assign.full", {QString::number(m_open), QString::number(*m_mostOpen)});
        return std::nullopt;
    }

    void give(const UnitKey& key)
    {
        m_given.insert({m_state.sameAs(key.track), key.layer});
        ++m_open;
    }

    const std::map<UnitKey, Unit>& units() const { return m_units; }

private:
    Guards(const Project& project, const Person& person)
        : m_project(project),
          m_person(person),
          m_state(project),
          m_units(unitsOf(project))
    {
        for (const Assignment& a : project.assignments())
            m_open += a.person == person.id &&
                              (a.state == AssignmentState::Assigned || a.state == AssignmentState::InProgress)
                          ? 1
                          : 0;
    }

    const Project& m_project;
    Person m_person;
    WorkState m_state;
    std::map<UnitKey, Unit> m_units;
    std::set<std::pair<int, QString>> m_goldOf;
    std::set<std::pair<int, QString>> m_given;
    std::optional<int> m_mostOpen;
    int m_open = 0;
};

} // namespace

Result<HandedOut> assignByHand(const Project& project, const std::vector<UnitKey>& units, PersonId person, qint64 nowMs)
{
    const std::vector<Person> people = project.people();
    const auto who = std::find_if(people.begin(), people.end(), [&](const Person& p) { return p.id == person; });
    if (who == people.end())
        return Error{ErrorCode::NotFound, QStringLiteral("no such person"), {}, {}};
    Result<Guards> guards = Guards::of(project, *who);
    if (!guards)
        return guards.error();
    HandedOut out;
    out.edit.kind = QStringLiteral("work.assign-hand");
    out.edit.subject = who->name;
    std::set<UnitKey> seen;
    for (const UnitKey& unit : units) {
        if (!seen.insert(unit).second)
            continue;
        if (const std::optional<Issue> issue = guards->refusal(unit)) {
            out.refusals.push_back({person, unit, issue->code, issue->args});
            continue;
        }
        guards->give(unit);
        out.given.push_back(unit);
        if (std::optional<Change<Unit>> change = asked(guards->units(), unit, nowMs))
            out.edit.changes.push_back(std::move(*change));
        out.edit.changes.push_back(
            Change<Assignment>{std::nullopt, fresh(project, unit, person, PassKind::Independent, nowMs)});
    }
    return out;
}

std::vector<UnitKey> everyUnit(const Project& project)
{
    std::vector<UnitKey> all;
    forEveryUnit(project, [&](const Track& track, const LayerDef& layer) { all.push_back({track.id, layer.id}); });
    return all;
}

Board readBoard(const Project& project, qint64 nowMs)
{
    BoardInput input;
    input.every = everyUnit(project);
    input.units = project.units();
    input.assignments = project.assignments();
    for (const LayerDef* layer : project.schema().everyLayer())
        input.passes.insert(layer->id, layer->passes);
    input.nowMs = nowMs;
    return boardOf(input);
}

} // namespace unisono
