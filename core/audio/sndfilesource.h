#pragma once

#include "core/audio/audiosource.h"
#include "core/audio/filehandle.h"

namespace unisono {

/// What libsndfile reads: WAV with its relatives, AIFF, FLAC, Ogg Vorbis, Opus, MP3 and many rarer ones.
/// Errors: NotAudio -> libsndfile does not know the format; Unsupported -> it knows the container, but not the coding,
/// or channels or rate are out of bounds; Damaged -> header inconsistent; Empty -> 0 frames
Result<std::unique_ptr<AudioSource>> openSndfileSource(const QString& path, OpenedFile file);

} // namespace unisono
