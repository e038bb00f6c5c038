#include "core/workflow/assigning.h"

#include "core/workflow/draw.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <tuple>
#include <unordered_set>

namespace unisono {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr std::uint64_t kUnitLots = 1;
constexpr std::uint64_t kPersonLots = 2;
constexpr std::uint64_t kRepeatLots = 3;
constexpr std::uint64_t kPackageLots = 4;

bool isOpen(AssignmentState state)
{
    return state == AssignmentState::Assigned || state == AssignmentState::InProgress;
}
bool isSubmitted(AssignmentState state)
{
    return state == AssignmentState::Submitted || state == AssignmentState::SubmittedEmpty ||
           state == AssignmentState::Frozen;
}

bool knows(const std::optional<QStringList>& known, const QString& needed)
{
    return !known || needed.isEmpty() || known->contains(needed);
}

/// Numbers for values, from 0 in the order of asking.
template <class Key> class Numbers {
public:
    int of(const Key& key)
    {
        if (const auto known = m_numbers.constFind(key); known != m_numbers.constEnd())
            return *known;
        return *m_numbers.insert(key, int(m_numbers.size()));
    }
    int count() const { return int(m_numbers.size()); }

private:
    QHash<Key, int> m_numbers;
};

struct Task {
    const AssigningUnit* is = nullptr;
    std::uint64_t number = 0;
    int cluster = 0; ///< the unit and its near-duplicates
    int stratum = 0;
    int skill = 0;
    int passes = 0; ///< given out or submitted
    int pending = 0;
    bool isAskedFor = true; ///< by the policy's filters
};

/// An ordinary unit that someone gets.
struct Given {
    PlannedAssignment row;
    const Task* unit = nullptr;
};

struct Worker {
    const AssigningPerson* is = nullptr;
    int open = 0;      ///< units, with those planned
    int room = 0;      ///< for ordinary units
    int wholeRoom = 0; ///< for all
    std::vector<int> ofStratum;
    std::vector<bool> knows; ///< by kind of skill
    std::vector<Given> rows;
};

/// Gold that a person may be shown. Drawing does not depend on its order.
struct GoldPool {
    std::vector<GoldUnit> units;
    std::vector<int> clusters;

    void remove(std::size_t place)
    {
        std::swap(units[place], units.back());
        units.pop_back();
        clusters[place] = clusters.back();
        clusters.pop_back();
    }
};

class Planner {
public:
    Planner(const AssigningPolicy& policy, const AssigningState& state, std::uint64_t seed)
        : m_policy(policy),
          m_state(state),
          m_seed(seed)
    {
    }

    AssignmentPlan run()
    {
        takeUnits();
        takePeople();
        takePast();
        makeRoom();
        for (Task* unit : inOrder())
            assign(*unit);
        addRepeats();
        for (std::size_t p = 0; p < m_people.size(); ++p)
            pack(int(p));
        return std::move(m_plan);
    }

private:
    std::size_t touch(int cluster, int person) const
    {
        return std::size_t(cluster) * m_people.size() + std::size_t(person);
    }
    bool had(int cluster, int person) const { return m_had[touch(cluster, person)]; }
    int clusterOf(const UnitKey& key)
    {
        const auto group = m_groups.constFind(key.track.value);
        // Groups count down from -1, apart from tracks, whose ids are above zero.
        const qint64 thing = group != m_groups.constEnd() ? -1 - qint64(*group) : key.track.value;
        return m_clusters.of({thing, m_layers.of(key.layer)});
    }
    int personAt(PersonId id) const
    {
        const auto it = std::lower_bound(m_people.begin(), m_people.end(), id,
                                         [](const Worker& p, PersonId each) { return p.is->id < each; });
        return it != m_people.end() && it->is->id == id ? int(it - m_people.begin()) : -1;
    }
    Task* unitAt(const UnitKey& key)
    {
        const auto place = m_places.constFind({key.track.value, m_layers.of(key.layer)});
        return place != m_places.constEnd() ? &m_units[*place] : nullptr;
    }
    int stratumOf(const Stratum& stratum)
    {
        QString key;
        for (const BalanceBy by : m_policy.balance) {
            key += by == BalanceBy::Genre    ? stratum.genre
                   : by == BalanceBy::Source ? stratum.source
                                             : QString::number(stratum.lengthBucket);
            key += QChar(0);
        }
        return m_strata.of(key);
    }

