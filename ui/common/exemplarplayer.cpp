#include "ui/common/exemplarplayer.h"

namespace unisono {

namespace {
constexpr int kLookMs = 50;
const QString kGroup = QStringLiteral("exemplar");
} // namespace

ExemplarPlayer::ExemplarPlayer(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    m_watch.setInterval(kLookMs);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (!m_context.transport.isPlaying() || m_context.transport.reader() != m_heard)
            finish();
    });
}

ExemplarPlayer::~ExemplarPlayer()
{
    m_context.jobs.cancelGroup(kGroup);
}

const Track* ExemplarPlayer::trackOf(const Project& project, const Exemplar& exemplar)
{
    const std::vector<Track>& tracks = project.tracks();
    const auto found = std::find_if(tracks.begin(), tracks.end(), [&](const Track& track) {
        const QString samples = QString::fromLatin1(track.samplesSha256.toHex());
        return exemplar.samples.isEmpty() || samples.isEmpty() ? track.title == exemplar.track
                                                               : samples == exemplar.samples;
    });
    return found == tracks.end() ? nullptr : &*found;
}

void ExemplarPlayer::play(const Exemplar& exemplar)
{
    finish();
    m_context.jobs.cancelGroup(kGroup);
    const Project* project = m_context.document.project();
    const Track* track = project ? trackOf(*project, exemplar) : nullptr;
    if (!track) {
        Q_EMIT m_context.document.remarked(tr("“%1” is not a track of this project.").arg(exemplar.track));
        return;
    }
    if (track->id == m_context.document.currentTrack() && m_context.media.reader()) {
        start(exemplar, m_context.media.reader());
        return;
    }
    if (!track->hasAudio()) {
        Q_EMIT m_context.document.remarked(tr("“%1” has no audio to be heard.").arg(track->title));
        return;
    }
    m_context.jobs.run<std::shared_ptr<PcmReader>>(
        {JobPool::Analysis, QStringLiteral("job.open"), track->title, kGroup}, this,
        [path = project->audioPath(*track)](JobContext&) { return openPcmReader(path); },
        [this, exemplar](const Result<std::shared_ptr<PcmReader>>& reader) {
            if (reader)
                start(exemplar, *reader);
            else
                Q_EMIT m_context.document.failed(reader.error());
        });
}

void ExemplarPlayer::start(const Exemplar& exemplar, std::shared_ptr<PcmReader> reader)
{
    Transport& transport = m_context.transport;
    transport.pause();
    m_stoodAt = transport.position();
    m_loop = transport.loop();
    m_heard = std::move(reader);
    if (m_heard != transport.reader())
        transport.setReader(m_heard);
    const AudioInfo& info = m_heard->info();
    const Frame end = std::min(frameAt(exemplar.end, info.rate), Frame{info.frames});
    transport.playSpan({frameAt(exemplar.start, info.rate), end});
    m_watch.start();
}

void ExemplarPlayer::finish()
{
    if (!m_watch.isActive())
        return;
    m_watch.stop();
    Transport& transport = m_context.transport;
    // Another track was opened meanwhile: where that stands is its own business.
    if (transport.reader() == m_heard) {
        transport.pause();
        if (m_heard != m_context.media.reader())
            transport.setReader(m_context.media.reader());
        transport.setLoop(m_loop);
        transport.seek(m_stoodAt);
    }
    m_heard.reset();
}

} // namespace unisono
