#pragma once

#include "core/annotation/model.h"
#include "core/workflow/workunit.h"

#include <QHash>

#include <array>
#include <optional>
#include <vector>

namespace unisono {

// How far work is, whom it waits for, and when it will be done: what a lead looks at.

/// A unit that work can be asked for, with what became of it so far.
struct BoardUnit {
    UnitKey key;
    UnitState state = UnitState::Open;
    bool isHeld = false;
    int asked = 0;                  ///< independent passes given out, those that were closed without an answer left out
    int in = 0;                     ///< answers to them
    std::vector<PersonId> waitsFor; ///< whose answers are outstanding, in the order they were asked
    std::vector<PersonId> answeredBy; ///< whose are in
    qint64 sinceMs = 0;               ///< when it came into its state, or was first asked for; 0: unknown
    bool operator==(const BoardUnit&) const = default;
};

/// Ages: under a day, a week, four weeks, and older; the last also where it is not known since when.
inline constexpr int kAgeClasses = 4;
int ageClass(qint64 sinceMs, qint64 nowMs);

struct StateCount {
    UnitState state = UnitState::Open;
    std::array<int, kAgeClasses> byAge{};
    int held = 0; ///< of them
    int units() const;
};

/// A person that others wait for: their answer is outstanding in units where others' are in.
struct WaitedFor {
    PersonId person;
    int units = 0;
    std::vector<PersonId> by; ///< who waits, ascending
    qint64 sinceMs = 0;       ///< of the unit that waits longest
};

inline constexpr int kBoardWeeks = 8;
/// Units a person closed (handed in, or skipped or declined with a reason) in each of the last weeks, oldest first; the
/// last ends now.
struct Throughput {
    PersonId person;
    std::array<int, kBoardWeeks> weeks{};
    int before = 0; ///< that
};

/// When what is asked for will be closed, if it goes on as in the last four weeks.
struct Forecast {
    enum class Word {
        Known,
        NothingLeft,
        TooFew,  ///< fewer than kFewestClosed units closed in that time
        TooShort ///< less than a week since the first
    };
    Word word = Word::NothingLeft;
    int open = 0;        ///< assignments that wait for their person
    int notGivenOut = 0; ///< passes that units in work still need
    double perWeek = 0;  ///< with Known
    qint64 earliestMs = 0;
    qint64 likelyMs = 0;
    qint64 latestMs = 0;
};
inline constexpr int kFewestClosed = 10;

struct Board {
    std::vector<BoardUnit> units;     ///< what waits longest first, those not asked for after them, resolved ones last
    std::vector<StateCount> states;   ///< every state, in their order
    std::vector<WaitedFor> waitedFor; ///< most units first
    std::vector<Throughput> throughput; ///< of everybody who has an assignment, by id
    Forecast forecast;
    int toCompare = 0; ///< units whose answers are all in: they wait for the lead
};

/// All that the board looks at. Models and adjudicators are no raters: independent passes and repeats count.
struct BoardInput {
    std::vector<UnitKey> every; ///< units that could be asked for
    std::vector<Unit> units;
    std::vector<Assignment> assignments;
    QHash<QString, int> passes; ///< wanted, by LayerDef::id
    qint64 nowMs = 0;
};
/// The rate of the forecast is the number of closed units by the time it took (the last four weeks, or since the first
/// of them, which is not counted then), its bounds those of the 90 % interval of a Poisson rate.
/// Source: Garwood 1936, Fiducial limits for the Poisson distribution. Cost: linear, and sorting; threads: any
Board boardOf(const BoardInput& input);

} // namespace unisono
