#pragma once

#include "core/interchange/jamsnames.h"

namespace unisono::jams {

/// A layer as an annotation, in the namespace it came with where that still fits, else in the one that suits its kind.
QJsonObject writeAnnotation(const FormatLayer& layer, const FormatContext& context);

} // namespace unisono::jams
