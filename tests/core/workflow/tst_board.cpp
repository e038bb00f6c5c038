#include "core/workflow/board.h"

#include <QTest>

#include <algorithm>

using namespace unisono;

/// The lead's board: states by age, who waits for whom, throughput and forecast.
class TestBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyProject();
    void unitsByStateAndAge();
    void whoWaitsForWhom();
    void throughputByWeek();
    void forecastSaysAWordWhereTooLittleIsKnown();
    void forecastHoldsTheTrueRate();
};

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kNowMs = 1'700'000'000'000;
const PersonId kAda{1};
const PersonId kBen{2};
const PersonId kCleo{3};

struct World {
    BoardInput input;
    std::int64_t next = 1;
    World()
    {
        input.nowMs = kNowMs;
        input.passes[QStringLiteral("beats")] = 2;
    }
    void unit(int track, UnitState state, double ageDays, std::uint32_t holds = 0)
    {
        input.units.push_back({{next++},
                               {track},
                               QStringLiteral("beats"),
                               state,
                               Resolution::None,
                               holds,
                               kNowMs - qint64(ageDays * kDayMs)});
    }
    void work(int track, PersonId person, AssignmentState state, double ageDays, PassKind pass = PassKind::Independent)
    {
        Assignment a;
        a.id = {next++};
        a.track = {track};
        a.layer = QStringLiteral("beats");
        a.person = person;
        a.pass = pass;
        a.state = state;
        a.sinceMs = kNowMs - qint64(ageDays * kDayMs);
        input.assignments.push_back(a);
    }
    Board board() const { return boardOf(input); }
};

} // namespace

void TestBoard::emptyProject()
{
    const Board board = boardOf({});
    QVERIFY(board.units.empty() && board.waitedFor.empty() && board.throughput.empty());
    QCOMPARE(board.states.size(), std::size_t(5));
    QCOMPARE(board.forecast.word, Forecast::Word::NothingLeft);
}

void TestBoard::unitsByStateAndAge()
{
    World world;
    world.input.every = {{TrackId{1}, QStringLiteral("beats")}, {TrackId{9}, QStringLiteral("beats")}};
    world.unit(1, UnitState::Collecting, 0.5);
    world.unit(2, UnitState::Collecting, 3);
    world.unit(3, UnitState::Collecting, 30, 1);
    world.unit(4, UnitState::Resolved, 100);
    world.unit(5, UnitState::Comparing, 8);
    const Board board = world.board();
    QCOMPARE(board.units.size(), std::size_t(6));
    QCOMPARE(board.units.front().key.track, TrackId{3}); // waits longest
    QCOMPARE(board.units[4].key.track, TrackId{9});      // nobody asked for it
    QCOMPARE(board.units.back().key.track, TrackId{4});
    const StateCount& collecting = board.states[std::size_t(UnitState::Collecting)];
    QCOMPARE(collecting.byAge, (std::array<int, kAgeClasses>{1, 1, 0, 1}));
    QCOMPARE(collecting.held, 1);
    QCOMPARE(board.states[std::size_t(UnitState::Comparing)].byAge[2], 1);
    QCOMPARE(board.states[std::size_t(UnitState::Open)].units(), 1);
    QCOMPARE(board.states[std::size_t(UnitState::Resolved)].byAge[3], 1);
}

void TestBoard::whoWaitsForWhom()
{
    World world;
    for (int track = 1; track <= 4; ++track)
        world.unit(track, track == 4 ? UnitState::Resolved : UnitState::Collecting, track);
    world.work(1, kAda, AssignmentState::Submitted, 1);
    world.work(1, kCleo, AssignmentState::Assigned, 1);
    world.work(2, kBen, AssignmentState::SubmittedEmpty, 1);
    world.work(2, kCleo, AssignmentState::InProgress, 1);
    world.work(3, kAda, AssignmentState::Assigned, 1); // nobody waits: nobody is in
    world.work(3, kBen, AssignmentState::Assigned, 1);
    world.work(4, kAda, AssignmentState::Submitted, 1); // settled: nobody waits any more
    world.work(4, kBen, AssignmentState::Assigned, 1);
    const Board board = world.board();
    QCOMPARE(board.waitedFor.size(), std::size_t(1));
    QCOMPARE(board.waitedFor.front().person, kCleo);
    QCOMPARE(board.waitedFor.front().units, 2);
    QCOMPARE(board.waitedFor.front().by, (std::vector<PersonId>{kAda, kBen}));
    QCOMPARE(board.waitedFor.front().sinceMs, kNowMs - 2 * kDayMs);
    QCOMPARE(board.toCompare, 0);
    world.work(1, kBen, AssignmentState::Submitted, 1);
    std::erase_if(world.input.assignments, [](const Assignment& a) { return a.person == kCleo; });
    QCOMPARE(world.board().toCompare, 1);
}

