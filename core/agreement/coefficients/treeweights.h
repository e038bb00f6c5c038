#pragma once

#include "core/agreement/coefficients/weights.h"
#include "core/agreement/labels.h"

namespace unisono {

/// Weights of the distance of labels in the layer's tree (treeDistance()), for an alpha of genre paths; category c is
/// labels[c]. nullopt: the layer lacks one of the labels
std::optional<AgreementWeights> treeWeights(const LayerDef& layer, const QStringList& labels);

} // namespace unisono