    void takeUnits()
    {
        for (const AssigningUnit& unit : m_state.units) {
            m_units.push_back({&unit});
            if (unit.duplicates >= 0)
                m_groups.insert(unit.key.track.value, unit.duplicates);
        }
        std::sort(m_units.begin(), m_units.end(), [](const Task& a, const Task& b) { return a.is->key < b.is->key; });
        m_units.erase(std::unique(m_units.begin(), m_units.end(),
                                  [](const Task& a, const Task& b) { return a.is->key == b.is->key; }),
                      m_units.end());
        const QSet<QString> layers(m_policy.layers.begin(), m_policy.layers.end());
        const std::unordered_set<TrackId> tracks(m_policy.tracks.begin(), m_policy.tracks.end());
        for (Task& unit : m_units) {
            const UnitKey& key = unit.is->key;
            m_places.insert({key.track.value, m_layers.of(key.layer)}, std::size_t(&unit - m_units.data()));
            unit.number = unitNumber(key);
            unit.cluster = clusterOf(key);
            unit.stratum = stratumOf(unit.is->stratum);
            unit.skill = m_skills.of({unit.is->stratum.genre, unit.is->language});
            if (unit.skill == int(m_skillList.size()))
                m_skillList.push_back(unit.is);
            unit.isAskedFor =
                (layers.isEmpty() || layers.contains(key.layer)) && (tracks.empty() || tracks.count(key.track) > 0);
        }
    }

    void takePeople()
    {
        for (const AssigningPerson& person : m_state.people)
            m_people.push_back({&person, 0, 0, 0, {}, {}, {}});
        std::sort(m_people.begin(), m_people.end(),
                  [](const Worker& a, const Worker& b) { return a.is->id < b.is->id; });
        m_people.erase(std::unique(m_people.begin(), m_people.end(),
                                   [](const Worker& a, const Worker& b) { return a.is->id == b.is->id; }),
                       m_people.end());
        for (Worker& person : m_people) {
            person.ofStratum.assign(std::size_t(m_strata.count()), 0);
            for (const AssigningUnit* unit : m_skillList)
                person.knows.push_back(knows(person.is->genres, unit->stratum.genre) &&
                                       knows(person.is->languages, unit->language));
        }
    }

    void takePast()
    {
        // Every unit that is spoken of has its number before anything is noted of it.
        for (const PastAssignment& past : m_state.past)
            clusterOf(past.unit);
        for (const GoldAuthorship& author : m_state.goldAuthors)
            clusterOf(author.unit);
        for (const GoldUnit& gold : m_state.gold)
            clusterOf(gold.unit);
        m_had.assign(std::size_t(m_clusters.count()) * m_people.size(), false);

        for (const PastAssignment& past : m_state.past) {
            Task* unit = unitAt(past.unit);
            const bool counts = isOpen(past.state) || isSubmitted(past.state);
            if (unit && past.pass == PassKind::Independent && counts) {
                ++unit->passes;
                unit->pending += isOpen(past.state) ? 1 : 0;
            }
            const int p = personAt(past.person);
            if (p < 0)
                continue;
            m_had[touch(clusterOf(past.unit), p)] = true;
            if (past.pass == PassKind::Repeat)
                m_repeated.insert(touch(clusterOf(past.unit), p));
            if (isOpen(past.state)) {
                ++m_people[std::size_t(p)].open;
                if (unit)
                    ++m_people[std::size_t(p)].ofStratum[std::size_t(unit->stratum)];
            }
        }
        for (const GoldAuthorship& author : m_state.goldAuthors)
            if (const int p = personAt(author.person); p >= 0)
                m_had[touch(clusterOf(author.unit), p)] = true;
        for (const GoldUnit& gold : m_state.gold)
            for (const std::vector<PersonId>* people : {&gold.authors, &gold.seenBy})
                for (const PersonId id : *people)
                    if (const int p = personAt(id); p >= 0)
                        m_had[touch(clusterOf(gold.unit), p)] = true;
    }

