#pragma once

#include "core/annotation/model.h"
#include "core/base/issue.h"

namespace unisono {

/// What a role allows.
enum class Capability {
    AssignWork,     ///< and change policy
    Annotate,       ///< what is assigned to them
    Suggest,        ///< as a model: never an answer
    DecideItems,    ///< of units that they did not annotate
    SeeSubmissions, ///< of others, after freezing
    SeeGold,        ///< that a unit is gold, and its answer
    ProposeGold,
    ConfirmGold, ///< proposed by another person
    PlaceHold,
    ReleaseHold, ///< legal, consent, privacy
    ReleaseData,
    CoSignRelease
};

bool may(Roles roles, Capability capability);

/// The roles somebody has: those given, else annotator, and lead too for the person whose project it is.
Roles rolesOf(const Person& person, PersonId owner);

/// What somebody has to do with a unit already.
struct UnitPart {
    PassKind pass = PassKind::Independent;
    AssignmentState state = AssignmentState::Assigned;
};

/// Why this person may not do this pass of a unit, given what they did there: who annotated it decides nothing in it
/// and sees nothing of others; whoever made its gold answer never answers it; nobody does the same pass twice.
/// Output: nullopt: they may. Codes: role.none (the roles allow no such pass), role.model, role.annotated,
///         role.adjudicated, role.gold-author, role.twice, role.away
std::optional<Issue> conflictOf(PassKind pass, const Person& person, PersonId owner, const std::vector<UnitPart>& parts,
                                bool isGoldAuthor);

} // namespace unisono
