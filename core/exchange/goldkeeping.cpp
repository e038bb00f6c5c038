#include "core/exchange/goldkeeping.h"

#include "core/exchange/goldrecord.h"
#include "core/exchange/packagerecord.h"
#include "core/genre/resolve.h"
#include "core/workflow/commitment.h"
#include "core/workflow/goldmeasures.h"
#include "core/workflow/roles.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>
#include <tuple>

namespace unisono {

namespace {

Error refused(const char* code, const QString& subject = {})
{
    return {ErrorCode::Invalid, QStringLiteral("gold refused"), subject, QLatin1String(code)};
}

Person personOf(const Project& project, PersonId id)
{
    for (const Person& person : project.people())
        if (person.id == id)
            return person;
    return {};
}

Roles rolesIn(const Project& project, PersonId id)
{
    return rolesOf(personOf(project, id), project.owner());
}

bool isAnswer(const Assignment& a)
{
    return a.state == AssignmentState::Submitted || a.state == AssignmentState::SubmittedEmpty ||
           a.state == AssignmentState::Frozen;
}

Result<Edit> writing(const Project& project, const GoldRecord& gold, const QString& kind, PersonId by)
{
    Result<Change<Record>> change = sealedChange(project, RecordKind::SealedGold, gold.key, goldRecordToJson(gold));
    if (!change)
        return change.error();
    Edit edit{kind, {}, {}, {std::move(*change)}};
    if (by != project.me().id)
        edit.onBehalf = by;
    return edit;
}

Result<void> write(Project& project, const GoldRecord& gold, const QString& kind, PersonId by)
{
    const Result<Edit> edit = writing(project, gold, kind, by);
    return edit ? project.record(*edit) : Result<void>(edit.error());
}

Result<GoldRecord> findGold(const Project& project, const QString& key)
{
    const std::optional<Record> record = project.findRecord(RecordKind::SealedGold, key);
    if (!record)
        return Error{ErrorCode::NotFound, QStringLiteral("no such gold"), key, {}};
    const Result<QByteArray> plain = project.unsealed(*record);
    return plain ? goldRecordFromJson(key, *plain) : Result<GoldRecord>(plain.error());
}

/// The gold after a step, not written yet.
Result<GoldRecord> stepped(const Project& project, GoldRecord gold, GoldStep step, PersonId by, const QString& reason)
{
    const bool isConfirming = step == GoldStep::Confirm || step == GoldStep::Reject;
    if (!may(rolesIn(project, by), isConfirming ? Capability::ConfirmGold : Capability::ProposeGold))
        return refused("role.none", personOf(project, by).name);
    GoldFacts facts;
    facts.bySomebodyElse = by != gold.proposer;
    facts.reason = reason;
    const Result<GoldState> next = afterStep(gold.state, step, facts);
    if (!next)
        return next.error();
    gold.state = *next;
    gold.stateReason = reason;
    gold.sinceMs = QDateTime::currentMSecsSinceEpoch();
    if (step == GoldStep::Confirm) {
        gold.confirmer = by;
        gold.authors.push_back(by);
    }
    return gold;
}

} // namespace

Result<Change<Record>> sealedChange(const Project& project, RecordKind kind, const QString& key,
                                    const QByteArray& plain)
{
    const Vault* vault = project.vault();
    if (!vault)
        return Error{ErrorCode::WrongKey, QStringLiteral("the sealed part is not open"), project.path(), {}};
    std::optional<Record> before = project.findRecord(kind, key);
    Record after{before ? before->id : RecordId::next(), kind, key, vault->seal(kind, key, plain)};
    return Change<Record>{std::move(before), std::move(after)};
}

Result<GoldRecord> proposeGold(Project& project, TrackId track, const QString& layer,
                               const std::vector<AssignmentId>& accepted, PersonId by, const QString& reason)
{
    if (!may(rolesIn(project, by), Capability::ProposeGold))
        return refused("role.none", personOf(project, by).name);
    const Track* found = project.track(track);
    const std::optional<LayerDef> def = wholeLayer(project.schema(), layer);
    if (!found || !def)
        return Error{ErrorCode::NotFound, QStringLiteral("no such unit"), layer, {}};
    const Result<std::vector<GoldRecord>> all = goldRecords(project);
    if (!all)
        return all.error();
    const bool isThere = std::any_of(all->begin(), all->end(), [&](const GoldRecord& g) {
        return g.track == track && g.layer == layer && g.state != GoldState::Rejected && g.state != GoldState::Retired;
    });
    if (isThere)
        return refused("gold.exists", found->title);

    GoldRecord gold;
    GoldFacts facts;
    std::vector<Items> passes;
    const std::optional<Unit> unit = project.unit(track, layer);
    facts.isResolved = unit && unit->state == UnitState::Resolved;
    facts.reason = reason;
    for (const Assignment& assignment : project.assignments(track)) {
        if (assignment.layer != layer || !isAnswer(assignment))
            continue;
        if (assignment.pass == PassKind::Independent) {
            ++facts.independentAnswers;
            passes.push_back(project.items(assignment.id));
        }
        facts.wasAdjudicated = facts.wasAdjudicated || assignment.pass == PassKind::Adjudication;
        if (assignment.pass != PassKind::Repeat)
            gold.authors.push_back(assignment.person);
        if (std::find(accepted.begin(), accepted.end(), assignment.id) != accepted.end())
            gold.answer.accepted.push_back(project.items(assignment.id));
    }
    if (const Result<void> may = mayBeGold(facts); !may)
        return may.error();
    if (gold.answer.accepted.empty() || gold.answer.accepted.size() != accepted.size())
        return refused("gold.no-answer", found->title);
    const std::optional<GoldTolerance> tolerance = goldTolerance(*def, {});
    if (!tolerance)
        return refused("gold.no-tolerance", def->name);
    gold.key = newPackageId();
    gold.track = track;
    gold.layer = layer;
    gold.answer.frames = found->frames;
    gold.answer.rate = found->rate;
    gold.answer.tolerance = *tolerance;
    const Result<GoldMeasures> measures = measureGold(*def, gold.answer, passes);
    if (!measures)
        return measures.error();
    gold.answer.difficulty = measures->difficulty;
    gold.answer.ambiguity = measures->ambiguity;
    gold.salt = randomBytes(int(kCommitmentSaltBytes));
    gold.proposer = by;
    gold.authors.push_back(by);
    gold.reason = reason;
    gold.stateReason = reason;
    gold.schemaVersion = project.schema().version;
    gold.sinceMs = QDateTime::currentMSecsSinceEpoch();
    if (const Result<void> done = write(project, gold, QStringLiteral("gold.propose"), by); !done)
        return done.error();
    return gold;
}

Result<GoldRecord> stepGold(Project& project, const QString& key, GoldStep step, PersonId by, const QString& reason)
{
    Result<GoldRecord> before = findGold(project, key);
    if (!before)
        return before;
    Result<GoldRecord> gold = stepped(project, *std::move(before), step, by, reason);
    if (!gold)
        return gold;
    if (const Result<void> done = write(project, *gold, QStringLiteral("gold.step"), by); !done)
        return done.error();
    return gold;
}

namespace {

Result<QByteArray> commitmentOf(const GoldRecord& gold)
{
    return goldCommitment(gold.salt, goldAnswerBytes(gold.answer), goldToleranceBytes(gold.answer.tolerance));
}

} // namespace

Result<Edit> planCommitments(const Project& project)
{
    const Result<std::vector<GoldRecord>> all = goldRecords(project);
    if (!all)
        return all.error();
    Edit edit{QStringLiteral("gold.commit"), {}, {}, {}};
    const QJsonObject body{{QLatin1String("atMs"), QDateTime::currentMSecsSinceEpoch()}};
    for (const GoldRecord& gold : *all) {
        if (gold.state != GoldState::Active)
            continue;
        const Result<QByteArray> hash = commitmentOf(gold);
        if (!hash)
            return hash.error();
        const QString key = QString::fromLatin1(hash->toHex());
        if (!project.findRecord(RecordKind::Commitment, key))
            edit.changes.push_back(Change<Record>{
                std::nullopt, Record{RecordId::next(), RecordKind::Commitment, key, QJsonDocument(body).toJson()}});
    }
    return edit;
}

Result<int> commitGold(Project& project)
{
    const Result<Edit> edit = planCommitments(project);
    if (!edit)
        return edit.error();
    if (const Result<void> done = project.record(*edit); !done)
        return done.error();
    return int(edit->changes.size());
}

QStringList publishedCommitments(const Project& project)
{
    QStringList all;
    for (const Record& record : project.records(RecordKind::Commitment))
        all << record.key;
    return all;
}

bool isCommitted(const Project& project, const GoldRecord& gold)
{
    const Result<QByteArray> hash = commitmentOf(gold);
    return hash && project.findRecord(RecordKind::Commitment, QString::fromLatin1(hash->toHex()));
}

namespace {

/// Which assignments are answers to which gold, by the maps of all packages.
Result<std::map<AssignmentId, QString>> goldAssignments(const Project& project)
{
    std::map<AssignmentId, QString> all;
    for (const Record& record : project.records(RecordKind::SealedPackage)) {
        const Result<QByteArray> plain = project.unsealed(record);
        if (!plain)
            return plain.error();
        const Result<PackageMap> map = packageMapFromJson(*plain);
        if (!map)
            return map.error();
        for (const PackageMap::Work& work : map->assignments)
            if (!work.gold.isEmpty())
                all.insert({work.assignment, work.gold});
    }
    return all;
}

class Scorer {
public:
    explicit Scorer(const Project& project)
        : m_project(project)
    {
    }

