#include "core/workflow/roles.h"

#include <algorithm>

namespace unisono {

bool may(Roles roles, Capability capability)
{
    const auto any = [&](std::initializer_list<Role> allowed) {
        return std::any_of(allowed.begin(), allowed.end(), [&](Role role) { return roles.has(role); });
    };
    switch (capability) {
    case Capability::AssignWork:
    case Capability::ConfirmGold:
    case Capability::ReleaseData:
        return any({Role::Lead});
    case Capability::Annotate:
        return any({Role::Annotator, Role::Adjudicator, Role::GoldSteward, Role::Lead});
    case Capability::Suggest:
        return any({Role::Model});
    case Capability::DecideItems:
        return any({Role::Adjudicator});
    case Capability::SeeSubmissions:
        return any({Role::Lead, Role::GoldSteward, Role::Auditor});
    case Capability::SeeGold:
        return any({Role::GoldSteward, Role::Lead, Role::Auditor});
    case Capability::ProposeGold:
        return any({Role::GoldSteward, Role::Lead});
    case Capability::PlaceHold:
        return any(
            {Role::Annotator, Role::Adjudicator, Role::GoldSteward, Role::Lead, Role::RightsOfficer, Role::Model});
    case Capability::ReleaseHold:
    case Capability::CoSignRelease:
        return any({Role::RightsOfficer});
    }
    return false;
}

Roles rolesOf(const Person& person, PersonId owner)
{
    if (!person.roles.isEmpty())
        return person.roles;
    return person.id == owner ? Roles::of({Role::Annotator, Role::Lead}) : Roles::of({Role::Annotator});
}

namespace {

Capability capabilityFor(PassKind pass)
{
    switch (pass) {
    case PassKind::Independent:
    case PassKind::Repeat:
        return Capability::Annotate;
    case PassKind::GoldAuthoring:
        return Capability::ProposeGold;
    case PassKind::Adjudication:
        return Capability::DecideItems;
    case PassKind::Audit:
        return Capability::SeeSubmissions;
    }
    return Capability::Annotate;
}

/// Whether this part tells the person what others think of the unit, or what its answer is.
bool isInformed(PassKind pass)
{
    return pass == PassKind::Adjudication || pass == PassKind::GoldAuthoring || pass == PassKind::Audit;
}

Issue refusal(const char* code, const Person& person)
{
    return {Severity::Error, QLatin1String(code), {}, {person.name}};
}

} // namespace

std::optional<Issue> conflictOf(PassKind pass, const Person& person, PersonId owner, const std::vector<UnitPart>& parts,
                                bool isGoldAuthor)
{
    const Roles roles = rolesOf(person, owner);
    if (roles.has(Role::Model))
        return refusal("role.model", person);
    if (person.isAway)
        return refusal("role.away", person);
    if (!may(roles, capabilityFor(pass)))
        return refusal("role.none", person);
    if (isGoldAuthor && !isInformed(pass))
        return refusal("role.gold-author", person);
    for (const UnitPart& part : parts) {
        const bool isOver = part.state == AssignmentState::Declined || part.state == AssignmentState::Expired ||
                            part.state == AssignmentState::Skipped;
        if (part.pass == pass && pass != PassKind::Repeat && !isOver)
            return refusal("role.twice", person);
        if (!isInformed(part.pass) && isInformed(pass) && !isOver)
            return refusal("role.annotated", person);
        if (isInformed(part.pass) && !isInformed(pass))
            return refusal("role.adjudicated", person);
    }
    return std::nullopt;
}

} // namespace unisono
