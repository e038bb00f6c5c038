#pragma once

#include "core/annotation/checks.h"
#include "core/store/project.h"

namespace unisono {

/// What was found in the work of one person on one track.
struct PersonFindings {
    PersonId person;
    Findings findings; ///< by layer in the schema's order, then by time
};

/// Checks every unit of a track against the layers that the genre has which its person answered: their rules
/// (checkUnit()), layers that are required and not answered ("check.required"), layers that the genre does not have
/// ("check.not-asked", Info) and units that a newer schema asks to look at again ("check.stale": layer, version, what
/// changed). Who has begun nothing has no findings.
std::vector<PersonFindings> validateTrack(const Project& project, const Track& track);

} // namespace unisono
