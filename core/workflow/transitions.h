#pragma once

#include "core/annotation/model.h"
#include "core/base/result.h"

namespace unisono {

// The state machines of assignment, unit and gold: pure functions. Every change of a state in the event log is one of
// these steps; verify() and `states rebuild` carry them out again (see statelog.h).
// Errors of all: Invalid -> no such step from here, or a guard does not hold; detail is the reason's code "step.*".

/// What happens to an assignment.
enum class AssignmentStep {
    Begin,       ///< the first change
    Submit,      ///< as done, with items
    SubmitEmpty, ///< as done: nothing of the kind is there
    Skip,        ///< cannot be done, with a reason
    Decline,     ///< not wanted, with a reason
    Expire,      ///< too late; the draft is kept
    Renew,       ///< another chance after declining or expiring
    Freeze,      ///< compared with others: nothing changes any more
    LookAgain    ///< the schema changed what it means; never because it disagreed
};
QString assignmentStepId(AssignmentStep step);
inline constexpr int kAssignmentSteps = 9;

/// Why an assignment may be skipped.
inline constexpr const char* kSkipReasons[] = {"cannot-judge", "bad-audio",    "outside-competence",
                                               "distressing",  "rights-doubt", "duplicate"};

/// What the guards look at.
struct AssignmentFacts {
    std::int64_t items = 0;
    int problems = 0;     ///< errors that the layer's rules find
    bool isStale = false; ///< the schema has changed under it
    bool isUnitHeld = false;
    QString reason; ///< with Skip and Decline
};
/// Codes: step.not-from-here, step.no-items, step.has-items, step.problems, step.no-reason, step.not-stale, step.held
/// (nothing begins on what is held; what is begun can be handed in, so that nothing is lost)
Result<AssignmentState> afterStep(AssignmentState state, AssignmentStep step, const AssignmentFacts& facts);
/// The step that leads from one state to another; nullopt: none does.
std::optional<AssignmentStep> stepBetween(AssignmentState from, AssignmentState to);

/// What happens to a unit.
enum class UnitStep {
    Ask,       ///< work on it is asked for
    Compare,   ///< enough answers are in
    Unanimous, ///< all agree
    ByRule,    ///< a rule of the project settled it
    Dispute,   ///< they differ
    AskMore,   ///< one more answer is asked for
    Adjudicate,
    Reopen ///< a verdict is looked at again; the old one is kept
};
QString unitStepId(UnitStep step);
inline constexpr int kUnitSteps = 8;

struct UnitFacts {
    int answers = 0;   ///< submitted, as empty too
    int wanted = 0;    ///< answers asked for
    int openItems = 0; ///< differences without a verdict
    std::uint32_t holds = 0;
};
struct UnitStanding {
    UnitState state = UnitState::Open;
    Resolution resolution = Resolution::None;
    bool operator==(const UnitStanding&) const = default;
};
/// Codes: step.not-from-here, step.held, step.too-few-answers, step.open-items
Result<UnitStanding> afterStep(const UnitStanding& standing, UnitStep step, const UnitFacts& facts);
/// nullopt: no step leads there.
std::optional<UnitStep> stepBetween(const UnitStanding& from, const UnitStanding& to);

/// A hold placed on or taken from a unit, whatever its state, which it keeps.
/// Errors: step.hold-there, step.no-hold, step.no-reason, step.not-allowed (the roles do not allow it)
Result<std::uint32_t> withHold(std::uint32_t holds, Hold hold, Roles roles, const QString& reason);
Result<std::uint32_t> withoutHold(std::uint32_t holds, Hold hold, Roles roles, const QString& reason);

/// How far a golden answer has come. Its unit stays resolved.
enum class GoldState { Candidate, Active, OnTrial, Retired, Rejected };
QString goldStateId(GoldState state);
std::optional<GoldState> goldStateFromId(const QString& id);
enum class GoldStep {
    Confirm, ///< by another person than who proposed it
    Reject,
    Suspend, ///< too many who are otherwise good miss it: the key is on trial
    Reinstate,
    Retire ///< exposed too often, leaked, or the schema changed
};
QString goldStepId(GoldStep step);
inline constexpr int kGoldSteps = 5;

struct GoldFacts {
    bool isResolved = false;    ///< the unit
    int independentAnswers = 0; ///< that the unit was resolved from
    bool wasAdjudicated = false;
    bool bySomebodyElse = false; ///< than who proposed it
    QString reason;              ///< written; with every step
};
/// Whether a unit can become a candidate: three independent answers, or two and an adjudicator.
/// Errors: step.not-resolved, step.too-few-answers, step.no-reason
Result<void> mayBeGold(const GoldFacts& facts);
/// Codes: step.not-from-here, step.same-person, step.no-reason
Result<GoldState> afterStep(GoldState state, GoldStep step, const GoldFacts& facts);

} // namespace unisono
