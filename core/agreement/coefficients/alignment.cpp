#include "core/agreement/coefficients/alignment.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

namespace unisono {

namespace {

constexpr std::size_t kMostStates = 4096;
constexpr std::size_t kMostParts = 200'000;
constexpr std::size_t kWindow = 64;
/// Of alignments of equal disorder that of fewer parts is taken: a part costs so much more, as a share of deltaEmpty.
constexpr double kPerPart = 1e-9;

/// A unit with where it came from; all of a continuum stand in order of time.
struct Placed {
    MarkedUnit unit;
    int annotator = 0;
    int number = 0;
};

/// A part to choose: `first` in order of time, and which of the units after it, bit 0 for the next.
struct Part {
    std::uint64_t later = 0;
    double cost = 0;
};

struct State {
    std::uint64_t taken = 0; ///< bit 0: the unit of the step
    double cost = 0;
    int before = -1; ///< state of the step before
    std::uint64_t part = 0;
    bool begins = false; ///< whether a part begins with the unit of the step before
};

/// Lists the parts whose first unit is given.
class PartFinder {
public:
    PartFinder(const std::vector<Placed>& placed, std::size_t annotators, const Dissimilarity& dissimilarity)
        : m_placed(placed),
          m_dissimilarity(dissimilarity),
          m_pairs(double(annotators * (annotators - 1)) / 2),
          m_mostOfOne((m_pairs + double(annotators) - 1) * dissimilarity.deltaEmpty * (1 + kPerPart))
    {
        for (const Placed& each : placed)
            m_longest = std::max(m_longest, each.unit.end - each.unit.start);
    }

    /// False: too many, or too far apart.
    bool find(std::size_t first, std::vector<Part>& parts)
    {
        m_members.assign(1, first);
        m_sums.assign(1, 0.0);
        return extend(0, parts);
    }

private:
    const MarkedUnit& unit(std::size_t at) const { return m_placed[at].unit; }

    /// Adds the part of the present members, then those with one more unit after the last.
    bool extend(double dissimilarities, std::vector<Part>& parts)
    {
        if (++m_looked > kMostParts || !add(dissimilarities, parts))
            return false;
        const std::size_t first = m_members.front();
        for (std::size_t next = m_members.back() + 1; next < m_placed.size() && !isBeyond(first, next); ++next) {
            const bool sameAnnotator = std::any_of(m_members.begin(), m_members.end(), [&](std::size_t member) {
                return m_placed[member].annotator == m_placed[next].annotator;
            });
            if (sameAnnotator)
                continue;
            double own = 0;
            bool fits = true;
            std::vector<double> sums = m_sums;
            for (std::size_t i = 0; i < m_members.size(); ++i) {
                const double apart = m_dissimilarity.of(unit(m_members[i]), unit(next));
                own += apart;
                sums[i] += apart;
                fits = fits && sums[i] <= m_mostOfOne;
            }
            if (!fits || own > m_mostOfOne)
                continue;
            sums.push_back(own);
            m_members.push_back(next);
            m_sums.swap(sums);
            const bool fine = extend(dissimilarities + own, parts);
            m_members.pop_back();
            m_sums.swap(sums);
            if (!fine)
                return false;
        }
        return true;
    }

    /// Whether nothing from there on can be in a part with `first`: starts apart by more than what any two may be.
    bool isBeyond(std::size_t first, std::size_t next) const
    {
        if (m_dissimilarity.alpha <= 0)
            return false;
        const double most = std::sqrt(m_mostOfOne / (m_dissimilarity.alpha * m_dissimilarity.deltaEmpty));
        return unit(next).start - unit(first).start > most * 2 * m_longest;
    }

    /// A member that costs less alone makes the part needless.
    bool add(double dissimilarities, std::vector<Part>& parts)
    {
        const auto count = double(m_members.size());
        const double empty = m_dissimilarity.deltaEmpty;
        if (count > 1)
            for (const double sum : m_sums)
                if (sum - (count - 1) * empty > m_pairs * empty * (1 + kPerPart))
                    return true;
        Part part;
        for (std::size_t i = 1; i < m_members.size(); ++i) {
            const std::size_t later = m_members[i] - m_members.front() - 1;
            if (later >= kWindow - 1)
                return false;
            part.later |= std::uint64_t(1) << later;
        }
        part.cost = (dissimilarities + (m_pairs - count * (count - 1) / 2) * empty) / m_pairs + kPerPart * empty;
        parts.push_back(part);
        return true;
    }

    const std::vector<Placed>& m_placed;
    const Dissimilarity m_dissimilarity;
    const double m_pairs;
    const double m_mostOfOne; ///< sum of a unit's dissimilarities above which it costs less alone, in any part
    double m_longest = 0;
    std::vector<std::size_t> m_members;
    std::vector<double> m_sums; ///< of each member, to the others
    std::size_t m_looked = 0;
};

std::vector<Placed> inOrder(const Continuum& continuum)
{
    std::vector<Placed> placed;
    for (std::size_t annotator = 0; annotator < continuum.size(); ++annotator)
        for (std::size_t number = 0; number < continuum[annotator].size(); ++number)
            placed.push_back({continuum[annotator][number], int(annotator), int(number)});
    std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) { return a.unit < b.unit; });
    return placed;
}