    Result<PlannedScoring> run()
    {
        Result<std::vector<GoldRecord>> gold = goldRecords(m_project);
        Result<std::vector<GoldJudgement>> judged = goldJudgements(m_project);
        const Result<std::map<AssignmentId, QString>> asked = goldAssignments(m_project);
        if (!gold || !judged || !asked)
            return !gold ? gold.error() : !judged ? judged.error() : asked.error();
        m_judged = std::move(*judged);
        PlannedScoring result;
        Edit edit{QStringLiteral("gold.score"), {}, {}, {}};
        for (const auto& entry : *asked) {
            const AssignmentId id = entry.first;
            const QString& key = entry.second;
            const bool isDone = std::any_of(m_judged.begin(), m_judged.end(),
                                            [&](const GoldJudgement& j) { return j.assignment == id; });
            const std::optional<Assignment> assignment = m_project.assignment(id);
            const auto one =
                std::find_if(gold->begin(), gold->end(), [&](const GoldRecord& g) { return g.key == key; });
            if (isDone || !assignment || !isAnswer(*assignment) || one == gold->end())
                continue;
            if (Result<void> scored = score(*one, *assignment, edit); !scored)
                return scored.error();
            ++result.scoring.scored;
        }
        result.edits.push_back(std::move(edit));
        if (Result<void> done = putOnTrial(*gold, result); !done)
            return done.error();
        return result;
    }

private:
    Result<void> score(const GoldRecord& gold, const Assignment& assignment, Edit& edit)
    {
        if (!isCommitted(m_project, gold))
            return refused("gold.commitment", gold.key);
        const std::optional<LayerDef> layer = wholeLayer(m_project.schema(), gold.layer);
        const Track* track = m_project.track(gold.track);
        if (!layer || !track)
            return Error{ErrorCode::NotFound, QStringLiteral("no such unit"), gold.layer, {}};
        const Result<Items> items =
            m_project.isSealed(assignment.id) ? m_project.sealedItems(assignment.id) : m_project.items(assignment.id);
        if (!items)
            return items.error();
        const Result<GoldScore> scored = scoreGold(*layer, gold.answer, *items, track->frames, track->rate);
        if (!scored)
            return scored.error();
        GoldJudgement judgement{gold.key,         assignment.id,      assignment.person,
                                gold.layer,       scored->score,      scored->passed,
                                scored->findings, assignment.sinceMs, assignment.schemaVersion};
        Result<Change<Record>> change =
            sealedChange(m_project, RecordKind::SealedScore, newPackageId(), judgementToJson(judgement));
        if (!change)
            return change.error();
        edit.changes.push_back(std::move(*change));
        m_judged.push_back(std::move(judgement));
        return {};
    }

