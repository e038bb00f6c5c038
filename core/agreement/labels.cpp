#include "core/agreement/labels.h"

#include <QSet>

#include <algorithm>

namespace unisono {

bool sameLabels(const QStringList& a, const QStringList& b)
{
    return QSet<QString>(a.begin(), a.end()) == QSet<QString>(b.begin(), b.end());
}

std::optional<double> jaccard(const QStringList& a, const QStringList& b)
{
    const QSet<QString> left(a.begin(), a.end());
    const QSet<QString> right(b.begin(), b.end());
    const qsizetype either = (left | right).size();
    if (either == 0)
        return std::nullopt;
    return double((left & right).size()) / double(either);
}

QStringList labelLine(const LayerDef& layer, const QString& label)
{
    QStringList line;
    for (const LabelDef* at = layer.label(label); at && !line.contains(at->id); at = layer.label(at->parentId))
        line.prepend(at->id);
    return line;
}

std::optional<double> treeDistance(const LayerDef& layer, const QString& a, const QString& b)
{
    const QStringList left = labelLine(layer, a);
    const QStringList right = labelLine(layer, b);
    if (left.isEmpty() || right.isEmpty())
        return std::nullopt;
    const auto fork = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    const auto common = double(fork.first - left.begin());
    return 1 - 2 * common / double(left.size() + right.size());
}

} // namespace unisono
