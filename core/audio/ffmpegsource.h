#pragma once

#include "core/audio/audiosource.h"

namespace unisono {

/// What only ffmpeg reads, decoded by a child process that starts again from the front for every step back: dear, but
/// exact. The length is what the container says, in frames; where it says nothing exact the file is decoded once to
/// count. A stream that ends before is followed by silence up to a tenth of a second, else it is Damaged.
/// Errors: NeedsFfmpeg -> not installed; NotAudio, Damaged, Empty, Unsupported
Result<std::unique_ptr<AudioSource>> openFfmpegSource(const QString& path);

} // namespace unisono
