#include "core/workflow/transitions.h"

#include "core/workflow/roles.h"

#include <algorithm>
#include <array>

namespace unisono {

namespace {

Error refused(const char* code, const QString& step)
{
    return {ErrorCode::Invalid, QStringLiteral("step refused: ") + step, step, QLatin1String(code)};
}

template <class State, class Step> struct Arrow {
    State from;
    Step step;
    State to;
};

using A = AssignmentState;
using AS = AssignmentStep;
constexpr Arrow<A, AS> kAssignmentArrows[] = {
    {A::Assigned, AS::Begin, A::InProgress},
    {A::Assigned, AS::SubmitEmpty, A::SubmittedEmpty},
    {A::Assigned, AS::Skip, A::Skipped},
    {A::Assigned, AS::Decline, A::Declined},
    {A::Assigned, AS::Expire, A::Expired},
    {A::InProgress, AS::Submit, A::Submitted},
    {A::InProgress, AS::SubmitEmpty, A::SubmittedEmpty},
    {A::InProgress, AS::Skip, A::Skipped},
    {A::InProgress, AS::Expire, A::Expired},
    {A::Skipped, AS::Renew, A::Assigned},
    {A::Declined, AS::Renew, A::Assigned},
    {A::Expired, AS::Renew, A::InProgress},
    {A::Submitted, AS::Freeze, A::Frozen},
    {A::SubmittedEmpty, AS::Freeze, A::Frozen},
    {A::Submitted, AS::LookAgain, A::InProgress},
    {A::SubmittedEmpty, AS::LookAgain, A::InProgress},
    {A::Frozen, AS::LookAgain, A::InProgress},
};

using U = UnitState;
using US = UnitStep;
using R = Resolution;
constexpr Arrow<UnitStanding, US> kUnitArrows[] = {
    {{U::Open, R::None}, US::Ask, {U::Collecting, R::None}},
    {{U::Collecting, R::None}, US::Compare, {U::Comparing, R::None}},
    {{U::Comparing, R::None}, US::Unanimous, {U::Resolved, R::Unanimous}},
    {{U::Comparing, R::None}, US::ByRule, {U::Resolved, R::ByRule}},
    {{U::Comparing, R::None}, US::Dispute, {U::InAdjudication, R::None}},
    {{U::Comparing, R::None}, US::AskMore, {U::Collecting, R::None}},
    {{U::InAdjudication, R::None}, US::AskMore, {U::Collecting, R::None}},
    {{U::InAdjudication, R::None}, US::Adjudicate, {U::Resolved, R::Adjudicated}},
    {{U::Resolved, R::Unanimous}, US::Reopen, {U::InAdjudication, R::None}},
    {{U::Resolved, R::ByRule}, US::Reopen, {U::InAdjudication, R::None}},
    {{U::Resolved, R::Adjudicated}, US::Reopen, {U::InAdjudication, R::None}},
};

using G = GoldState;
using GS = GoldStep;
constexpr Arrow<G, GS> kGoldArrows[] = {
    {G::Candidate, GS::Confirm, G::Active}, {G::Candidate, GS::Reject, G::Rejected},
    {G::Active, GS::Suspend, G::OnTrial},   {G::Active, GS::Retire, G::Retired},
    {G::OnTrial, GS::Reinstate, G::Active}, {G::OnTrial, GS::Retire, G::Retired},
};

template <class State, class Step, std::size_t N>
std::optional<State> along(const Arrow<State, Step> (&arrows)[N], const State& from, Step step)
{
    for (const auto& arrow : arrows)
        if (arrow.from == from && arrow.step == step)
            return arrow.to;
    return std::nullopt;
}

template <class State, class Step, std::size_t N>
std::optional<Step> between(const Arrow<State, Step> (&arrows)[N], const State& from, const State& to)
{
    for (const auto& arrow : arrows)
        if (arrow.from == from && arrow.to == to)
            return arrow.step;
    return std::nullopt;
}

constexpr std::array kAssignmentStepIds{"begin",  "submit", "submit-empty", "skip",      "decline",
                                        "expire", "renew",  "freeze",       "look-again"};
constexpr std::array kUnitStepIds{"ask",     "compare",  "unanimous",  "by-rule",
                                  "dispute", "ask-more", "adjudicate", "reopen"};
constexpr std::array kGoldStepIds{"confirm", "reject", "suspend", "reinstate", "retire"};
constexpr std::array kGoldStateIds{"candidate", "active", "on-trial", "retired", "rejected"};
static_assert(kAssignmentStepIds.size() == kAssignmentSteps && kUnitStepIds.size() == kUnitSteps &&
              kGoldStepIds.size() == kGoldSteps);

bool isSkipReason(const QString& reason)
{
    return std::any_of(std::begin(kSkipReasons), std::end(kSkipReasons),
                       [&](const char* known) { return reason == QLatin1String(known); });
}

const char* brokenGuard(AssignmentStep step, const AssignmentFacts& facts)
{
    switch (step) {
    case AS::Begin:
    case AS::Renew:
        return facts.isUnitHeld ? "step.held" : nullptr;
    case AS::Submit:
        return facts.items == 0 ? "step.no-items" : facts.problems > 0 ? "step.problems" : nullptr;
    case AS::SubmitEmpty:
        return facts.items > 0 ? "step.has-items" : facts.problems > 0 ? "step.problems" : nullptr;
    case AS::Skip:
        return isSkipReason(facts.reason) ? nullptr : "step.no-reason";
    case AS::Decline:
        return facts.reason.trimmed().isEmpty() ? "step.no-reason" : nullptr;
    case AS::LookAgain:
        return facts.isStale ? nullptr : "step.not-stale";
    case AS::Expire:
    case AS::Freeze:
        return nullptr;
    }
    return nullptr;
}

} // namespace

QString assignmentStepId(AssignmentStep step)
{
    return QLatin1String(kAssignmentStepIds.at(std::size_t(step)));
}

QString unitStepId(UnitStep step)
{
    return QLatin1String(kUnitStepIds.at(std::size_t(step)));
}

QString goldStepId(GoldStep step)
{
    return QLatin1String(kGoldStepIds.at(std::size_t(step)));
}

QString goldStateId(GoldState state)
{
    return QLatin1String(kGoldStateIds.at(std::size_t(state)));
}

std::optional<GoldState> goldStateFromId(const QString& id)
{
    for (std::size_t i = 0; i < kGoldStateIds.size(); ++i)
        if (id == QLatin1String(kGoldStateIds[i]))
            return GoldState(int(i));
    return std::nullopt;
}

Result<AssignmentState> afterStep(AssignmentState state, AssignmentStep step, const AssignmentFacts& facts)
{
    const std::optional<AssignmentState> next = along(kAssignmentArrows, state, step);
    if (!next)
        return refused("step.not-from-here", assignmentStepId(step));
    if (const char* broken = brokenGuard(step, facts))
        return refused(broken, assignmentStepId(step));
    return *next;
}

std::optional<AssignmentStep> stepBetween(AssignmentState from, AssignmentState to)
{
    return between(kAssignmentArrows, from, to);
}

Result<UnitStanding> afterStep(const UnitStanding& standing, UnitStep step, const UnitFacts& facts)
{
    const std::optional<UnitStanding> next = along(kUnitArrows, standing, step);
    if (!next)
        return refused("step.not-from-here", unitStepId(step));
    if (facts.holds != 0)
        return refused("step.held", unitStepId(step));
    if (step == US::Compare && (facts.answers < facts.wanted || facts.answers < 1))
        return refused("step.too-few-answers", unitStepId(step));
    if ((step == US::Unanimous || step == US::ByRule || step == US::Adjudicate) && facts.openItems > 0)
        return refused("step.open-items", unitStepId(step));
    return *next;
}

std::optional<UnitStep> stepBetween(const UnitStanding& from, const UnitStanding& to)
{
    return between(kUnitArrows, from, to);
}

namespace {

constexpr std::uint32_t bitOf(Hold hold)
{
    return 1U << unsigned(hold);
}

/// Legal, consent and privacy are for the rights officer to release; the others for the lead.
bool mayRelease(Roles roles, Hold hold)
{
    const bool isOfRights = hold == Hold::Legal || hold == Hold::Consent || hold == Hold::Privacy;
    return may(roles, isOfRights ? Capability::ReleaseHold : Capability::AssignWork);
}

} // namespace

Result<std::uint32_t> withHold(std::uint32_t holds, Hold hold, Roles roles, const QString& reason)
{
    const QString step = QStringLiteral("hold");
    if (!may(roles, Capability::PlaceHold))
        return refused("step.not-allowed", step);
    if (reason.trimmed().isEmpty())
        return refused("step.no-reason", step);
    if ((holds & bitOf(hold)) != 0)
        return refused("step.hold-there", step);
    return holds | bitOf(hold);
}

Result<std::uint32_t> withoutHold(std::uint32_t holds, Hold hold, Roles roles, const QString& reason)
{
    const QString step = QStringLiteral("release");
    if (!mayRelease(roles, hold))
        return refused("step.not-allowed", step);
    if (reason.trimmed().isEmpty())
        return refused("step.no-reason", step);
    if ((holds & bitOf(hold)) == 0)
        return refused("step.no-hold", step);
    return holds & ~bitOf(hold);
}

Result<void> mayBeGold(const GoldFacts& facts)
{
    const QString step = QStringLiteral("propose");
    if (!facts.isResolved)
        return refused("step.not-resolved", step);
    constexpr int kAlone = 3;
    constexpr int kWithAdjudicator = 2;
    if (facts.independentAnswers < (facts.wasAdjudicated ? kWithAdjudicator : kAlone))
        return refused("step.too-few-answers", step);
    if (facts.reason.trimmed().isEmpty())
        return refused("step.no-reason", step);
    return {};
}

Result<GoldState> afterStep(GoldState state, GoldStep step, const GoldFacts& facts)
{
    const std::optional<GoldState> next = along(kGoldArrows, state, step);
    if (!next)
        return refused("step.not-from-here", goldStepId(step));
    if ((step == GS::Confirm || step == GS::Reinstate) && !facts.bySomebodyElse)
        return refused("step.same-person", goldStepId(step));
    if (facts.reason.trimmed().isEmpty())
        return refused("step.no-reason", goldStepId(step));
    return *next;
}

} // namespace unisono