    void makeRoom()
    {
        constexpr int kEndless = std::numeric_limits<int>::max() / 2;
        for (Worker& person : m_people) {
            QString refused;
            if (!person.is->active)
                refused = QStringLiteral("assign.inactive");
            else if (!person.is->mayAnnotate)
                refused = QStringLiteral("assign.may-not-annotate");
            person.wholeRoom = m_policy.mostOpen ? std::max(0, *m_policy.mostOpen - person.open) : kEndless;
            QStringList args;
            if (refused.isEmpty() && person.wholeRoom == 0) {
                refused = QStringLiteral("assign.full");
                args = {QString::number(person.open), QString::number(*m_policy.mostOpen)};
            }
            if (!refused.isEmpty()) {
                person.wholeRoom = 0;
                m_plan.refusals.push_back({person.is->id, {}, refused, args});
            }
            // Room is left for gold and repeats, so that how many units someone has open tells nothing of them.
            const double share = m_state.gold.empty() ? 0 : goldShare(m_policy.gold, person.is->packages);
            person.room = m_policy.mostOpen
                              ? int(std::ceil(person.wholeRoom * (1 - share) / (1 + m_policy.repeats.share) - 1e-9))
                              : person.wholeRoom;
        }
    }

    /// Undecided units, then those begun, then the others; among them by lot.
    std::vector<Task*> inOrder()
    {
        std::vector<std::tuple<int, std::uint64_t, Task*>> keyed;
        for (Task& unit : m_units)
            if (unit.isAskedFor && unit.is->progress != UnitProgress::Decided) {
                const int rank = unit.is->progress == UnitProgress::Undecided ? 0 : unit.passes > 0 ? 1 : 2;
                keyed.emplace_back(rank, mixed(m_seed, unit.number, kUnitLots), &unit);
            }
        std::sort(keyed.begin(), keyed.end());
        std::vector<Task*> units;
        for (const auto& [rank, lot, unit] : keyed)
            units.push_back(unit);
        return units;
    }

    void refuse(const Task& unit, const QString& reason, int first, int second)
    {
        m_plan.refusals.push_back({{}, unit.is->key, reason, {QString::number(first), QString::number(second)}});
    }

    /// How many passes the unit is to have; nullopt: refused.
    std::optional<int> wanted(const Task& unit)
    {
        const auto layer = m_state.layerPasses.constFind(unit.is->key.layer);
        if (!m_policy.passes && layer == m_state.layerPasses.constEnd()) {
            m_plan.refusals.push_back({{}, unit.is->key, QStringLiteral("assign.unknown-layer"), {}});
            return std::nullopt;
        }
        const int asked = m_policy.passes ? *m_policy.passes : *layer;
        if (!m_policy.overlap)
            return asked;
        if (unit.is->progress == UnitProgress::Open)
            return std::min(asked, m_policy.overlap->first);
        if (unit.pending > 0)
            return unit.passes;
        if (unit.passes >= m_policy.overlap->most) {
            refuse(unit, QStringLiteral("assign.most-passes"), unit.passes, m_policy.overlap->most);
            return std::nullopt;
        }
        return unit.passes + 1;
    }

    void assign(Task& unit)
    {
        const std::optional<int> target = wanted(unit);
        if (!target)
            return;
        const bool more = m_policy.overlap && unit.is->progress == UnitProgress::Undecided;
        const int of = more ? m_policy.overlap->most : *target;
        while (unit.passes < *target) {
            const int p = bestFor(unit);
            if (p < 0)
                return refuseRest(unit, *target - unit.passes);
            ++unit.passes;
            give(p, unit, PassKind::Independent, more ? QStringLiteral("assign.more") : QStringLiteral("assign.pass"),
                 {QString::number(unit.passes), QString::number(of)});
            --m_people[std::size_t(p)].room;
        }
    }

