#pragma once

#include "core/interchange/jamsnames.h"

namespace unisono::jams {

/// An annotation as a layer; `rowsLeft` is counted down by its observations, below zero there were too many.
/// False: of a namespace or a shape that no layer holds; the caller keeps it as it is.
bool readAnnotation(const QJsonObject& annotation, const QString& path, const FormatContext& context, Finder& finder,
                    qsizetype& rowsLeft, FormatLayer& layer);

} // namespace unisono::jams
