#pragma once

#include "core/audio/mediafile.h"
#include "core/store/project.h"

#include <QStringList>

namespace unisono {

/// A sound file as it was found: what its decoder and its tags say.
struct MediaCandidate {
    QString path; ///< absolute
    AudioInfo info;
    MediaTags tags;
    qint64 bytes = 0;
};

struct MediaScan {
    std::vector<MediaCandidate> files; ///< in the order of the paths, those of a folder by path
    QStringList folders;               ///< folders that were asked for, absolute
    Issues issues;                     ///< "add.*": what was left out and why
};

/// Opens every file and every sound file below every folder, without decoding it through.
/// Errors: Cancelled            Threads: any
Result<MediaScan> scanMedia(const QStringList& paths, JobContext& context);

struct AddedTracks {
    Edit edit;                ///< empty where there is nothing to add
    std::vector<TrackId> ids; ///< of `scan.files`, in order; of one that is in the project already: its track
    Issues issues;
};
/// The edit that adds what was found. A file below a media root belongs to it; else the folder that was asked for, or
/// the file's own, becomes one. Files that are in the project already are left out with an issue.
AddedTracks addTracks(const Project& project, const MediaScan& scan, qint64 nowMs);

/// Where a path belongs among the roots of a project; roots that it needs are added to the edit.
class RootFinder {
public:
    explicit RootFinder(const Project& project);
    /// Root and path relative to it. `wished`: folder that becomes a root where none holds the file; empty: its own.
    std::pair<MediaRootId, QString> place(const QString& path, const QString& wished, Edit& edit);

private:
    struct Root {
        MediaRootId id;
        QString folder; ///< absolute, ends in '/'
    };
    std::vector<Root> m_roots;
};

/// The edit that adds a track without audio: annotations of sound that is not at hand.
/// Errors: Invalid -> no name, or no length of at least one frame
Result<Edit> addTrackWithoutAudio(const Project& project, const QString& name, double seconds, SampleRate rate,
                                  qint64 nowMs);

/// The edit that sets the hashes of a track; it merges with others of its kind. Empty: the track is gone.
Edit setHashes(const Project& project, TrackId id, const MediaHashes& hashes);
inline constexpr const char* kHashEditKind = "tracks.hash";

} // namespace unisono
