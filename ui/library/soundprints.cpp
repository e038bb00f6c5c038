#include "ui/library/soundprints.h"

#include "core/library/fingerprint.h"
#include "core/store/projectreading.h"

#include <QFileInfo>

namespace unisono {

namespace {
const QString kGroup = QStringLiteral("library.prints");
constexpr std::size_t kAtATime = 16;
/// After what changed the tracks: hashes and the window come first.
constexpr int kLaterMs = 2000;
} // namespace

/// What one job leaves: the tracks it looked at, and what it found of them.
struct SoundPrints::Taken {
    std::vector<TrackId> tried;
    std::vector<Fingerprint> fingerprints;
};

SoundPrints::SoundPrints(Document& document, JobQueue& jobs, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_jobs(jobs)
{
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &SoundPrints::takeNext);
    connect(&document, &Document::projectChanged, this, [this] {
        m_jobs.cancelGroup(kGroup);
        m_tried.clear();
        m_isTaking = false;
        m_isCancelled = false;
    });
    connect(&document, &Document::tracksChanged, &m_later, qOverload<>(&QTimer::start));
}

void SoundPrints::takeNext()
{
    const Project* project = m_document.project();
    if (!project || project->isReadOnly() || m_document.isPackageWork() || m_isTaking || m_isCancelled)
        return;
    m_isTaking = true;
    m_jobs.run<Taken>(
        {JobPool::Analysis, QStringLiteral("job.fingerprint"), QFileInfo(project->path()).fileName(), kGroup}, this,
        [snapshot = project->snapshot(), tried = m_tried](JobContext& job) -> Result<Taken> {
            Result<std::vector<Unprinted>> tracks = readProject(
                snapshot, [&] { return job.cancelled(); },
                [](const Project& read) { return Result<std::vector<Unprinted>>(unprinted(read)); });
            if (!tracks)
                return tracks.error();
            std::erase_if(*tracks, [&](const Unprinted& one) { return tried.contains(one.track.value); });
            tracks->resize(std::min(tracks->size(), kAtATime));
            Taken taken;
            for (const Unprinted& one : *tracks)
                taken.tried.push_back(one.track);
            Result<std::vector<Fingerprint>> fingerprints = fingerprintsOf(*tracks, job);
            if (!fingerprints)
                return fingerprints.error();
            taken.fingerprints = std::move(*fingerprints);
            return taken;
        },
        [this](const Result<Taken>& taken) { keep(taken); });
}

void SoundPrints::keep(const Result<Taken>& taken)
{
    m_isTaking = false;
    if (!taken) { // without them duplicates are found by hash and name alone
        m_isCancelled = true;
        return;
    }
    for (const TrackId id : taken->tried)
        m_tried.insert(id.value);
    // Where it cannot be written they are taken again in the next session.
    if (!taken->fingerprints.empty() && !m_document.project()->keepFingerprints(taken->fingerprints))
        m_isCancelled = true;
    if (!taken->tried.empty())
        takeNext();
}

} // namespace unisono
