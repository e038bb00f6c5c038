#include "ui/library/librarytasks.h"

#include "ui/common/problems.h"
#include "ui/library/soundprints.h"
#include "ui/text/sentences.h"

#include <QDateTime>
#include <QFileInfo>

namespace unisono {

namespace {
const QString kGroup = QStringLiteral("library");
constexpr int kWriteMs = 1000;
constexpr int kCheckMs = 300;
} // namespace

LibraryTasks::LibraryTasks(Document& document, JobQueue& jobs, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_jobs(jobs)
{
    new SoundPrints(document, jobs, this);
    connect(&document, &Document::projectChanged, this, [this] {
        m_jobs.cancelGroup(kGroup);
        m_unreadable.clear();
        m_waiting.clear();
        m_isFingerprinting = false;
        m_isChecking = false;
        m_checkAgain = false;
    });
    m_writeLater.setSingleShot(true);
    m_writeLater.setInterval(kWriteMs);
    connect(&m_writeLater, &QTimer::timeout, this, &LibraryTasks::writeWaitingHashes);
    m_checkLater.setSingleShot(true);
    m_checkLater.setInterval(kCheckMs);
    connect(&m_checkLater, &QTimer::timeout, this, &LibraryTasks::lookForFiles);
    connect(&document, &Document::historyChanged, this, [this] {
        if (!m_waiting.empty())
            m_writeLater.start();
    });
}

void LibraryTasks::add(const QStringList& paths)
{
    if (!m_document.project() || paths.isEmpty())
        return;
    const QString subject = paths.size() == 1 ? QFileInfo(paths.first()).fileName() : QString();
    m_jobs.run<MediaScan>(
        {JobPool::Analysis, QStringLiteral("job.add"), subject, kGroup}, this,
        [paths](JobContext& context) { return scanMedia(paths, context); },
        [this](const Result<MediaScan>& scan) {
            if (!scan) {
                if (scan.error().code == ErrorCode::Cancelled)
                    Q_EMIT said(tr("Adding was cancelled. No track was added."));
                else
                    Q_EMIT failed(scan.error());
                return;
            }
            const std::vector<TrackId> ids = apply(*scan);
            Q_EMIT tracksAdded(ids);
            fingerprint();
        });
}

std::vector<TrackId> LibraryTasks::addNow(const QStringList& paths)
{
    if (!m_document.project())
        return {};
    JobContext context;
    const Result<MediaScan> scan = scanMedia(paths, context);
    if (!scan) {
        Q_EMIT failed(scan.error());
        return {};
    }
    return apply(*scan);
}

std::vector<TrackId> LibraryTasks::apply(const MediaScan& scan)
{
    const Project* project = m_document.project();
    if (!project)
        return {};
    const AddedTracks added = addTracks(*project, scan, QDateTime::currentMSecsSinceEpoch());
    Issues issues = scan.issues;
    issues.insert(issues.end(), added.issues.begin(), added.issues.end());
    m_document.problems().set(QStringLiteral("add"), issues);
    if (!added.edit.isEmpty() && !m_document.apply(added.edit))
        return {};
    const auto count = std::count_if(added.edit.changes.begin(), added.edit.changes.end(), [](const AnyChange& change) {
        return std::holds_alternative<Change<Track>>(change);
    });
    QString text = count == 1 ? tr("1 track was added.") : tr("%n tracks were added.", "", int(count));
    if (!added.issues.empty())
        text += QLatin1Char(' ') + (added.issues.size() == 1
                                        ? tr("1 was in the project already.")
                                        : tr("%n were in the project already.", "", int(added.issues.size())));
    if (scan.issues.size() == 1)
        text += QLatin1Char(' ') + sentence(scan.issues.front());
    else if (scan.issues.size() > 1)
        text +=
            QLatin1Char(' ') +
            tr("%n files were left out; the first: %1", "", int(scan.issues.size())).arg(sentence(scan.issues.front()));
    Q_EMIT said(text);
    return added.ids;
}

void LibraryTasks::removeTracks(const std::vector<TrackId>& ids)
{
    const Project* project = m_document.project();
    if (!project)
        return;
    Edit edit;
    edit.kind = QStringLiteral("tracks.remove");
    int kept = 0;
    for (const TrackId id : ids) {
        const Track* track = project->track(id);
        if (!track)
            continue;
        if (!project->assignments(id).empty()) {
            ++kept; // work of people is never thrown away by one key
            continue;
        }
        edit.subject = ids.size() == 1 ? track->title : QString();
        edit.changes.push_back(Change<Track>{*track, std::nullopt});
    }
    const int removed = int(edit.changes.size());
    if (!edit.isEmpty() && !m_document.apply(edit))
        return;
    QStringList words;
    if (removed > 0)
        words << (removed == 1 ? tr("1 track was removed from the project; its file stays. Undo brings it back.")
                               : tr("%n tracks were removed from the project; their files stay. Undo brings them back.",
                                    "", removed));
    if (kept > 0)
        words << (kept == 1 ? tr("1 track is annotated and was kept: undo its annotation first.")
                            : tr("%n tracks are annotated and were kept: undo their annotation first.", "", kept));
    if (!words.isEmpty())
        Q_EMIT said(words.join(QLatin1Char(' ')));
}

void LibraryTasks::checkFiles()
{
    if (!m_checkLater.isActive())
        m_checkLater.start();
}

void LibraryTasks::lookForFiles()
{
    const Project* project = m_document.project();
    if (!project) {
        Q_EMIT filesChecked({});
        return;
    }
    if (m_isChecking) {
        m_checkAgain = true;
        return;
    }
    m_isChecking = true;
    m_jobs.run<std::vector<LostTrack>>(
        {JobPool::Analysis, QStringLiteral("job.check"), {}, kGroup}, this,
        [all = tracksAndPaths(*project)](JobContext& context) -> Result<std::vector<LostTrack>> {
            return lostTracks(all, context);
        },
        [this](const Result<std::vector<LostTrack>>& lost) {
            m_isChecking = false;
            QSet<qint64> missing;
            if (lost)
                for (const LostTrack& track : *lost)
                    missing.insert(track.id.value);
            Q_EMIT filesChecked(missing);
            if (std::exchange(m_checkAgain, false))
                checkFiles();
        });
}

void LibraryTasks::relink(const QString& folder)
{
    const Project* project = m_document.project();
    if (!project)
        return;
    m_jobs.run<std::vector<FoundAgain>>(
        {JobPool::Analysis, QStringLiteral("job.relink"), folder, kGroup}, this,
        [folder, all = tracksAndPaths(*project)](JobContext& context) {
            return findLost(folder, lostTracks(all, context), context);
        },
        [this, folder](const Result<std::vector<FoundAgain>>& found) {
            const Project* open = m_document.project();
            if (!found || !open) {
                if (!found)
                    Q_EMIT failed(found.error());
                return;
            }
            if (found->empty()) {
                Q_EMIT said(tr("No missing file was found there. Nothing was changed; try another folder."));
                return;
            }
            if (m_document.apply(relinkEdit(*open, *found, folder)))
                Q_EMIT said(found->size() == 1 ? tr("1 track was found again and linked.")
                                               : tr("%n tracks were found again and linked.", "", int(found->size())));
        });
}

void LibraryTasks::fingerprint()
{
    const Project* project = m_document.project();
    if (!project || project->isReadOnly() || m_isFingerprinting)
        return;
    const std::vector<Track>& tracks = project->tracks();
    const auto next = std::find_if(tracks.begin(), tracks.end(), [this](const Track& track) {
        return track.hasAudio() && track.fileSha256.isEmpty() && !m_unreadable.contains(track.id.value);
    });
    if (next == tracks.end())
        return;
    m_isFingerprinting = true;
    m_jobs.run<MediaHashes>(
        {JobPool::Analysis, QStringLiteral("job.hash"), next->title, kGroup}, this,
        [path = project->audioPath(*next)](JobContext& context) { return hashMediaFile(path, context); },
        [this, id = next->id](const Result<MediaHashes>& hashes) {
            m_isFingerprinting = false;
            m_unreadable.insert(id.value); // one try a session, also where the hash has to wait below
            if (hashes) {
                m_waiting.emplace_back(id, *hashes);
                if (!m_writeLater.isActive())
                    m_writeLater.start();
            } else if (hashes.error().code == ErrorCode::Cancelled) {
                return; // cancelled by hand: the rest waits for the next start
            }
            fingerprint();
        });
}

void LibraryTasks::writeWaitingHashes()
{
    // While something can be redone no edit is made behind the person's back: it would cut off what can be redone.
    const Project* project = m_document.project();
    if (!project || m_waiting.empty() || project->canRedo() || project->unsaved() > 0)
        return;
    const auto waiting = std::exchange(m_waiting, {});
    Edit all;
    for (const auto& [id, hashes] : waiting) {
        Edit one = setHashes(*project, id, hashes);
        one.changes.insert(one.changes.begin(), all.changes.begin(), all.changes.end());
        all = std::move(one);
    }
    if (!all.isEmpty())
        m_document.apply(all);
}

} // namespace unisono
