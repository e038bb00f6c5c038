#pragma once

#include "core/audio/audiosource.h"
#include "core/audio/filehandle.h"

namespace unisono {

/// FLAC by libFLAC itself: libsndfile's way over its own buffers costs an eighth of the time of decoding, which is what
/// an overview of a long file waits for; and a damaged stretch is left at the next frame, where libsndfile stops.
/// Errors: Damaged -> no stream header, or no frame; Unsupported -> channels, rate; Empty
Result<std::unique_ptr<AudioSource>> openFlacSource(const QString& path, OpenedFile file);

} // namespace unisono
