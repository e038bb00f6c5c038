#pragma once

#include "core/audio/pcmreader.h"

#include <span>

namespace unisono {

/// One channel choice of interleaved samples; mono.size() frames.
void mixToMono(ChannelChoice choice, std::span<const float> interleaved, int channels, std::span<float> mono);

} // namespace unisono
