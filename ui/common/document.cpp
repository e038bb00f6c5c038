#include "ui/common/context.h"

#include "core/exchange/training.h"
#include "core/library/addtracks.h"
#include "ui/common/problems.h"

namespace unisono {

namespace {

constexpr int kRetryMs = 1000;
const char* const kTrackState = "window.track";

/// Whether an edit that was not written is kept in memory by the project, as its contract says.
bool isKept(const Project& project, ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::CannotWrite ||
           (code == ErrorCode::ReadOnly && !project.isReadOnly());
}

bool touchesTracks(const Edit& edit)
{
    return std::any_of(edit.changes.begin(), edit.changes.end(), [](const AnyChange& change) {
        return std::holds_alternative<Change<Track>>(change) || std::holds_alternative<Change<MediaRoot>>(change);
    });
}

} // namespace

Document::Document(QObject* parent)
    : QObject(parent),
      m_problems(new ProblemsModel(this))
{
    m_retry.setInterval(kRetryMs);
    connect(&m_retry, &QTimer::timeout, this, &Document::flush);
}

Document::~Document() = default;

void Document::setProject(std::unique_ptr<Project> project)
{
    m_retry.stop();
    if (!m_currentTrack.isNull()) {
        m_currentTrack = {};
        Q_EMIT currentTrackChanged({});
    }
    m_problems->clear();
    setTrial(std::nullopt);
    m_unsaved = 0;
    m_project = std::move(project);
    m_isPackageWork = m_project && !m_project->recordKeys(RecordKind::WorkOrder).empty();
    m_training.clear();
    if (m_isPackageWork)
        for (const GivenTraining& given : givenTraining(*m_project))
            m_training.insert(given.assignment);
    Q_EMIT projectChanged();
    Q_EMIT tracksChanged();
    Q_EMIT historyChanged();
    tellSaved();
    if (!m_project)
        return;
    const TrackId last = TrackId::fromText(QString::fromLatin1(m_project->state(QLatin1String(kTrackState))));
    if (m_project->track(last))
        setCurrentTrack(last);
}

void Document::setCurrentTrack(TrackId id)
{
    if (id == m_currentTrack || (!id.isNull() && (!m_project || !m_project->track(id))))
        return;
    m_currentTrack = id;
    Q_EMIT currentTrackChanged(id);
    // Remembered once the screen shows the track: opening it does not wait for the disk.
    QTimer::singleShot(kRetryMs, this, [this, id] {
        if (m_project && id == m_currentTrack && !m_project->isReadOnly())
            m_project->setState(QLatin1String(kTrackState), id.toText().toLatin1());
    });
}

bool Document::apply(const Edit& edit)
{
    if (!m_project || edit.isEmpty())
        return false;
    if (const Result<void> result = m_project->apply(edit); !result && !isKept(*m_project, result.error().code)) {
        refused(result.error());
        return false;
    }
    carriedOut(edit);
    return true;
}

void Document::tellRecorded()
{
    Q_EMIT recorded();
    Q_EMIT historyChanged();
    tellSaved();
}

bool Document::publish(const GenreSchema& next)
{
    if (!m_project)
        return false;
    const Result<Publishing> publishing = m_project->publishing(next);
    if (!publishing) {
        refused(publishing.error());
        return false;
    }
    return apply(publishing->edit);
}

void Document::setTrial(std::optional<Trial> trial)
{
    if (!trial && !m_trial)
        return;
    m_trial = std::move(trial);
    Q_EMIT trialChanged();
}

void Document::undo()
{
    if (!m_project)
        return;
    // What the program added by itself is no step of the person: it is passed over, and comes back with redo.
    bool isOwn = false;
    while (!isOwn && m_project->canUndo()) {
        isOwn = m_project->nextUndo().kind != QLatin1String(kHashEditKind);
        const Result<Edit> edit = m_project->undo();
        if (!edit) {
            refused(edit.error());
            return;
        }
        carriedOut(*edit);
    }
}

void Document::redo()
{
    if (!m_project)
        return;
    bool wasOwn = false;
    while (m_project->canRedo() && (!wasOwn || m_project->nextRedo().kind == QLatin1String(kHashEditKind))) {
        wasOwn = wasOwn || m_project->nextRedo().kind != QLatin1String(kHashEditKind);
        const Result<Edit> edit = m_project->redo();
        if (!edit) {
            refused(edit.error());
            return;
        }
        carriedOut(*edit);
    }
}

void Document::carriedOut(const Edit& edit)
{
    Q_EMIT edited(edit);
    if (touchesTracks(edit))
        Q_EMIT tracksChanged();
    Q_EMIT historyChanged();
    tellSaved();
    if (!m_currentTrack.isNull() && !m_project->track(m_currentTrack))
        setCurrentTrack({});
}

void Document::refused(const Error& error)
{
    tellSaved();
    Q_EMIT failed(error);
}

void Document::flush()
{
    if (!m_project)
        return;
    // Why it failed is kept by the project: unsavedReason().
    if (m_project->unsaved() > 0 && !m_project->flush())
        m_retry.start();
    tellSaved();
}

void Document::tellSaved()
{
    const int unsaved = m_project ? m_project->unsaved() : 0;
    if (unsaved > 0 && !m_retry.isActive())
        m_retry.start();
    if (unsaved == 0)
        m_retry.stop();
    if (unsaved == m_unsaved)
        return;
    m_unsaved = unsaved;
    Q_EMIT savedChanged();
}

} // namespace unisono
