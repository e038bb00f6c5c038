#pragma once

#include "core/genre/schema.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace unisono {

// Distances of answers by labels. Labels are ids; the order of several and how often one is named do not matter.

bool sameLabels(const QStringList& a, const QStringList& b);

/// Labels of both as a share of the labels of either, 0..1; nullopt: both are empty.
std::optional<double> jaccard(const QStringList& a, const QStringList& b);

/// From the root down to the label, which is last; empty: the layer has no such label.
QStringList labelLine(const LayerDef& layer, const QString& label);

/// 1 - 2 depth(lowest common ancestor) / (depth a + depth b), where roots have depth 1 and two roots have nothing in
/// common: 0 = the same label, 1 = in different trees. nullopt: the layer lacks one of them.
std::optional<double> treeDistance(const LayerDef& layer, const QString& a, const QString& b);

} // namespace unisono
