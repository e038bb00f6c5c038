#pragma once

#include "core/agreement/metrics/caseinput.h"
#include "core/agreement/metrics/metric.h"

namespace unisono {

/// What the figures of two segmentations are; the same for a pair as for several annotators.
const std::vector<FigureDescriptor>& segmentFigureDescriptors();

/// Every figure of two segmentations that reach from 0 to one end (fillBoth()), by their names in a case file; null
/// throughout where a side is not proper (areProper()), which mir_eval refuses.
/// Errors: TooLarge -> more frames than structureAgreement() takes
Result<QJsonObject> segmentFigures(const Segments& reference, const Segments& estimate, int gap, double frameSeconds);

} // namespace unisono
