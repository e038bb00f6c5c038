#include "core/workflow/assigning.h"

#include <QtTest>

#include <ctime>
#include <map>
#include <random>
#include <set>

using namespace unisono;

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kNowMs = 1000 * kDayMs;

using Random = std::mt19937;

int upTo(Random& random, int most)
{
    return int(random() % unsigned(most + 1));
}

QString layerName(int i)
{
    return QStringLiteral("layer%1").arg(i);
}

AssigningState plainState(int people, int tracks, int layers)
{
    AssigningState state;
    state.nowMs = kNowMs;
    for (int i = 0; i < people; ++i)
        state.people.push_back({{i + 1}, true, true, {}, {}, 5});
    for (int layer = 0; layer < layers; ++layer) {
        state.layerPasses.insert(layerName(layer), 2);
        for (int i = 0; i < tracks; ++i)
            state.units.push_back({{{i + 1}, layerName(layer)},
                                   {QStringLiteral("genre%1").arg(i % 4), i % 3, QStringLiteral("root")},
                                   {},
                                   UnitProgress::Open,
                                   -1});
    }
    return state;
}

/// A state with everything that planning has to mind.
AssigningState randomState(Random& random)
{
    AssigningState state = plainState(1 + upTo(random, 7), 1 + upTo(random, 25), 1 + upTo(random, 2));
    for (AssigningPerson& person : state.people) {
        person.active = upTo(random, 9) > 0;
        person.mayAnnotate = upTo(random, 9) > 0;
        person.packages = upTo(random, 4);
        if (upTo(random, 3) == 0)
            person.genres = QStringList{QStringLiteral("genre0"), QStringLiteral("genre1")};
        if (upTo(random, 3) == 0)
            person.languages = QStringList{QStringLiteral("de")};
    }
    for (AssigningUnit& unit : state.units) {
        unit.progress = UnitProgress(upTo(random, 2));
        if (upTo(random, 4) == 0)
            unit.language = upTo(random, 1) ? QStringLiteral("de") : QStringLiteral("en");
        if (unit.key.track.value <= 8) // the first eight tracks are four pairs
            unit.duplicates = int(unit.key.track.value - 1) / 2;
    }
    const auto someUnit = [&] { return state.units[random() % state.units.size()].key; };
    const auto someone = [&] { return PersonId{1 + upTo(random, int(state.people.size()))}; };
    for (int i = upTo(random, 30); i > 0; --i)
        state.past.push_back({someone(), someUnit(), PassKind(upTo(random, 4)), AssignmentState(upTo(random, 7)),
                              kNowMs - upTo(random, 40) * kDayMs});
    for (int i = upTo(random, 5); i > 0; --i)
        state.goldAuthors.push_back({someone(), someUnit()});
    std::set<UnitKey> gold;
    for (int i = upTo(random, 8); i > 0; --i)
        gold.insert(upTo(random, 2) ? UnitKey{{1000 + upTo(random, 50)}, layerName(0)} : someUnit());
    for (const UnitKey& key : gold)
        state.gold.push_back({key,
                              {QStringLiteral("genre%1").arg(upTo(random, 3)), upTo(random, 2), QStringLiteral("root")},
                              GoldReadiness(upTo(random, 1)),
                              {someone()},
                              {someone()}});
    return state;
}

AssigningPolicy randomPolicy(Random& random)
{
    AssigningPolicy policy;
    if (upTo(random, 1))
        policy.passes = 1 + upTo(random, 3);
    if (upTo(random, 2) == 0)
        policy.overlap.reset();
    if (upTo(random, 1))
        policy.mostOpen = 1 + upTo(random, 15);
    policy.repeats.share = upTo(random, 1) ? 0.5 : 0;
    if (upTo(random, 3) == 0)
        policy.layers = {layerName(0)};
    if (upTo(random, 3) == 0)
        for (int i = 1; i < 15; ++i)
            policy.tracks.push_back({i});
    policy.gold.share = policy.gold.firstShare = upTo(random, 1) ? 0.3 : 0.08;
    policy.packageSize = 1 + upTo(random, 12);
    return policy;
}

/// Checks a plan rule by rule against the state it was made for.
class Checker {
public:
    Checker(const AssigningPolicy& policy, const AssigningState& state, const AssignmentPlan& plan)
        : m_policy(policy),
          m_state(state),
          m_plan(plan)
    {
        for (const AssigningUnit& unit : state.units) {
            m_units[unit.key] = &unit;
            if (unit.duplicates >= 0)
                m_groups[unit.key.track] = unit.duplicates;
        }
        for (const AssigningPerson& person : state.people)
            m_people[person.id] = &person;
    }

