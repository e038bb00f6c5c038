#pragma once

#include "core/interchange/jamsnames.h"

namespace unisono::jams {

/// Errors: Parse, TooLarge, Empty, Unsupported -> compressed
Result<FormatDocument> read(const QByteArray& bytes, const FormatContext& context, Issues* issues);

} // namespace unisono::jams
