#pragma once

#include "core/store/project.h"
#include "core/workflow/transitions.h"
#include "core/workflow/workunit.h"

namespace unisono {

// Steps of the state machines as edits of a project. Errors of all: Invalid -> the step is not allowed (detail
// "step.*"); NotFound.

/// A step of an assignment. Problems are those that its layer's rules find; `reason` with Skip and Decline.
/// Submit without items where the layer may be empty is for the caller to ask for as SubmitEmpty.
Result<Edit> assignmentStep(const Project& project, AssignmentId id, AssignmentStep step, const QString& reason,
                            qint64 nowMs);
/// A step of a unit; Compare freezes the answers that are in.
Result<Edit> unitStep(const Project& project, const UnitKey& unit, UnitStep step, qint64 nowMs);
Result<Edit> holdUnit(const Project& project, const UnitKey& unit, Hold hold, PersonId by, const QString& reason,
                      qint64 nowMs);
Result<Edit> releaseUnit(const Project& project, const UnitKey& unit, Hold hold, PersonId by, const QString& reason,
                         qint64 nowMs);

/// Whether every change of a state in the log is a step of the machines. Codes: states.no-step (event, from, to)
Result<Issues> checkSteps(const Project& project);

} // namespace unisono