    void run()
    {
        everyRow();
        nobodyTwice();
        passes();
        openUnits();
        packages();
    }

private:
    using Cluster = std::pair<std::int64_t, QString>;
    Cluster clusterOf(const UnitKey& key) const
    {
        const auto group = m_groups.find(key.track);
        return {group == m_groups.end() ? key.track.value : -1 - group->second, key.layer};
    }
    static bool isOpen(AssignmentState s) { return s == AssignmentState::Assigned || s == AssignmentState::InProgress; }
    static bool isSubmitted(AssignmentState s)
    {
        return s == AssignmentState::Submitted || s == AssignmentState::SubmittedEmpty || s == AssignmentState::Frozen;
    }
    bool isGold(const PlannedAssignment& row) const { return row.reason == u"assign.gold"; }

    void everyRow()
    {
        for (const PlannedAssignment& row : m_plan.rows) {
            const AssigningPerson& person = *m_people.at(row.person);
            QVERIFY(person.active && person.mayAnnotate);
            for (const GoldAuthorship& author : m_state.goldAuthors)
                QVERIFY(!(author.person == row.person && author.unit == row.unit && row.pass != PassKind::Repeat));
            if (isGold(row)) {
                QVERIFY(row.pass == PassKind::Independent);
                const auto gold = std::find_if(m_state.gold.begin(), m_state.gold.end(),
                                               [&](const GoldUnit& g) { return g.unit == row.unit; });
                QVERIFY(gold != m_state.gold.end() && mayBeShown(*gold, row.person));
                QVERIFY(!person.genres || person.genres->contains(gold->stratum.genre));
                continue;
            }
            const AssigningUnit& unit = *m_units.at(row.unit);
            QVERIFY(m_policy.layers.isEmpty() || m_policy.layers.contains(row.unit.layer));
            QVERIFY(m_policy.tracks.empty() ||
                    std::count(m_policy.tracks.begin(), m_policy.tracks.end(), row.unit.track) > 0);
            if (row.pass == PassKind::Repeat) {
                checkRepeat(row);
                continue;
            }
            QVERIFY(row.pass == PassKind::Independent);
            QVERIFY(unit.progress != UnitProgress::Decided);
            QVERIFY(!person.genres || person.genres->contains(unit.stratum.genre));
            QVERIFY(unit.language.isEmpty() || !person.languages || person.languages->contains(unit.language));
        }
    }

    void checkRepeat(const PlannedAssignment& row)
    {
        QVERIFY(m_policy.repeats.share > 0);
        const bool hasOld = std::any_of(m_state.past.begin(), m_state.past.end(), [&](const PastAssignment& past) {
            return past.person == row.person && past.unit == row.unit && past.pass == PassKind::Independent &&
                   isSubmitted(past.state) && kNowMs - past.atMs >= 14 * kDayMs;
        });
        QVERIFY(hasOld);
        for (const PastAssignment& past : m_state.past)
            QVERIFY(!(past.person == row.person && past.pass == PassKind::Repeat &&
                      clusterOf(past.unit) == clusterOf(row.unit)));
    }

    void nobodyTwice()
    {
        std::set<std::pair<PersonId, Cluster>> had;
        for (const PastAssignment& past : m_state.past)
            had.insert({past.person, clusterOf(past.unit)});
        std::set<std::pair<PersonId, Cluster>> repeated;
        for (const PlannedAssignment& row : m_plan.rows) {
            auto& seen = row.pass == PassKind::Repeat ? repeated : had;
            QVERIFY(seen.insert({row.person, clusterOf(row.unit)}).second);
        }
    }

