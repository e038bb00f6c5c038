#include "core/library/relink.h"

#include <QDir>
#include <QFileInfo>

namespace unisono {

std::vector<std::pair<LostTrack, QString>> tracksAndPaths(const Project& project)
{
    std::vector<std::pair<LostTrack, QString>> all;
    all.reserve(project.tracks().size());
    for (const Track& track : project.tracks())
        if (track.hasAudio())
            all.emplace_back(LostTrack{track.id, QFileInfo(track.path).fileName(), track.fileBytes, track.fileSha256},
                             project.audioPath(track));
    return all;
}

std::vector<LostTrack> lostTracks(const std::vector<std::pair<LostTrack, QString>>& tracksAndPaths, JobContext& context)
{
    std::vector<LostTrack> lost;
    for (const auto& [track, path] : tracksAndPaths) {
        if (context.cancelled())
            break;
        if (!QFileInfo::exists(path))
            lost.push_back(track);
    }
    return lost;
}

Result<std::vector<FoundAgain>> findLost(const QString& folder, const std::vector<LostTrack>& lost, JobContext& context)
{
    Issues unreadable;
    const Result<QStringList> files = findAudioFiles(folder, &unreadable, context);
    if (!files)
        return files.error();
    std::vector<FoundAgain> found;
    std::vector<LostTrack> open = lost;
    for (qsizetype i = 0; i < files->size() && !open.empty(); ++i) {
        if (context.cancelled())
            return cancelledError();
        context.progress(double(i) / double(files->size()));
        const QFileInfo file((*files)[i]);
        const bool couldBe = std::any_of(open.begin(), open.end(), [&](const LostTrack& track) {
            return track.bytes == file.size() && !track.fileSha256.isEmpty();
        });
        QByteArray hash;
        if (couldBe) {
            const Result<QByteArray> hashed = hashFileBytes(file.absoluteFilePath(), context);
            if (!hashed && hashed.error().code == ErrorCode::Cancelled)
                return hashed.error();
            hash = hashed.value_or(QByteArray());
        }
        std::erase_if(open, [&](const LostTrack& track) {
            const bool isSame =
                track.bytes == file.size() &&
                (track.fileSha256.isEmpty() ? track.fileName == file.fileName() : track.fileSha256 == hash);
            if (isSame)
                found.push_back({track.id, QDir::cleanPath(file.absoluteFilePath())});
            return isSame;
        });
    }
    return found;
}

Edit relinkEdit(const Project& project, const std::vector<FoundAgain>& found, const QString& folder)
{
    Edit edit;
    edit.kind = QStringLiteral("tracks.relink");
    RootFinder roots(project);
    for (const FoundAgain& each : found) {
        const Track* before = project.track(each.id);
        if (!before)
            continue;
        Track after = *before;
        std::tie(after.root, after.path) = roots.place(each.path, QDir::cleanPath(folder), edit);
        edit.subject = found.size() == 1 ? after.title : QString();
        edit.changes.push_back(Change<Track>{*before, after});
    }
    return edit;
}

} // namespace unisono
