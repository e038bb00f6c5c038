#pragma once

#include "core/study/layertables.h"
#include "core/study/study.h"

namespace unisono {

/// Fills in what a study says of single labels: confusion, the pairs that make most of the disagreement, what merging
/// them would do, kappa and AC1 of each label. Errors: Cancelled
Result<void> studyLabelsOf(const StudyLayer& layer, const LabelRatings& labels, const JobContext& job,
                           LayerStudy& study);

} // namespace unisono
