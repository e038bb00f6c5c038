#include "core/workflow/board.h"

#include <boost/math/distributions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace unisono {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kWeekMs = 7 * kDayMs;
constexpr int kRateWeeks = 4;
constexpr double kLower = 0.05; // of the 90 % interval
constexpr double kUpper = 0.95;

bool waits(const Assignment& a)
{
    return a.state == AssignmentState::Assigned || a.state == AssignmentState::InProgress;
}

bool isIn(const Assignment& a)
{
    return a.state == AssignmentState::Submitted || a.state == AssignmentState::SubmittedEmpty ||
           a.state == AssignmentState::Frozen;
}

bool isClosed(const Assignment& a)
{
    return isIn(a) || a.state == AssignmentState::Skipped || a.state == AssignmentState::Declined;
}

bool isRating(const Assignment& a)
{
    return a.pass == PassKind::Independent || a.pass == PassKind::Repeat;
}

/// Work on it goes on, and more of it may be needed.
bool isCollecting(const BoardUnit& unit)
{
    return unit.state == UnitState::Collecting || (unit.state == UnitState::Open && unit.asked > 0);
}

int rankOf(const BoardUnit& unit)
{
    if (unit.state == UnitState::Resolved)
        return 2;
    return unit.state == UnitState::Open && unit.asked == 0 ? 1 : 0;
}

std::vector<BoardUnit> unitsOf(const BoardInput& input)
{
    std::map<UnitKey, BoardUnit> units;
    for (const UnitKey& key : input.every)
        units[key].key = key;
    for (const Unit& row : input.units) {
        BoardUnit& unit = units[{row.track, row.layer}];
        unit.state = row.state;
        unit.isHeld = row.isHeld();
        unit.sinceMs = row.sinceMs;
    }
    std::vector<const Assignment*> ordered;
    for (const Assignment& a : input.assignments)
        ordered.push_back(&a);
    std::sort(ordered.begin(), ordered.end(), [](const Assignment* a, const Assignment* b) { return a->id < b->id; });
    for (const Assignment* a : ordered) {
        BoardUnit& unit = units[{a->track, a->layer}];
        if (a->pass == PassKind::Independent && (waits(*a) || isIn(*a))) {
            ++unit.asked;
            unit.in += isIn(*a) ? 1 : 0;
            (isIn(*a) ? unit.answeredBy : unit.waitsFor).push_back(a->person);
        }
        if (unit.sinceMs == 0)
            unit.sinceMs = a->sinceMs;
    }
    std::vector<BoardUnit> all;
    for (auto& [key, unit] : units) {
        unit.key = key;
        all.push_back(std::move(unit));
    }
    std::stable_sort(all.begin(), all.end(), [](const BoardUnit& a, const BoardUnit& b) {
        return rankOf(a) != rankOf(b) ? rankOf(a) < rankOf(b) : a.sinceMs < b.sinceMs;
    });
    return all;
}

std::vector<StateCount> statesOf(const std::vector<BoardUnit>& units, qint64 nowMs)
{
    std::vector<StateCount> states;
    for (const UnitState state :
         {UnitState::Open, UnitState::Collecting, UnitState::Comparing, UnitState::InAdjudication, UnitState::Resolved})
        states.push_back({state, {}, 0});
    for (const BoardUnit& unit : units) {
        StateCount& count = states[std::size_t(unit.state)];
        ++count.byAge[std::size_t(ageClass(unit.sinceMs, nowMs))];
        count.held += unit.isHeld ? 1 : 0;
    }
    return states;
}

std::vector<WaitedFor> waitedForIn(const std::vector<BoardUnit>& units)
{
    std::map<PersonId, WaitedFor> people;
    std::map<PersonId, std::set<PersonId>> by;
    for (const BoardUnit& unit : units) {
        if (unit.state == UnitState::Resolved || unit.in == 0)
            continue;
        for (const PersonId person : unit.waitsFor) {
            WaitedFor& one = people[person];
            one.person = person;
            ++one.units;
            if (one.sinceMs == 0 || (unit.sinceMs > 0 && unit.sinceMs < one.sinceMs))
                one.sinceMs = unit.sinceMs;
            by[person].insert(unit.answeredBy.begin(), unit.answeredBy.end());
        }
    }
    std::vector<WaitedFor> all;
    all.reserve(people.size());
    for (auto& [id, one] : people) {
        one.by.assign(by[id].begin(), by[id].end());
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), [](const WaitedFor& a, const WaitedFor& b) { return a.units > b.units; });
    return all;
}

