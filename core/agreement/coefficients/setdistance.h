#pragma once

#include "core/agreement/coefficients/weights.h"

namespace unisono {

// Distances of sets of labels, 0..1. A set is its labels as numbers, ascending, each once. Two empty sets are equal: 0.

using LabelSet = std::vector<int>;

/// Passonneau (2006), Measuring Agreement on Set-valued Items: 1 - Jaccard * m, where m is 1 for equal sets, 0.67 where
/// one lies in the other, 0.33 where they overlap, 0 else; nltk's rounded thirds.
double masiDistance(const LabelSet& a, const LabelSet& b);
/// 1 - common / all labels.
double jaccardDistance(const LabelSet& a, const LabelSet& b);
/// 0 = equal, 1 = not.
double setInequality(const LabelSet& a, const LabelSet& b);

} // namespace unisono