    /// What is known of a person without their results on this gold.
    GoldEvidence evidenceWithout(PersonId person, const QString& gold) const
    {
        GoldEvidence evidence;
        for (const GoldJudgement& judgement : m_judged)
            if (judgement.person == person && judgement.gold != gold)
                evidence.add(judgement.passed ? GoldResult::Passed : GoldResult::Failed, m_rule);
        return evidence;
    }

    Result<void> putOnTrial(const std::vector<GoldRecord>& all, PlannedScoring& result)
    {
        std::stable_sort(m_judged.begin(), m_judged.end(), [](const GoldJudgement& a, const GoldJudgement& b) {
            return std::tie(a.submittedMs, a.assignment) < std::tie(b.submittedMs, b.assignment);
        });
        for (const GoldRecord& gold : all) {
            if (gold.state != GoldState::Active)
                continue;
            std::vector<GoldVote> votes;
            for (const GoldJudgement& judgement : m_judged)
                if (judgement.gold == gold.key)
                    votes.push_back({judgement.passed ? GoldResult::Passed : GoldResult::Failed,
                                     evidenceWithout(judgement.person, gold.key)});
            GoldUse use;
            use.exposures = int(votes.size());
            const std::optional<LayerDef> layer = wholeLayer(m_project.schema(), gold.layer);
            if (!layer)
                use.schemaChange = gold.layer;
            const std::optional<GoldFinding> retire = retirementReason(m_retirement, use);
            const GoldTrial trial = goldTrial(m_retirement, m_rule, votes);
            if (!retire && trial.verdict != GoldVerdict::Suspended)
                continue;
            const QString reason =
                retire ? retire->code : QStringLiteral("gold.missed-by-good %1 %2").arg(trial.missed).arg(trial.good);
            const PersonId by = m_project.me().id;
            const Result<GoldRecord> after =
                stepped(m_project, gold, retire ? GoldStep::Retire : GoldStep::Suspend, by, reason);
            if (!after)
                return after.error();
            Result<Edit> edit = writing(m_project, *after, QStringLiteral("gold.step"), by);
            if (!edit)
                return edit.error();
            result.edits.push_back(std::move(*edit));
            (retire ? result.scoring.retired : result.scoring.suspended).push_back(*after);
        }
        return {};
    }