std::vector<Throughput> throughputOf(const BoardInput& input)
{
    std::map<PersonId, Throughput> people;
    for (const Assignment& a : input.assignments) {
        if (!isRating(a))
            continue;
        Throughput& one = people[a.person];
        one.person = a.person;
        if (!isClosed(a))
            continue;
        const qint64 weeksAgo = std::max<qint64>(0, input.nowMs - a.sinceMs) / kWeekMs;
        if (weeksAgo < kBoardWeeks)
            ++one.weeks[std::size_t(kBoardWeeks - 1 - weeksAgo)];
        else
            ++one.before;
    }
    std::vector<Throughput> all;
    all.reserve(people.size());
    for (auto& [id, one] : people)
        all.push_back(one);
    return all;
}

/// A rate that n events in one span of time speak for, at this quantile.
double rateAt(double quantile, double n)
{
    return n <= 0 ? 0 : boost::math::quantile(boost::math::gamma_distribution<>(n, 1), quantile);
}

Forecast forecastOf(const BoardInput& input, const std::vector<BoardUnit>& units)
{
    Forecast forecast;
    std::vector<qint64> closed;
    for (const Assignment& a : input.assignments) {
        if (!isRating(a))
            continue;
        forecast.open += waits(a) ? 1 : 0;
        if (isClosed(a) && a.sinceMs > 0)
            closed.push_back(std::min(a.sinceMs, input.nowMs));
    }
    for (const BoardUnit& unit : units)
        if (isCollecting(unit))
            forecast.notGivenOut += std::max(0, input.passes.value(unit.key.layer, 1) - unit.asked);
    const int left = forecast.open + forecast.notGivenOut;
    if (left == 0)
        return forecast;
    std::sort(closed.begin(), closed.end());
    const qint64 windowMs = input.nowMs - kRateWeeks * kWeekMs;
    const qint64 fromMs = closed.empty() ? input.nowMs : std::max(windowMs, closed.front());
    const auto n = double(closed.end() - std::upper_bound(closed.begin(), closed.end(), fromMs));
    if (n < kFewestClosed) {
        forecast.word = Forecast::Word::TooFew;
        return forecast;
    }
    if (input.nowMs - fromMs < kWeekMs) {
        forecast.word = Forecast::Word::TooShort;
        return forecast;
    }
    const double spanMs = double(input.nowMs - fromMs);
    const auto doneAt = [&](double events) { return input.nowMs + qint64(std::llround(left * spanMs / events)); };
    forecast.word = Forecast::Word::Known;
    forecast.perWeek = n * double(kWeekMs) / spanMs;
    forecast.earliestMs = doneAt(rateAt(kUpper, n + 1));
    forecast.likelyMs = doneAt(n);
    forecast.latestMs = doneAt(rateAt(kLower, n));
    return forecast;
}

} // namespace

int ageClass(qint64 sinceMs, qint64 nowMs)
{
    const qint64 ageMs = nowMs - sinceMs;
    if (sinceMs <= 0 || ageMs >= 4 * kWeekMs)
        return 3;
    return ageMs >= kWeekMs ? 2 : ageMs >= kDayMs ? 1 : 0;
}

int StateCount::units() const
{
    return std::accumulate(byAge.begin(), byAge.end(), 0);
}

Board boardOf(const BoardInput& input)
{
    Board board;
    board.units = unitsOf(input);
    board.states = statesOf(board.units, input.nowMs);
    board.waitedFor = waitedForIn(board.units);
    board.throughput = throughputOf(input);
    board.forecast = forecastOf(input, board.units);
    for (const BoardUnit& unit : board.units)
        board.toCompare +=
            isCollecting(unit) && unit.waitsFor.empty() && unit.in >= input.passes.value(unit.key.layer, 1) ? 1 : 0;
    return board;
}

} // namespace unisono
