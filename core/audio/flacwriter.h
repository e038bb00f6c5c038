#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/time/frame.h"

#include <QString>

namespace unisono {

/// Decodes a stretch of a sound file and writes it as FLAC: 16 bit where the source has no more, else 24 bit; nothing
/// but the samples goes along. Gives the frames written; what cannot be decoded at the end of a damaged file is
/// silence, so that times stay. Errors: those of opening; Unsupported -> over 8 channels or a rate FLAC has not;
/// DiskFull, CannotWrite, Cancelled. Threads: any; a job
Result<FrameCount> writeFlac(const QString& source, FrameSpan span, const QString& target, JobContext& job);

} // namespace unisono