    void passes()
    {
        std::map<UnitKey, int> before;
        std::map<UnitKey, int> pending;
        std::map<UnitKey, int> planned;
        std::map<UnitKey, int> refused;
        for (const PastAssignment& past : m_state.past)
            if (past.pass == PassKind::Independent) {
                before[past.unit] += isOpen(past.state) || isSubmitted(past.state) ? 1 : 0;
                pending[past.unit] += isOpen(past.state) ? 1 : 0;
            }
        for (const PlannedAssignment& row : m_plan.rows)
            planned[row.unit] += row.pass == PassKind::Independent && !isGold(row) ? 1 : 0;
        for (const AssigningRefusal& refusal : m_plan.refusals)
            if (refusal.person.isNull() && refusal.reason != u"assign.most-passes")
                refused[refusal.unit] += refusal.args[0].toInt();
        for (const auto& [key, unit] : m_units) {
            const int layer = m_policy.passes.value_or(m_state.layerPasses.value(key.layer));
            int want = layer;
            if (m_policy.overlap && unit->progress == UnitProgress::Open)
                want = std::min(layer, m_policy.overlap->first);
            else if (m_policy.overlap)
                want = pending[key] > 0 ? 0 : std::min(before[key] + 1, m_policy.overlap->most);
            const bool isAsked =
                (m_policy.layers.isEmpty() || m_policy.layers.contains(key.layer)) &&
                (m_policy.tracks.empty() || std::count(m_policy.tracks.begin(), m_policy.tracks.end(), key.track) > 0);
            if (unit->progress == UnitProgress::Decided || !isAsked)
                want = 0;
            QCOMPARE(planned[key] + refused[key], std::max(0, want - before[key]));
        }
    }

    void openUnits()
    {
        if (!m_policy.mostOpen)
            return;
        std::map<PersonId, int> open;
        for (const PastAssignment& past : m_state.past)
            open[past.person] += isOpen(past.state) ? 1 : 0;
        std::set<PersonId> got;
        for (const PlannedAssignment& row : m_plan.rows) {
            ++open[row.person];
            got.insert(row.person);
        }
        for (const PersonId& id : got)
            QVERIFY(open[id] <= *m_policy.mostOpen);
    }

    void packages()
    {
        std::map<std::pair<PersonId, int>, int> ordinary;
        const PlannedAssignment* before = nullptr;
        for (const PlannedAssignment& row : m_plan.rows) {
            ordinary[{row.person, row.package}] += isGold(row) ? 0 : 1;
            QVERIFY(!before || std::pair(before->person, before->package) <= std::pair(row.person, row.package));
            before = &row;
        }
        for (const auto& [package, count] : ordinary)
            QVERIFY(count >= 1 && count <= m_policy.packageSize);
    }

    const AssigningPolicy& m_policy;
    const AssigningState& m_state;
    const AssignmentPlan& m_plan;
    std::map<UnitKey, const AssigningUnit*> m_units;
    std::map<TrackId, int> m_groups;
    std::map<PersonId, const AssigningPerson*> m_people;
};

QStringList rowsOf(const AssignmentPlan& plan)
{
    QStringList rows;
    for (const PlannedAssignment& row : plan.rows)
        rows << QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                    .arg(row.person.value)
                    .arg(row.unit.track.value)
                    .arg(row.unit.layer)
                    .arg(int(row.pass))
                    .arg(row.package)
                    .arg(row.reason, row.args.join(u' '));
    for (const AssigningRefusal& refusal : plan.refusals)
        rows << QStringLiteral("%1 %2 %3 %4 %5")
                    .arg(refusal.person.value)
                    .arg(refusal.unit.track.value)
                    .arg(refusal.unit.layer, refusal.reason, refusal.args.join(u' '));
    return rows;
}

int count(const AssignmentPlan& plan, const char* reason)
{
    return int(std::count_if(plan.rows.begin(), plan.rows.end(),
                             [&](const PlannedAssignment& row) { return row.reason == QLatin1String(reason); }));
}

} // namespace

class TestAssigning : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRuleHoldsInRandomStates();
    void theOrderOfTheStateDoesNotMatter();
    void otherSeedsPlanOtherwise();
    void workIsBalanced();
    void undecidedUnitsGetOneMore();
    void repeatsComeLateAndOnce();
    void goldHasItsShare();
    void refusalsSayWhy();
    void aLargeProject();
};