    const Project& m_project;
    std::vector<GoldJudgement> m_judged;
    ReliabilityRule m_rule;
    GoldRetirement m_retirement;
};

} // namespace

Result<PlannedScoring> planScoring(const Project& project)
{
    return Scorer(project).run();
}

Result<GoldScoring> scoreGoldAnswers(Project& project)
{
    const Result<PlannedScoring> planned = planScoring(project);
    if (!planned)
        return planned.error();
    for (const Edit& edit : planned->edits)
        if (const Result<void> done = project.record(edit); !done)
            return done.error();
    return planned->scoring;
}

namespace {

/// Judgements come by their time.
void addToMonth(std::vector<MonthReliability>& months, const GoldJudgement& judgement, ReliabilityRule rule)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(judgement.submittedMs, Qt::UTC).date();
    if (months.empty() || months.back().year != day.year() || months.back().month != day.month())
        months.push_back({day.year(), day.month(), {}, {}});
    rule.forgetting = 1;
    months.back().evidence.add(judgement.passed ? GoldResult::Passed : GoldResult::Failed, rule);
    months.back().interval = reliabilityInterval(months.back().evidence, rule);
}

GoldReport reportOf(const std::vector<GoldJudgement>& judgements, const ReliabilityRule& rule)
{
    GoldReport report;
    std::map<PersonId, PersonReliability> people;
    std::map<PersonId, QHash<QString, int>> findings;
    for (const GoldJudgement& judgement : judgements) {
        PersonReliability& one = people[judgement.person];
        one.person = judgement.person;
        one.evidence.add(judgement.passed ? GoldResult::Passed : GoldResult::Failed, rule);
        one.overTime.emplace_back(judgement.submittedMs, reliabilityInterval(one.evidence, rule));
        addToMonth(one.months, judgement, rule);
        ++report.exposures[judgement.gold];
        report.missed[judgement.gold] += judgement.passed ? 0 : 1;
        for (const GoldFinding& finding : judgement.findings)
            ++findings[judgement.person][finding.code];
    }
    for (auto& [id, one] : people) {
        one.interval = reliabilityInterval(one.evidence, rule);
        one.reliability = reliabilityOf(one.evidence, rule);
        for (auto it = findings[id].begin(); it != findings[id].end(); ++it)
            one.findings.append({it.key(), it.value()});
        std::sort(one.findings.begin(), one.findings.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        report.people.push_back(std::move(one));
    }
    return report;
}

} // namespace

Result<GoldReport> goldReport(const Project& project, const ReliabilityRule& rule)
{
    const Result<std::vector<GoldJudgement>> all = goldJudgements(project);
    return all ? Result<GoldReport>(reportOf(*all, rule)) : all.error();
}

Result<GoldOverview> goldOverview(const Project& project, const ReliabilityRule& rule)
{
    Result<std::vector<GoldRecord>> gold = goldRecords(project);
    Result<std::vector<GoldJudgement>> judgements = goldJudgements(project);
    if (!gold || !judgements)
        return gold ? judgements.error() : gold.error();
    GoldOverview all{std::move(*gold), std::move(*judgements), {}, {}};
    all.report = reportOf(all.judgements, rule);
    for (const GoldRecord& one : all.gold)
        if (isCommitted(project, one))
            all.committed.insert(one.key);
    return all;
}

} // namespace unisono
