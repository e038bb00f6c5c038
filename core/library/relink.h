#pragma once

#include "core/library/addtracks.h"

namespace unisono {

/// A track whose audio is not where it was, and what it can be known again by.
struct LostTrack {
    TrackId id;
    QString fileName;
    qint64 bytes = 0;
    QByteArray fileSha256; ///< empty: never computed; then only the same name and size count
};

/// Tracks of the project whose file is not there. Looks at the disk once for each track.
std::vector<LostTrack> lostTracks(const std::vector<std::pair<LostTrack, QString>>& tracksAndPaths,
                                  JobContext& context);
/// What lostTracks() needs, gathered where the project may be read. Tracks without audio have none to lose.
std::vector<std::pair<LostTrack, QString>> tracksAndPaths(const Project& project);

struct FoundAgain {
    TrackId id;
    QString path; ///< absolute
};
/// Looks for lost files below a folder: files of the same size are hashed and compared.
/// Errors: Cancelled; CannotRead -> the folder            Threads: any
Result<std::vector<FoundAgain>> findLost(const QString& folder, const std::vector<LostTrack>& lost,
                                         JobContext& context);
/// The edit that links the tracks to where they were found.
Edit relinkEdit(const Project& project, const std::vector<FoundAgain>& found, const QString& folder);

} // namespace unisono
