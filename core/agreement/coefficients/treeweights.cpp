#include "core/agreement/coefficients/treeweights.h"

#include <algorithm>

namespace unisono {

std::optional<AgreementWeights> treeWeights(const LayerDef& layer, const QStringList& labels)
{
    const bool known = std::all_of(labels.begin(), labels.end(),
                                   [&](const QString& label) { return treeDistance(layer, label, label).has_value(); });
    if (!known)
        return std::nullopt;
    return weightsOfDistance(int(labels.size()),
                             [&](int a, int b) { return *treeDistance(layer, labels[a], labels[b]); });
}

} // namespace unisono