void TestAssigning::everyRuleHoldsInRandomStates()
{
    int rows = 0;
    int repeats = 0;
    int gold = 0;
    for (unsigned seed = 0; seed < 1500; ++seed) {
        Random random(seed);
        const AssigningState state = randomState(random);
        const AssigningPolicy policy = randomPolicy(random);
        const AssignmentPlan plan = planAssignments(policy, state, seed);
        Checker(policy, state, plan).run();
        if (QTest::currentTestFailed()) {
            qWarning("seed %u", seed);
            return;
        }
        rows += int(plan.rows.size());
        repeats += count(plan, "assign.repeat");
        gold += count(plan, "assign.gold");
    }
    QVERIFY(rows > 10'000 && repeats > 100 && gold > 300);
}

void TestAssigning::theOrderOfTheStateDoesNotMatter()
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        Random random(seed);
        AssigningState state = randomState(random);
        const AssigningPolicy policy = randomPolicy(random);
        const QStringList before = rowsOf(planAssignments(policy, state, seed));
        QCOMPARE(rowsOf(planAssignments(policy, state, seed)), before);
        std::shuffle(state.people.begin(), state.people.end(), random);
        std::shuffle(state.units.begin(), state.units.end(), random);
        std::shuffle(state.past.begin(), state.past.end(), random);
        std::shuffle(state.gold.begin(), state.gold.end(), random);
        std::shuffle(state.goldAuthors.begin(), state.goldAuthors.end(), random);
        QCOMPARE(rowsOf(planAssignments(policy, state, seed)), before);
    }
}

void TestAssigning::otherSeedsPlanOtherwise()
{
    const AssigningState state = plainState(4, 30, 1);
    QVERIFY(rowsOf(planAssignments({}, state, 1)) != rowsOf(planAssignments({}, state, 2)));
}

void TestAssigning::workIsBalanced()
{
    for (const int people : {2, 3, 5, 10}) {
        const AssigningState state = plainState(people, 601, 2);
        const AssignmentPlan plan = planAssignments({}, state, 7);
        QVERIFY(plan.refusals.empty());
        std::map<PersonId, int> load;
        std::map<std::tuple<QString, int, PersonId>, int> ofStratum;
        for (const PlannedAssignment& row : plan.rows) {
            ++load[row.person];
            const int i = int(row.unit.track.value - 1);
            ++ofStratum[{QStringLiteral("genre%1").arg(i % 4), i % 3, row.person}];
        }
        QCOMPARE(load.size(), std::size_t(people));
        const auto byCount = [](const auto& a, const auto& b) { return a.second < b.second; };
        const auto [least, most] = std::minmax_element(load.begin(), load.end(), byCount);
        QVERIFY(most->second - least->second <= 2);
        for (int genre = 0; genre < 4; ++genre)
            for (int length = 0; length < 3; ++length) {
                std::set<int> counts;
                for (int p = 1; p <= people; ++p)
                    counts.insert(ofStratum[{QStringLiteral("genre%1").arg(genre), length, {p}}]);
                QVERIFY(*counts.rbegin() - *counts.begin() <= 1);
            }
    }
}

void TestAssigning::undecidedUnitsGetOneMore()
{
    AssigningState state = plainState(6, 1, 1);
    const UnitKey key = state.units[0].key;
    const auto given = [&] { return planAssignments({}, state, 1).rows.size(); };
    QCOMPARE(given(), std::size_t(2));
    for (int p = 1; p <= 2; ++p)
        state.past.push_back({{p}, key, PassKind::Independent, AssignmentState::Submitted, kNowMs});
    QCOMPARE(given(), std::size_t(0)); // both are there, and nobody compared them yet
    state.units[0].progress = UnitProgress::Undecided;
    for (int p = 3; p <= 5; ++p) {
        const AssignmentPlan plan = planAssignments({}, state, 1);
        QCOMPARE(plan.rows.size(), std::size_t(1));
        QCOMPARE(plan.rows[0].reason, QStringLiteral("assign.more"));
        QCOMPARE(plan.rows[0].args, (QStringList{QString::number(p), QStringLiteral("5")}));
        state.past.push_back({{p}, key, PassKind::Independent, AssignmentState::InProgress, kNowMs});
        QCOMPARE(given(), std::size_t(0)); // one is on the way
        state.past.back().state = AssignmentState::Frozen;
    }
    const AssignmentPlan plan = planAssignments({}, state, 1);
    QVERIFY(plan.rows.empty());
    QCOMPARE(plan.refusals[0].reason, QStringLiteral("assign.most-passes"));

    // A layer that asks for one pass gets one; passes that came to nothing are made up for.
    state = plainState(3, 1, 1);
    state.layerPasses[layerName(0)] = 1;
    QCOMPARE(given(), std::size_t(1));
    state.past.push_back({{1}, key, PassKind::Independent, AssignmentState::Expired, kNowMs});
    QCOMPARE(given(), std::size_t(1));
}

