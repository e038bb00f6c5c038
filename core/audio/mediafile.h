#pragma once

#include "core/audio/audiosource.h"
#include "core/base/issue.h"
#include "core/jobs/job.h"

#include <QByteArray>

namespace unisono {

/// Title and so on from the file's tags (TagLib); empty where there is none. Texts are cut to 1,000 characters.
struct MediaTags {
    QString title;
    QString artist;
    QString album;
    QString genre;
    QString date;
};
MediaTags readMediaTags(const QString& path);

struct MediaHashes {
    QByteArray fileSha256;
    QByteArray samplesSha256; ///< decoded samples, interleaved float32 little-endian
};
/// Reads the file once for its bytes; once more decoded for the samples. Errors: NotFound, CannotRead, Damaged,
/// Cancelled
Result<MediaHashes> hashMediaFile(const QString& path, JobContext& context);
Result<QByteArray> hashFileBytes(const QString& path, JobContext& context);

/// Sound files below `folder` by their endings, sorted by path; does not follow links to folders it has been in.
/// Errors: CannotRead -> the folder itself; unreadable folders below it are counted in `issues`.
Result<QStringList> findAudioFiles(const QString& folder, Issues* issues, JobContext& context);
bool hasAudioEnding(const QString& path);

} // namespace unisono
