#pragma once

#include "core/exchange/training.h"

#include <QStringList>

namespace unisono {

// What a person who learns is told of an answer: kind, at once, and about what they can do.

/// One sentence on the whole.
QString trainingHeadline(const GoldScore& score);
/// What to listen for, a sentence each. Empty: nothing.
QStringList trainingSentences(const GoldScore& score);
/// What the answers so far have in common, a sentence each; empty for fewer than two.
QStringList trainingSummary(const std::vector<TrainingResult>& results);

} // namespace unisono
