#pragma once

#include "core/store/project.h"
#include "core/workflow/assigning.h"
#include "core/workflow/board.h"

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

/// The edit that puts another policy in force; empty where it is in force already.
Result<Edit> changePolicy(const Project& project, const AssigningPolicy& policy);

/// What was chosen by hand for somebody. Refusals, of units: role.*, step.held, assign.had-like-it (a near-duplicate),
/// assign.unknown-layer, assign.decided (it is resolved), assign.full (units that are open, most by the policy in
/// force)
struct HandedOut {
    std::vector<UnitKey> given;
    std::vector<AssigningRefusal> refusals;
    Edit edit; ///< carries out what is given; empty where nothing is
};
/// By hand: units to one person as an independent pass, under the same guards as by policy. Units in the order in which
/// they are to be given; one that stands twice is given once.
/// Errors: NotFound -> no such person; WrongKey -> there is gold, and the sealed part is not open
Result<HandedOut> assignByHand(const Project& project, const std::vector<UnitKey>& units, PersonId person,
                               qint64 nowMs);

/// Every unit that could be asked for: each track under the layers of its genre.
std::vector<UnitKey> everyUnit(const Project& project);
/// The lead's board. Threads: any that reads the project
Board readBoard(const Project& project, qint64 nowMs);

} // namespace unisono