void TestAssigning::repeatsComeLateAndOnce()
{
    AssigningState state = plainState(1, 40, 1);
    AssigningPolicy policy;
    policy.repeats.share = 0.5;
    for (int track = 1; track <= 20; ++track)
        state.past.push_back({{1},
                              {{track}, layerName(0)},
                              PassKind::Independent,
                              AssignmentState::Submitted,
                              kNowMs - (track <= 10 ? 14 : 13) * kDayMs});
    AssignmentPlan plan = planAssignments(policy, state, 3);
    QCOMPARE(count(plan, "assign.repeat"), 10);
    for (const PlannedAssignment& row : plan.rows)
        if (row.pass == PassKind::Repeat)
            QVERIFY(row.unit.track.value <= 10 && row.args == QStringList{QStringLiteral("14")});
    for (int track = 1; track <= 10; ++track)
        state.past.push_back({{1}, {{track}, layerName(0)}, PassKind::Repeat, AssignmentState::Skipped, kNowMs});
    QCOMPARE(count(planAssignments(policy, state, 3), "assign.repeat"), 0);
}

void TestAssigning::goldHasItsShare()
{
    AssigningState state = plainState(2, 400, 1);
    for (int i = 0; i < 200; ++i)
        state.gold.push_back({{{5000 + i}, layerName(0)},
                              {QStringLiteral("genre%1").arg(i % 4), i % 3, QStringLiteral("root")},
                              GoldReadiness::Active,
                              {},
                              {}});
    const AssignmentPlan plan = planAssignments({}, state, 11);
    const double share = count(plan, "assign.gold") / double(plan.rows.size());
    QVERIFY(share > 0.06 && share < 0.10);
    state.people[0].packages = state.people[1].packages = 0;
    QVERIFY(count(planAssignments({}, state, 11), "assign.gold") > count(plan, "assign.gold"));
}

void TestAssigning::refusalsSayWhy()
{
    const auto reasons = [](const AssigningPolicy& policy, const AssigningState& state) {
        QStringList all;
        for (const AssigningRefusal& refusal : planAssignments(policy, state, 1).refusals)
            all << refusal.reason + u' ' + refusal.args.join(u' ');
        return all;
    };
    AssigningState state = plainState(1, 1, 1);
    QCOMPARE(reasons({}, state), (QStringList{QStringLiteral("assign.all-had-it 1 1")}));
    state.people[0].genres = QStringList{QStringLiteral("polka")};
    QCOMPARE(reasons({}, state), (QStringList{QStringLiteral("assign.nobody-knows 2 1")}));
    state.people[0] = {{1}, true, false, {}, {}, 0};
    QCOMPARE(reasons({}, state),
             (QStringList{QStringLiteral("assign.inactive "), QStringLiteral("assign.nobody 2 0")}));
    state.people[0] = {{1}, false, true, {}, {}, 0};
    QCOMPARE(reasons({}, state)[0], QStringLiteral("assign.may-not-annotate "));
    state = plainState(1, 3, 1);
    state.layerPasses.clear();
    QCOMPARE(reasons({}, state)[0], QStringLiteral("assign.unknown-layer "));
    AssigningPolicy policy;
    policy.passes = 1;
    policy.mostOpen = 1;
    state.past.push_back({{1}, {{9}, layerName(0)}, PassKind::Independent, AssignmentState::Assigned, kNowMs});
    QCOMPARE(reasons(policy, state)[0], QStringLiteral("assign.full 1 1"));
    QCOMPARE(reasons(policy, state)[1], QStringLiteral("assign.all-full 1 1"));
}

void TestAssigning::aLargeProject()
{
    AssigningState state = plainState(10, 25'000, 4);
    for (int i = 0; i < 500; ++i)
        state.gold.push_back(
            {{{100'000 + i}, layerName(i % 4)}, state.units[std::size_t(i)].stratum, GoldReadiness::Active, {}, {}});
    for (std::size_t i = 0; i < 50'000; ++i)
        state.past.push_back({{1 + std::int64_t(i % 10)},
                              state.units[i].key,
                              PassKind::Independent,
                              AssignmentState::Submitted,
                              kNowMs - 20 * kDayMs});
    AssigningPolicy policy;
    policy.repeats.share = 0.05;
    const std::clock_t before = std::clock();
    const AssignmentPlan plan = planAssignments(policy, state, 1);
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    qInfo("100,000 units, 10 people: %.2f s of the processor, %zu rows", seconds, plan.rows.size());
    QCOMPARE(count(plan, "assign.pass"), 200'000 - 50'000);
}

QTEST_GUILESS_MAIN(TestAssigning)
#include "tst_assigning.moc"
