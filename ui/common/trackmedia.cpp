#include "ui/common/context.h"

#include "core/analysis/analysis.h"
#include "core/audio/mediafile.h"
#include "ui/common/problems.h"
#include "ui/text/sentences.h"

#include <QDateTime>
#include <QFileInfo>

#include <array>
#include <cmath>
#include <mutex>

namespace unisono {

namespace {

constexpr int kOpeningMs = 8;           ///< until the first columns are there
constexpr int kGrowingMs = 100;         ///< painting the growth takes time from the reading
constexpr qint64 kShownBytes = 8 << 20; ///< decoded blocks of what is looked at and played: over 20 s
constexpr qint64 kOnceBytes = 1 << 20;  ///< decoded blocks of a pass through the whole file

/// What a file is told apart by without reading it: remembered loudness is used only while it is the same.
QByteArray stampOf(const QFileInfo& file)
{
    return QByteArray::number(file.size()) + '/' + QByteArray::number(file.lastModified().toMSecsSinceEpoch());
}

QString loudnessKey(TrackId id)
{
    return QStringLiteral("loudness.") + id.toText();
}

double samplePeakOf(const PeakPyramid& peaks)
{
    const AudioInfo& info = peaks.info();
    double peak = 0;
    for (const ChannelChoice side : {ChannelChoice::Left, ChannelChoice::Right}) {
        std::array<PeakColumn, 1> whole;
        peaks.columns(side, 0, double(std::max<FrameCount>(1, info.frames)), whole);
        peak = std::max({peak, double(std::abs(whole[0].min)), double(std::abs(whole[0].max))});
    }
    return peak;
}

} // namespace

/// Written once by the job, read by the watch timer.
struct TrackMedia::Opening {
    std::mutex mutex;
    std::shared_ptr<PeakPyramid> peaks;
};

TrackMedia::TrackMedia(Document& document, JobQueue& jobs, Transport& transport, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_jobs(jobs),
      m_transport(transport)
{
    connect(&document, &Document::currentTrackChanged, this, &TrackMedia::open);
    connect(&document, &Document::tracksChanged, this, [this] {
        const Project* project = m_document.project();
        const Track* track = project ? project->track(m_document.currentTrack()) : nullptr;
        if (!track || track->id != m_track.id)
            return;
        if (project->audioPath(*track) != m_path)
            reload();
        else
            m_track = *track;
    });
    connect(&m_watch, &QTimer::timeout, this, &TrackMedia::watch);
}

TrackMedia::~TrackMedia()
{
    m_jobs.cancelGroup(QStringLiteral("media"));
}

void TrackMedia::reload()
{
    open(m_document.currentTrack());
}

FrameCount TrackMedia::frames() const
{
    return m_reader ? m_reader->info().frames : m_track.frames;
}

SampleRate TrackMedia::rate() const
{
    return m_reader ? m_reader->info().rate : m_track.rate;
}

QString TrackMedia::silence() const
{
    switch (m_state) {
    case State::Missing:
    case State::Failed:
        return sentence(m_error);
    case State::NoAudio:
        return sentence(noAudio());
    case State::None:
    case State::Opening:
    case State::Ready:
        break;
    }
    return {};
}

Issue TrackMedia::noAudio() const
{
    return {Severity::Info, QStringLiteral("media.none"), {}, {m_track.title}};
}

QString TrackMedia::problemSource() const
{
    return QStringLiteral("media.") + m_track.id.toText();
}

void TrackMedia::open(TrackId id)
{
    m_jobs.cancelGroup(QStringLiteral("media"));
    m_watch.stop();
    m_transport.setReader(nullptr);
    m_reader.reset();
    m_peaks.reset();
    m_lufs.reset();
    m_opening.reset();
    m_revision = 0;
    m_hasChanged = false;
    m_error = {};
    m_track = {};
    m_path.clear();
    m_state = State::None;
    const Project* project = m_document.project();
    const Track* track = project ? project->track(id) : nullptr;
    if (track) {
        m_track = *track;
        m_path = project->audioPath(*track);
        m_document.problems().clear(problemSource());
        m_state = track->hasAudio() ? State::Opening : State::NoAudio;
    }
    if (m_state == State::NoAudio) {
        m_document.problems().add(problemSource(), {noAudio()});
    } else if (track) {

        const QString path = m_path;
        AudioCacheSettings cache = m_cache;
        cache.memoryBytes = kShownBytes;
        const JobQueue::Request reader{JobPool::Analysis, QStringLiteral("job.open"), m_track.title,
                                       QStringLiteral("media")};
        m_jobs.run<std::shared_ptr<PcmReader>>(
            reader, this, [path, cache](JobContext&) { return openPcmReader(path, cache); },
            [this](Result<std::shared_ptr<PcmReader>> opened) { readerOpened(std::move(opened)); });

        // The pyramid is handed over before it is filled, without a turn through the event loop: a window that is still
        // being built does not delay the reading.
        m_opening = std::make_shared<Opening>();
        const JobQueue::Request build{JobPool::Analysis, QStringLiteral("job.peaks"), m_track.title,
                                      QStringLiteral("media")};
        m_jobs.run<void>(
            build, this,
            [path, cache, slot = m_opening](JobContext& context) -> Result<void> {
                Result<std::shared_ptr<PeakPyramid>> peaks = openPeaks(path, cache);
                if (!peaks)
                    return peaks.error();
                {
                    const std::lock_guard lock(slot->mutex);
                    slot->peaks = *peaks;
                }
                return buildPeaks(**peaks, context);
            },
            [this](const Result<void>& result) { peaksBuilt(result); });
        m_watch.start(kOpeningMs);
    }
    Q_EMIT changed();
}

void TrackMedia::watch()
{
    if (!m_peaks && m_opening) {
        const std::lock_guard lock(m_opening->mutex);
        m_peaks = m_opening->peaks;
    }
    if (!m_peaks)
        return;
    becomeReady();
    if (m_state != State::Ready)
        return;
    const std::uint64_t revision = m_peaks->revision();
    if (revision != m_revision) {
        m_revision = revision;
        m_watch.setInterval(kGrowingMs);
        Q_EMIT peaksGrew();
    }
    if (m_peaks->isComplete())
        m_watch.stop();
}

void TrackMedia::readerOpened(Result<std::shared_ptr<PcmReader>> reader)
{
    if (!reader) {
        fail(reader.error());
        return;
    }
    m_reader = *reader;
    m_transport.setReader(m_reader);
    watch();
    checkFile();
}

void TrackMedia::becomeReady()
{
    if (m_state != State::Opening || !m_reader || !m_peaks)
        return;
    m_state = State::Ready;
    Q_EMIT changed();
}

void TrackMedia::fail(const Error& error)
{
    if (m_state == State::Failed || m_state == State::Missing)
        return;
    m_watch.stop();
    m_error = error;
    if (m_error.subject.isEmpty())
        m_error.subject = m_path;
    m_state = error.code == ErrorCode::NotFound ? State::Missing : State::Failed;
    tell(m_state == State::Missing ? QStringLiteral("media.missing") : QStringLiteral("media.unreadable"));
    Q_EMIT changed();
}

void TrackMedia::tell(const QString& code)
{
    m_document.problems().add(problemSource(), {{Severity::Warning, code, {}, {m_track.title, m_path}}});
}

void TrackMedia::peaksBuilt(const Result<void>& result)
{
    if (m_opening && !m_peaks) {
        const std::lock_guard lock(m_opening->mutex);
        m_peaks = m_opening->peaks;
    }
    if (!m_peaks) {
        fail(result ? Error{ErrorCode::Internal, QStringLiteral("no pyramid"), m_path, {}} : result.error());
        return;
    }
    if (m_peaks->damage())
        tell(QStringLiteral("media.damaged"));
    becomeReady();
    m_watch.stop();
    m_revision = m_peaks->revision();
    if (m_state == State::Ready)
        Q_EMIT peaksGrew();
    if (m_reader)
        measureLoudness();
}

void TrackMedia::measureLoudness()
{
    Project* project = m_document.project();
    const AnalysisDescriptor* loudness = analyses().find(QStringLiteral("loudness"));
    if (!project || !loudness)
        return;
    const double samplePeak = samplePeakOf(*m_peaks);
    const QByteArray stamp = stampOf(QFileInfo(m_path));
    const QList<QByteArray> known = project->state(loudnessKey(m_track.id)).split(' ');
    if (known.size() == 2 && known[0] == stamp) {
        bool isNumber = false;
        const double lufs = known[1].toDouble(&isNumber);
        setLoudness(isNumber ? std::optional<double>(lufs) : std::nullopt, samplePeak);
        return;
    }
    const JobQueue::Request request{JobPool::Analysis, QStringLiteral("job.loudness"), m_track.title,
                                    QStringLiteral("media")};
    m_jobs.run<std::vector<AnalysisValue>>(
        request, this,
        [path = m_path, cache = m_cache, loudness](JobContext& context) -> Result<std::vector<AnalysisValue>> {
            // A reader of its own: going through the whole file does not push what is looked at out of its memory, and
            // what has been heard once needs none.
            AudioCacheSettings once = cache;
            once.memoryBytes = kOnceBytes;
            const Result<std::shared_ptr<PcmReader>> reader = openPcmReader(path, once);
            if (!reader)
                return reader.error();
            return runAnalysis(*loudness, **reader, {{QStringLiteral("integratedOnly"), 1}}, context);
        },
        [this, stamp, samplePeak](const Result<std::vector<AnalysisValue>>& values) {
            if (!values)
                return; // loudness stays unknown and is shown so
            std::optional<double> lufs;
            for (const AnalysisValue& value : *values)
                if (value.name == QLatin1String("integrated"))
                    lufs = value.value;
            Project* open = m_document.project();
            if (open && !open->isReadOnly())
                open->setState(loudnessKey(m_track.id),
                               stamp + ' ' +
                                   (lufs ? QByteArray::number(*lufs, 'f', 3) : QByteArrayLiteral("undefined")));
            m_document.flush(); // measured once: also where the program is killed afterwards
            setLoudness(lufs, samplePeak);
        });
}

void TrackMedia::setLoudness(std::optional<double> lufs, double samplePeak)
{
    m_lufs = lufs;
    m_transport.setLoudness(lufs, samplePeak);
    Q_EMIT loudnessKnown();
}

void TrackMedia::checkFile()
{
    const QFileInfo file(m_path);
    if (m_track.fileBytes > 0 && file.size() != m_track.fileBytes) {
        reportChanged();
        return;
    }
    // Same size: it is read through only where it was written to after it had been added.
    if (m_track.fileSha256.isEmpty() || file.lastModified().toMSecsSinceEpoch() <= m_track.addedMs)
        return;
    const JobQueue::Request request{JobPool::Analysis, QStringLiteral("job.check"), m_track.title,
                                    QStringLiteral("media")};
    m_jobs.run<QByteArray>(
        request, this, [path = m_path](JobContext& context) { return hashFileBytes(path, context); },
        [this](const Result<QByteArray>& hash) {
            if (hash && *hash != m_track.fileSha256)
                reportChanged();
        });
}

void TrackMedia::reportChanged()
{
    m_hasChanged = true;
    tell(QStringLiteral("media.changed"));
    Q_EMIT changed();
}

} // namespace unisono
