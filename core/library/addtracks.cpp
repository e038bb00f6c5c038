#include "core/library/addtracks.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

QString issueCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return QStringLiteral("add.not-found");
    case ErrorCode::NotAudio:
        return QStringLiteral("add.not-audio");
    case ErrorCode::NeedsFfmpeg:
        return QStringLiteral("add.needs-ffmpeg");
    case ErrorCode::Empty:
        return QStringLiteral("add.empty");
    case ErrorCode::Damaged:
        return QStringLiteral("add.damaged");
    case ErrorCode::Unsupported:
    case ErrorCode::TooLarge:
        return QStringLiteral("add.unsupported");
    default:
        return QStringLiteral("add.unreadable");
    }
}

void readOne(const QString& path, MediaScan& scan)
{
    const Result<std::unique_ptr<AudioSource>> source = openAudioSource(path);
    if (!source) {
        scan.issues.push_back({Severity::Warning,
                               issueCode(source.error().code),
                               path,
                               {QFileInfo(path).fileName(), source.error().detail}});
        return;
    }
    scan.files.push_back({path, (*source)->info(), readMediaTags(path), QFileInfo(path).size()});
}

QString encodingOf(const AudioInfo& info)
{
    return info.encoding.isEmpty() ? info.container : info.container + QStringLiteral(", ") + info.encoding;
}

QString withSlash(const QString& folder)
{
    return folder.endsWith(QLatin1Char('/')) ? folder : folder + QLatin1Char('/');
}

} // namespace

Result<MediaScan> scanMedia(const QStringList& paths, JobContext& context)
{
    MediaScan scan;
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        const QString absolute = QDir::cleanPath(info.absoluteFilePath());
        if (!info.isDir()) {
            files << absolute;
            continue;
        }
        scan.folders << absolute;
        const Result<QStringList> found = findAudioFiles(absolute, &scan.issues, context);
        if (!found && found.error().code == ErrorCode::Cancelled)
            return found.error();
        if (found)
            files << *found;
        else
            scan.issues.push_back({Severity::Warning, QStringLiteral("add.folder-unreadable"), {}, {absolute}});
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (context.cancelled())
            return cancelledError();
        context.progress(double(i) / double(files.size()));
        readOne(files[i], scan);
    }
    return scan;
}

RootFinder::RootFinder(const Project& project)
{
    const QDir home = QFileInfo(project.path()).absoluteDir();
    for (const MediaRoot& root : project.mediaRoots())
        m_roots.push_back({root.id, withSlash(QDir::cleanPath(home.absoluteFilePath(root.path)))});
    // The innermost root that holds a file is its own.
    std::stable_sort(m_roots.begin(), m_roots.end(),
                     [](const Root& a, const Root& b) { return a.folder.size() > b.folder.size(); });
}

std::pair<MediaRootId, QString> RootFinder::place(const QString& path, const QString& wished, Edit& edit)
{
    for (const Root& root : m_roots)
        if (path.startsWith(root.folder))
            return {root.id, path.mid(root.folder.size())};
    const QString folder = withSlash(wished.isEmpty() ? QFileInfo(path).absolutePath() : wished);
    const MediaRoot made{MediaRootId::next(), QDir::cleanPath(folder)};
    edit.changes.push_back(Change<MediaRoot>{std::nullopt, made});
    m_roots.insert(m_roots.begin(), {made.id, folder});
    return {made.id, path.mid(folder.size())};
}

AddedTracks addTracks(const Project& project, const MediaScan& scan, qint64 nowMs)
{
    AddedTracks added;
    added.edit.kind = QStringLiteral("tracks.add");
    QHash<QString, TrackId> known;
    for (const Track& track : project.tracks())
        if (track.hasAudio())
            known.insert(QDir::cleanPath(project.audioPath(track)), track.id);
    RootFinder roots(project);
    int count = 0;
    for (const MediaCandidate& file : scan.files) {
        if (const auto there = known.constFind(file.path); there != known.cend()) {
            added.ids.push_back(*there);
            added.issues.push_back(
                {Severity::Info, QStringLiteral("add.duplicate"), {}, {QFileInfo(file.path).fileName()}});
            continue;
        }
        const auto folder = std::find_if(scan.folders.begin(), scan.folders.end(),
                                         [&](const QString& f) { return file.path.startsWith(withSlash(f)); });
        Track track;
        track.id = TrackId::next();
        std::tie(track.root, track.path) =
            roots.place(file.path, folder == scan.folders.end() ? QString() : *folder, added.edit);
        track.title = file.tags.title.isEmpty() ? QFileInfo(file.path).completeBaseName() : file.tags.title;
        track.artist = file.tags.artist;
        track.album = file.tags.album;
        track.genre = file.tags.genre;
        track.date = file.tags.date;
        track.frames = file.info.frames;
        track.rate = file.info.rate;
        track.channels = file.info.channels;
        track.encoding = encodingOf(file.info);
        track.fileBytes = file.bytes;
        track.addedMs = nowMs;
        known.insert(file.path, track.id);
        added.ids.push_back(track.id);
        added.edit.subject = ++count == 1 ? track.title : QString();
        added.edit.changes.push_back(Change<Track>{std::nullopt, std::move(track)});
    }
    return added;
}

Result<Edit> addTrackWithoutAudio(const Project& project, const QString& name, double seconds, SampleRate rate,
                                  qint64 nowMs)
{
    Track track;
    track.id = TrackId::next();
    track.root = project.mediaRoots().front().id;
    track.title = name.trimmed();
    track.rate = rate;
    track.addedMs = nowMs;
    track.frames = rate.hz > 0 && std::isfinite(seconds) ? framesOf(seconds, rate) : 0;
    if (track.title.isEmpty() || track.frames <= 0)
        return Error{ErrorCode::Invalid, QStringLiteral("a track needs a name and a length"), name, {}};
    Edit edit;
    edit.kind = QStringLiteral("tracks.add");
    edit.subject = track.title;
    edit.changes.push_back(Change<Track>{std::nullopt, std::move(track)});
    return edit;
}

Edit setHashes(const Project& project, TrackId id, const MediaHashes& hashes)
{
    Edit edit;
    edit.kind = QLatin1String(kHashEditKind);
    edit.mergeKey = edit.kind;
    const Track* before = project.track(id);
    if (!before)
        return edit;
    Track after = *before;
    after.fileSha256 = hashes.fileSha256;
    after.samplesSha256 = hashes.samplesSha256;
    if (after == *before)
        return edit;
    edit.subject = after.title;
    edit.changes.push_back(Change<Track>{*before, after});
    return edit;
}

} // namespace unisono
