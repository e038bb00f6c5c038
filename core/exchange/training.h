#pragma once

#include "core/exchange/packagerecord.h"
#include "core/workflow/goldanswer.h"
#include "core/workflow/workunit.h"

namespace unisono {

// Learning from retired gold: openly marked, marked at once, and none of it counts. In the lead's project nothing is
// written about it; in the project of somebody who works on a package it is never sent back.

struct TrainingUnit {
    TrackId track;
    QString layer;
    GoldAnswer answer;
};

/// What can be learned from in the lead's project, by track and layer: gold that is retired, whose layer the schema
/// still has, and of no track that is gold of the layer in another record, or a near-duplicate of one. `person`: what
/// they neither made nor were asked about; nullopt: all. Errors: those of goldRecords()
Result<std::vector<TrainingUnit>> trainingUnits(const Project& project, std::optional<PersonId> person);

/// As it goes into a package: without ids, authors and remarks of its items.
PackageTraining offered(const TrainingUnit& unit, const QString& packageTrack);

/// What a project made from a package has for learning, in its order, and whose assignment it is. Empty where there is
/// none.
struct GivenTraining {
    AssignmentId assignment;
    TrainingUnit unit;
};
std::vector<GivenTraining> givenTraining(const Project& project);

struct TrainingResult {
    UnitKey unit;
    AssignmentId assignment;
    GoldScore score;
};
/// The answer of an assignment against what is accepted. Errors: NotFound -> no such assignment, layer or track; Empty
/// -> nothing is handed in; those of scoreGold() and of Project::sealedItems()
Result<TrainingResult> trainingResult(const Project& project, const TrainingUnit& unit, AssignmentId assignment);
/// Those of all that is handed in, in the order of their assignments. Errors: as above
Result<std::vector<TrainingResult>> trainingResults(const Project& project);

} // namespace unisono
