#pragma once

#include "core/interchange/format.h"

namespace unisono::test {

/// Items with nothing but what every format can hold, or with every field filled.
enum class Filled { Plain, Richly };
/// Made items of a layer's kind inside [0, frames), ordered; the same for the same seed.
Items madeItems(const LayerDef& layer, FrameCount frames, unsigned seed, Filled filled);

/// Name of the first field in which two items differ as far as files hold items; "" where they are equal.
QString difference(const Item& a, const Item& b);
QString difference(const Items& a, const Items& b);

} // namespace unisono::test