    int bestFor(const Task& unit) const
    {
        int best = -1;
        std::tuple<int, int, std::uint64_t> least;
        for (std::size_t p = 0; p < m_people.size(); ++p) {
            const Worker& person = m_people[p];
            if (person.room <= 0 || !person.knows[std::size_t(unit.skill)])
                continue;
            const int ofStratum = person.ofStratum[std::size_t(unit.stratum)];
            if (best >= 0 && std::tuple(ofStratum, person.open) > std::tuple(std::get<0>(least), std::get<1>(least)))
                continue;
            if (had(unit.cluster, int(p)))
                continue;
            const std::tuple key(ofStratum, person.open,
                                 mixed(m_seed ^ kPersonLots, unit.number, std::uint64_t(person.is->id.value)));
            if (best < 0 || key < least) {
                best = int(p);
                least = key;
            }
        }
        return best;
    }

    void refuseRest(const Task& unit, int missing)
    {
        int full = 0;
        int unknowing = 0;
        int hadIt = 0;
        for (std::size_t p = 0; p < m_people.size(); ++p) {
            if (!m_people[p].is->active || !m_people[p].is->mayAnnotate)
                continue;
            if (had(unit.cluster, int(p)))
                ++hadIt;
            else if (!m_people[p].knows[std::size_t(unit.skill)])
                ++unknowing;
            else
                ++full;
        }
        if (full > 0)
            refuse(unit, QStringLiteral("assign.all-full"), missing, full);
        else if (unknowing > 0)
            refuse(unit, QStringLiteral("assign.nobody-knows"), missing, unknowing);
        else if (hadIt > 0)
            refuse(unit, QStringLiteral("assign.all-had-it"), missing, hadIt);
        else
            refuse(unit, QStringLiteral("assign.nobody"), missing, 0);
    }

    void give(int p, const Task& unit, PassKind pass, const QString& reason, const QStringList& args)
    {
        Worker& person = m_people[std::size_t(p)];
        m_had[touch(unit.cluster, p)] = true;
        ++person.ofStratum[std::size_t(unit.stratum)];
        ++person.open;
        --person.wholeRoom;
        person.rows.push_back({{person.is->id, unit.is->key, pass, 0, reason, args}, &unit});
    }