/// The cheapest of each set of taken units; whether none had to be left out.
bool keepBest(std::vector<State>& states, double deltaEmpty)
{
    std::sort(states.begin(), states.end(),
              [](const State& a, const State& b) { return a.taken != b.taken ? a.taken < b.taken : a.cost < b.cost; });
    states.erase(
        std::unique(states.begin(), states.end(), [](const State& a, const State& b) { return a.taken == b.taken; }),
        states.end());
    if (states.size() <= kMostStates)
        return true;
    const auto worth = [&](const State& state) { return state.cost - deltaEmpty * std::popcount(state.taken); };
    std::nth_element(states.begin(), states.begin() + kMostStates, states.end(), [&](const State& a, const State& b) {
        return worth(a) != worth(b) ? worth(a) < worth(b) : a.taken < b.taken;
    });
    states.resize(kMostStates);
    return false;
}

Alignment traced(const std::vector<std::vector<State>>& steps, const std::vector<Placed>& placed,
                 std::size_t annotators, double deltaEmpty)
{
    Alignment alignment;
    int at = 0; // after the last unit nothing is taken, so one state is left
    for (std::size_t step = placed.size(); step > 0; --step) {
        const State& state = steps[step][std::size_t(at)];
        if (state.begins) {
            UnitaryAlignment part(annotators, kNoUnit);
            const auto take = [&](const Placed& unit) { part[std::size_t(unit.annotator)] = unit.number; };
            take(placed[step - 1]);
            for (std::uint64_t later = state.part; later; later &= later - 1)
                take(placed[step + std::size_t(std::countr_zero(later))]);
            alignment.parts.push_back(part);
        }
        at = state.before;
    }
    std::reverse(alignment.parts.begin(), alignment.parts.end());
    const double cost = steps.back().front().cost - kPerPart * deltaEmpty * double(alignment.parts.size());
    alignment.disorder = placed.empty() ? 0 : std::max(0.0, cost * double(annotators) / double(placed.size()));
    return alignment;
}

std::optional<Error> problemOf(const Continuum& continuum, const Dissimilarity& dissimilarity)
{
    std::size_t units = 0;
    for (const std::vector<MarkedUnit>& row : continuum) {
        units += row.size();
        for (const MarkedUnit& unit : row)
            if (!std::isfinite(unit.start) || !std::isfinite(unit.end) || unit.end <= unit.start)
                return Error{ErrorCode::Invalid, QStringLiteral("a unit without length"), {}, {}};
    }
    const bool sound = dissimilarity.alpha >= 0 && dissimilarity.beta >= 0 && dissimilarity.deltaEmpty > 0 &&
                       std::isfinite(dissimilarity.alpha + dissimilarity.beta + dissimilarity.deltaEmpty);
    if (continuum.size() < 2 || !sound)
        return Error{ErrorCode::Invalid, QStringLiteral("too few annotators, or odd weights"), {}, {}};
    if (continuum.size() > kMostAlignedAnnotators || units > kMostAlignedUnits)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("too many annotators or units to align"),
                     {},
                     QString::number(kMostAlignedUnits)};
    return std::nullopt;
}

} // namespace

double Dissimilarity::positional(const MarkedUnit& a, const MarkedUnit& b) const
{
    const double apart = (std::abs(a.start - b.start) + std::abs(a.end - b.end)) / (a.end - a.start + b.end - b.start);
    return alpha * apart * apart * deltaEmpty;
}

double Dissimilarity::of(const MarkedUnit& a, const MarkedUnit& b) const
{
    return positional(a, b) + (a.label == b.label ? 0 : beta * deltaEmpty);
}

Result<Alignment> bestAlignment(const Continuum& continuum, const Dissimilarity& dissimilarity, const JobContext& job)
{
    if (const std::optional<Error> problem = problemOf(continuum, dissimilarity))
        return *problem;
    const std::vector<Placed> placed = inOrder(continuum);
    PartFinder finder(placed, continuum.size(), dissimilarity);
    std::vector<std::vector<State>> steps{{State()}};
    bool exact = true;
    double looked = 0;
    std::vector<Part> parts;
    for (std::size_t step = 0; step < placed.size(); ++step) {
        if (job.cancelled())
            return cancelledError();
        parts.clear();
        if (!finder.find(step, parts))
            return Error{ErrorCode::TooLarge,
                         QStringLiteral("too many units lie close together"),
                         {},
                         QString::number(kMostParts)};
        const std::vector<State>& present = steps.back();
        looked += double(present.size()) * double(parts.size());
        if (looked > kMostLooked)
            return Error{
                ErrorCode::TooLarge, QStringLiteral("too many ways to align"), {}, QString::number(kMostLooked)};
        std::vector<State> next;
        for (std::size_t s = 0; s < present.size(); ++s) {
            const std::uint64_t later = present[s].taken >> 1;
            if (present[s].taken & 1) {
                next.push_back({later, present[s].cost, int(s), 0, false});
                continue;
            }
            for (const Part& part : parts)
                if ((later & part.later) == 0)
                    next.push_back({later | part.later, present[s].cost + part.cost, int(s), part.later, true});
        }
        exact = keepBest(next, dissimilarity.deltaEmpty) && exact;
        steps.push_back(std::move(next));
    }
    Alignment alignment = traced(steps, placed, continuum.size(), dissimilarity.deltaEmpty);
    alignment.exact = exact;
    alignment.looked = looked;
    return alignment;
}

} // namespace unisono