void TestBoard::throughputByWeek()
{
    World world;
    world.work(1, kAda, AssignmentState::Submitted, 0.1);
    world.work(2, kAda, AssignmentState::Frozen, 6.9);
    world.work(3, kAda, AssignmentState::Skipped, 7.1);
    world.work(4, kAda, AssignmentState::Submitted, 100);
    world.work(5, kAda, AssignmentState::Submitted, -1); // a clock that runs ahead
    world.work(6, kAda, AssignmentState::InProgress, 1);
    world.work(7, kBen, AssignmentState::Assigned, 1);
    world.work(8, kBen, AssignmentState::Submitted, 1, PassKind::Adjudication);
    const Board board = world.board();
    QCOMPARE(board.throughput.size(), std::size_t(2));
    const Throughput& ada = board.throughput.front();
    QCOMPARE(ada.weeks, (std::array<int, kBoardWeeks>{0, 0, 0, 0, 0, 0, 1, 3}));
    QCOMPARE(ada.before, 1);
    QCOMPARE(board.throughput.back().weeks, (std::array<int, kBoardWeeks>{}));
}

void TestBoard::forecastSaysAWordWhereTooLittleIsKnown()
{
    World few;
    few.unit(1, UnitState::Collecting, 1);
    few.work(1, kAda, AssignmentState::Assigned, 1);
    QCOMPARE(few.board().forecast.word, Forecast::Word::TooFew);
    QCOMPARE(few.board().forecast.open, 1);
    QCOMPARE(few.board().forecast.notGivenOut, 1);
    World brief;
    brief.work(1, kAda, AssignmentState::Assigned, 1);
    for (int i = 0; i < 30; ++i)
        brief.work(2 + i, kAda, AssignmentState::Submitted, 0.1 * i);
    QCOMPARE(brief.board().forecast.word, Forecast::Word::TooShort);
    World stopped;
    stopped.work(1, kAda, AssignmentState::Assigned, 1);
    for (int i = 0; i < 30; ++i)
        stopped.work(2 + i, kAda, AssignmentState::Submitted, 40 + i);
    QCOMPARE(stopped.board().forecast.word, Forecast::Word::TooFew);
}

void TestBoard::forecastHoldsTheTrueRate()
{
    // Two a day for four weeks, 28 left: two weeks.
    World world;
    world.input.passes[QStringLiteral("beats")] = 1;
    for (int i = 0; i < 80; ++i)
        world.work(100 + i, kAda, AssignmentState::Submitted, 0.25 + 0.5 * i);
    for (int i = 0; i < 28; ++i)
        world.work(300 + i, kBen, AssignmentState::Assigned, 1);
    const Forecast forecast = world.board().forecast;
    QCOMPARE(forecast.word, Forecast::Word::Known);
    QCOMPARE(forecast.perWeek, 14.0);
    QCOMPARE(forecast.likelyMs, kNowMs + 14 * kDayMs);
    // 56 events: Garwood's 90 % interval of the mean is 44.2 to 70.0 (chi-square tables: 88.6 / 2, 139.9 / 2).
    const auto days = [&](qint64 ms) { return double(ms - kNowMs) / double(kDayMs); };
    QVERIFY(std::abs(days(forecast.earliestMs) - 28 * 28 / 70.0) < 0.1);
    QVERIFY(std::abs(days(forecast.latestMs) - 28 * 28 / 44.2) < 0.2);
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
