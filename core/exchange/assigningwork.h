#pragma once

#include "core/store/project.h"
#include "core/workflow/assigning.h"

namespace unisono {

struct AssignedWork {
    AssignmentPlan plan;
    Edit edit; ///< carries it out: assignments, units that are asked for, the policy where it is a new one
    int policyVersion = 0;
};

/// Who would get what by a policy, and the edit that gives it to them. Golden units are not assigned here but drawn
/// when a package is made. Layers of a track are those of its genre.
/// Errors: WrongKey -> there is gold, and the sealed part is not open: its authors could not be kept from it
Result<AssignedWork> planWork(const Project& project, const AssigningPolicy& policy, std::uint64_t seed, qint64 nowMs);

/// The policy in force; nullopt: none yet. Errors: as assigningPolicyFromJson()
Result<std::optional<AssigningPolicy>> policyInForce(const Project& project);

/// By hand: one unit to one person. Errors: Invalid -> why not (detail "role.*", "step.held")
Result<Edit> assignByHand(const Project& project, const UnitKey& unit, PersonId person, PassKind pass, qint64 nowMs);

} // namespace unisono
