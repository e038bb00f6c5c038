#pragma once

#include <QString>

#include <optional>

namespace unisono {

/// Lower case without accents, for comparing what is typed with what is there.
QString folded(const QString& text);

/// How well `needle` fits `hay`, higher is better: every word of it must occur as letters in order; letters that begin
/// words and letters that follow each other count more, gaps count less. Empty needle: 0. nullopt: does not fit.
/// Input: both folded().
std::optional<int> fuzzyScore(const QString& needle, const QString& hay);

} // namespace unisono
