#include "core/workflow/roles.h"
#include "core/workflow/transitions.h"

#include <QTest>

#include <random>

using namespace unisono;

namespace {

template <class E> E any(std::mt19937& random, int count)
{
    return E(std::uniform_int_distribution(0, count - 1)(random));
}

bool coin(std::mt19937& random)
{
    return std::uniform_int_distribution(0, 1)(random) == 1;
}

Person personWith(std::initializer_list<Role> roles)
{
    Person person{PersonId::next(), QStringLiteral("Ana")};
    person.roles = Roles::of(roles);
    return person;
}

QString codeOf(const std::optional<Issue>& issue)
{
    return issue ? issue->code : QString();
}

} // namespace

class TestTransitions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void assignmentsWalkAtRandom();
    void unitsWalkAtRandom();
    void goldWalksAtRandom();
    void stepsAreFoundAgain();
    void guardsSayWhy();
    void holdsKeepTheState();
    void rolesDoNotConflict();
    void capabilitiesFollowTheTable();
};

void TestTransitions::assignmentsWalkAtRandom()
{
    using S = AssignmentState;
    std::mt19937 random(7);
    int submissions = 0;
    int frozen = 0;
    for (int walk = 0; walk < 100'000; ++walk) {
        S state = S::Assigned;
        int handedIn = 0;
        int kept = 0;
        bool hasSubmission = false;
        for (int i = 0; i < 12; ++i) {
            AssignmentFacts facts;
            facts.items = std::uniform_int_distribution(0, 2)(random);
            facts.problems = std::uniform_int_distribution(0, 3)(random) == 0 ? 1 : 0;
            facts.isStale = coin(random);
            facts.isUnitHeld = std::uniform_int_distribution(0, 7)(random) == 0;
            facts.reason = coin(random) ? QLatin1String(kSkipReasons[std::size_t(random() % 6)]) : QString();
            const auto step = any<AssignmentStep>(random, kAssignmentSteps);
            const Result<S> next = afterStep(state, step, facts);
            if (!next) {
                QVERIFY(next.error().detail.startsWith(QLatin1String("step.")));
                continue;
            }
            // What is handed in stays so until the schema asks for another look, or it is compared.
            if (hasSubmission)
                QVERIFY(step == AssignmentStep::Freeze || (step == AssignmentStep::LookAgain && facts.isStale));
            if (*next == S::Submitted)
                QVERIFY(facts.items > 0 && facts.problems == 0);
            if (*next == S::SubmittedEmpty)
                QVERIFY(facts.items == 0);
            if (*next == S::Skipped || *next == S::Declined)
                QVERIFY(!facts.reason.isEmpty());
            if (*next == S::Frozen)
                QVERIFY(hasSubmission);
            if (*next == S::Submitted || *next == S::SubmittedEmpty)
                ++handedIn;
            if (step == AssignmentStep::LookAgain)
                ++kept;
            state = *next;
            hasSubmission = state == S::Submitted || state == S::SubmittedEmpty || state == S::Frozen;
        }
        QCOMPARE(handedIn,
                 kept + (hasSubmission ? 1 : 0)); // none is lost: each is still there or was reopened by its author
        submissions += handedIn;
        frozen += state == S::Frozen ? 1 : 0;
    }
    QVERIFY(submissions > 10'000);
    QVERIFY(frozen > 1'000);
}

void TestTransitions::unitsWalkAtRandom()
{
    std::mt19937 random(11);
    int resolved = 0;
    for (int walk = 0; walk < 100'000; ++walk) {
        UnitStanding standing;
        for (int i = 0; i < 12; ++i) {
            UnitFacts facts;
            facts.answers = std::uniform_int_distribution(0, 4)(random);
            facts.wanted = std::uniform_int_distribution(0, 3)(random);
            facts.openItems = std::uniform_int_distribution(0, 1)(random);
            facts.holds = std::uniform_int_distribution(0, 7)(random) == 0 ? 1 : 0;
            const auto step = any<UnitStep>(random, kUnitSteps);
            const Result<UnitStanding> next = afterStep(standing, step, facts);
            if (!next)
                continue;
            QCOMPARE(facts.holds, 0U);
            QCOMPARE(next->state == UnitState::Resolved, next->resolution != Resolution::None);
            if (next->state == UnitState::Resolved)
                QVERIFY(standing.state == UnitState::Comparing || standing.state == UnitState::InAdjudication);
            if (next->resolution == Resolution::Adjudicated)
                QCOMPARE(standing.state, UnitState::InAdjudication);
            if (next->state == UnitState::Comparing)
                QVERIFY(facts.answers >= 1);
            standing = *next;
        }
        resolved += standing.state == UnitState::Resolved ? 1 : 0;
    }
    QVERIFY(resolved > 100);
}

void TestTransitions::goldWalksAtRandom()
{
    std::mt19937 random(13);
    int retired = 0;
    for (int walk = 0; walk < 100'000; ++walk) {
        GoldState state = GoldState::Candidate;
        bool confirmedByAnother = false;
        for (int i = 0; i < 8; ++i) {
            GoldFacts facts;
            facts.bySomebodyElse = coin(random);
            facts.reason = coin(random) ? QStringLiteral("because") : QString();
            const auto step = any<GoldStep>(random, kGoldSteps);
            const Result<GoldState> next = afterStep(state, step, facts);
            if (!next)
                continue;
            QVERIFY(!facts.reason.isEmpty());
            confirmedByAnother = confirmedByAnother || (step == GoldStep::Confirm && facts.bySomebodyElse);
            QVERIFY(*next == GoldState::Rejected || confirmedByAnother);
            QVERIFY(state != GoldState::Retired && state != GoldState::Rejected);
            state = *next;
        }
        retired += state == GoldState::Retired ? 1 : 0;
    }
    QVERIFY(retired > 1'000);
    QCOMPARE(mayBeGold({true, 2, false, false, QStringLiteral("clear")}).error().detail,
             QStringLiteral("step.too-few-answers"));
    QVERIFY(mayBeGold({true, 2, true, false, QStringLiteral("clear")}));
    QVERIFY(mayBeGold({true, 3, false, false, QStringLiteral("clear")}));
    QCOMPARE(mayBeGold({false, 3, true, false, QStringLiteral("clear")}).error().detail,
             QStringLiteral("step.not-resolved"));
}

void TestTransitions::stepsAreFoundAgain()
{
    AssignmentFacts facts{1, 0, true, false, QStringLiteral("bad-audio")};
    int found = 0;
    for (int from = 0; from <= int(AssignmentState::Expired); ++from)
        for (int step = 0; step < kAssignmentSteps; ++step) {
            facts.items = AssignmentStep(step) == AssignmentStep::SubmitEmpty ? 0 : 1;
            const auto next = afterStep(AssignmentState(from), AssignmentStep(step), facts);
            if (!next)
                continue;
            ++found;
            QCOMPARE(stepBetween(AssignmentState(from), *next), std::optional(AssignmentStep(step)));
        }
    QCOMPARE(found, 17);
    QVERIFY(!stepBetween(AssignmentState::Frozen, AssignmentState::Assigned));
    QVERIFY(!stepBetween(AssignmentState::Submitted, AssignmentState::Skipped));
}

void TestTransitions::guardsSayWhy()
{
    const auto why = [](AssignmentState state, AssignmentStep step, const AssignmentFacts& facts) {
        const auto next = afterStep(state, step, facts);
        return next ? QString() : next.error().detail;
    };
    using S = AssignmentState;
    using T = AssignmentStep;
    QCOMPARE(why(S::InProgress, T::Submit, {}), QStringLiteral("step.no-items"));
    QCOMPARE(why(S::InProgress, T::Submit, {2, 1, false, false, {}}), QStringLiteral("step.problems"));
    QCOMPARE(why(S::InProgress, T::SubmitEmpty, {2, 0, false, false, {}}), QStringLiteral("step.has-items"));
    QCOMPARE(why(S::InProgress, T::Skip, {0, 0, false, false, QStringLiteral("tired")}),
             QStringLiteral("step.no-reason"));
    QCOMPARE(why(S::Submitted, T::LookAgain, {2, 0, false, false, {}}), QStringLiteral("step.not-stale"));
    QCOMPARE(why(S::Assigned, T::Begin, {0, 0, false, true, {}}), QStringLiteral("step.held"));
    QCOMPARE(why(S::InProgress, T::Submit, {2, 0, false, true, {}}), QString()); // what is begun can be handed in
    QCOMPARE(why(S::Submitted, T::Expire, {}), QStringLiteral("step.not-from-here"));
}

void TestTransitions::holdsKeepTheState()
{
    const Roles annotator = Roles::of({Role::Annotator});
    const Roles lead = Roles::of({Role::Lead});
    const Roles officer = Roles::of({Role::RightsOfficer});
    const QString reason = QStringLiteral("letter of the label");
    const Result<std::uint32_t> held = withHold(0, Hold::Legal, annotator, reason);
    QVERIFY(held);
    QCOMPARE(withHold(*held, Hold::Legal, annotator, reason).error().detail, QStringLiteral("step.hold-there"));
    QCOMPARE(withHold(0, Hold::Legal, Roles::of({Role::Auditor}), reason).error().detail,
             QStringLiteral("step.not-allowed"));
    QCOMPARE(withoutHold(*held, Hold::Legal, lead, reason).error().detail, QStringLiteral("step.not-allowed"));
    QCOMPARE(*withoutHold(*held, Hold::Legal, officer, reason), 0U);
    const std::uint32_t both = *withHold(*held, Hold::Technical, annotator, reason);
    QCOMPARE(*withoutHold(both, Hold::Technical, lead, reason), *held);
    QCOMPARE(withoutHold(0, Hold::Technical, lead, reason).error().detail, QStringLiteral("step.no-hold"));
}

void TestTransitions::rolesDoNotConflict()
{
    const Person both = personWith({Role::Annotator, Role::Adjudicator});
    const PersonId owner = PersonId::next();
    const auto code = [&](PassKind pass, const std::vector<UnitPart>& parts, bool isGoldAuthor = false) {
        return codeOf(conflictOf(pass, both, owner, parts, isGoldAuthor));
    };
    QCOMPARE(code(PassKind::Independent, {}), QString());
    QCOMPARE(code(PassKind::Adjudication, {}), QString());
    QCOMPARE(code(PassKind::Adjudication, {{PassKind::Independent, AssignmentState::InProgress}}),
             QStringLiteral("role.annotated"));
    QCOMPARE(code(PassKind::Adjudication, {{PassKind::Independent, AssignmentState::Declined}}), QString());
    QCOMPARE(code(PassKind::Independent, {{PassKind::Adjudication, AssignmentState::Assigned}}),
             QStringLiteral("role.adjudicated"));
    QCOMPARE(code(PassKind::Independent, {{PassKind::Independent, AssignmentState::Submitted}}),
             QStringLiteral("role.twice"));
    QCOMPARE(code(PassKind::Repeat, {{PassKind::Independent, AssignmentState::Submitted}}), QString());
    QCOMPARE(code(PassKind::Independent, {}, true), QStringLiteral("role.gold-author"));
    QCOMPARE(code(PassKind::GoldAuthoring, {}), QStringLiteral("role.none"));
    Person away = both;
    away.isAway = true;
    QCOMPARE(codeOf(conflictOf(PassKind::Independent, away, owner, {}, false)), QStringLiteral("role.away"));
    QCOMPARE(codeOf(conflictOf(PassKind::Independent, personWith({Role::Model}), owner, {}, false)),
             QStringLiteral("role.model"));
    Person alone{owner, QStringLiteral("Ana")};
    QVERIFY(rolesOf(alone, owner).has(Role::Lead));
    QVERIFY(!rolesOf(Person{PersonId::next(), QStringLiteral("Ben")}, owner).has(Role::Lead));
}

void TestTransitions::capabilitiesFollowTheTable()
{
    const auto who = [](Capability capability) {
        QStringList names;
        for (int role = 0; role <= int(Role::Model); ++role)
            if (may(Roles::of({Role(role)}), capability))
                names << QString::number(role);
        return names.join(QLatin1Char(' '));
    };
    QCOMPARE(who(Capability::AssignWork), QStringLiteral("3"));
    QCOMPARE(who(Capability::Annotate), QStringLiteral("0 1 2 3"));
    QCOMPARE(who(Capability::Suggest), QStringLiteral("6"));
    QCOMPARE(who(Capability::DecideItems), QStringLiteral("1"));
    QCOMPARE(who(Capability::SeeSubmissions), QStringLiteral("2 3 5"));
    QCOMPARE(who(Capability::SeeGold), QStringLiteral("2 3 5"));
    QCOMPARE(who(Capability::ConfirmGold), QStringLiteral("3"));
    QCOMPARE(who(Capability::PlaceHold), QStringLiteral("0 1 2 3 4 6"));
    QCOMPARE(who(Capability::ReleaseHold), QStringLiteral("4"));
    QCOMPARE(who(Capability::CoSignRelease), QStringLiteral("4"));
}

QTEST_GUILESS_MAIN(TestTransitions)
#include "tst_transitions.moc"