    void addRepeats()
    {
        if (m_policy.repeats.share <= 0)
            return;
        const qint64 days = std::max(m_policy.repeats.days, kFewestRepeatDays);
        std::vector<std::tuple<int, std::uint64_t, const PastAssignment*>> candidates;
        for (const PastAssignment& past : m_state.past) {
            const int p = personAt(past.person);
            if (p >= 0 && past.pass == PassKind::Independent && isSubmitted(past.state) &&
                m_state.nowMs - past.atMs >= days * kDayMs)
                candidates.emplace_back(
                    p, mixed(m_seed ^ kRepeatLots, unitNumber(past.unit), std::uint64_t(past.person.value)), &past);
        }
        std::sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
            return std::tuple(std::get<0>(a), std::get<1>(a), std::get<2>(a)->atMs) <
                   std::tuple(std::get<0>(b), std::get<1>(b), std::get<2>(b)->atMs);
        });
        auto next = candidates.begin();
        for (int p = 0; p < int(m_people.size()); ++p) {
            Worker& person = m_people[std::size_t(p)];
            Draw draw(mixed(m_seed ^ kRepeatLots, std::uint64_t(person.is->id.value)));
            std::size_t wantedRepeats = roundedByChance(double(person.rows.size()) * m_policy.repeats.share, draw);
            for (; next != candidates.end() && std::get<0>(*next) == p; ++next) {
                const PastAssignment& past = *std::get<2>(*next);
                const Task* unit = unitAt(past.unit);
                if (wantedRepeats == 0 || person.wholeRoom <= 0 || !unit || !unit->isAskedFor ||
                    !m_repeated.insert(touch(unit->cluster, p)).second)
                    continue;
                --wantedRepeats;
                give(p, *unit, PassKind::Repeat, QStringLiteral("assign.repeat"),
                     {QString::number((m_state.nowMs - past.atMs) / kDayMs)});
            }
        }
    }

    /// Shuffles what a person gets, cuts it into packages and puts gold into them.
    void pack(int p)
    {
        Worker& person = m_people[std::size_t(p)];
        if (person.rows.empty())
            return;
        Draw draw(mixed(m_seed ^ kPackageLots, std::uint64_t(person.is->id.value)));
        draw.shuffle(person.rows);
        GoldPool gold;
        for (const GoldUnit& each : m_state.gold)
            if (mayBeShown(each, person.is->id) && knows(person.is->genres, each.stratum.genre)) {
                gold.units.push_back(each);
                gold.clusters.push_back(clusterOf(each.unit));
            }
        const auto size = std::size_t(m_policy.packageSize);
        int package = 0;
        for (std::size_t from = 0; from < person.rows.size(); from += size, ++package) {
            const std::size_t to = std::min(person.rows.size(), from + size);
            addPackage(p, std::span(person.rows).subspan(from, to - from), package, gold, draw.next());
        }
    }

    void addPackage(int p, std::span<Given> rows, int package, GoldPool& gold, std::uint64_t seed)
    {
        Worker& person = m_people[std::size_t(p)];
        for (std::size_t g = 0; g < gold.units.size();)
            if (had(gold.clusters[g], p))
                gold.remove(g);
            else
                ++g;
        std::vector<PackageUnit> ordinary;
        for (const Given& each : rows)
            ordinary.push_back({each.row.unit, each.unit->is->stratum});
        const GoldSelection selection =
            drawGold(m_policy.gold, person.is->id, person.is->packages + package, ordinary, gold.units, seed);
        auto row = rows.begin();
        std::size_t place = 0;
        for (const GoldPlacement& placement : selection.placements) {
            for (; place < placement.place; ++place, ++row)
                addRow(std::move(row->row), package);
            ++place;
            const GoldUnit& unit = gold.units[placement.gold];
            const int cluster = gold.clusters[placement.gold];
            // Of two near-duplicates one is enough.
            if (person.wholeRoom <= 0 || had(cluster, p))
                continue;
            m_had[touch(cluster, p)] = true;
            --person.wholeRoom;
            addRow({person.is->id,
                    unit.unit,
                    PassKind::Independent,
                    0,
                    QStringLiteral("assign.gold"),
                    {matchText(placement.match)}},
                   package);
        }
        for (; row != rows.end(); ++row)
            addRow(std::move(row->row), package);
    }

    static QString matchText(GoldMatch match)
    {
        return match == GoldMatch::Stratum ? QStringLiteral("stratum")
               : match == GoldMatch::Genre ? QStringLiteral("genre")
                                           : QStringLiteral("layer");
    }

    void addRow(PlannedAssignment row, int package)
    {
        row.package = package;
        m_plan.rows.push_back(std::move(row));
    }

    const AssigningPolicy& m_policy;
    const AssigningState& m_state;
    std::uint64_t m_seed;
    AssignmentPlan m_plan;
    std::vector<Worker> m_people;                        ///< by id
    std::vector<Task> m_units;                           ///< by key
    QHash<std::pair<qint64, int>, std::size_t> m_places; ///< of units, by track and layer
    QHash<qint64, int> m_groups;                         ///< track -> group of near-duplicates
    Numbers<QString> m_layers;
    Numbers<QString> m_strata;
    Numbers<std::pair<qint64, int>> m_clusters;
    Numbers<std::pair<QString, QString>> m_skills; ///< genre and language
    std::vector<const AssigningUnit*> m_skillList; ///< one unit of each
    std::vector<bool> m_had;                       ///< who had what, by touch()
    std::unordered_set<std::size_t> m_repeated;    ///< whose repeats there are, by touch()
};

} // namespace

AssignmentPlan planAssignments(const AssigningPolicy& policy, const AssigningState& state, std::uint64_t seed)
{
    return Planner(policy, state, seed).run();
}

} // namespace unisono
