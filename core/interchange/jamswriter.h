#pragma once

#include "core/interchange/jamsnames.h"

namespace unisono::jams {

Result<QByteArray> write(const FormatDocument& document, const FormatContext& context, Issues* issues);

} // namespace unisono::jams
