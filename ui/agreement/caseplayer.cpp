#include "ui/agreement/caseplayer.h"

#include "ui/text/sentences.h"

namespace unisono {

namespace {
/// What is heard before the place itself.
constexpr double kLeadSeconds = 1;
} // namespace

CasePlayer::CasePlayer(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    connect(&context.document, &Document::projectChanged, this, [this] { setCases({}, {}); });
    connect(&context.media, &TrackMedia::changed, this, [this] {
        const TrackMedia::State state = m_context.media.state();
        if (!m_isWaiting || state == TrackMedia::State::Opening || state == TrackMedia::State::None)
            return;
        m_isWaiting = false;
        play();
    });
}

void CasePlayer::setCases(std::vector<StudyCase> cases, const QString& layer)
{
    m_cases = std::move(cases);
    m_layer = layer;
    m_at = -1;
    m_isWaiting = false;
}

void CasePlayer::step(int by)
{
    if (m_cases.empty()) {
        Q_EMIT m_context.document.remarked(tr("There are no cases: choose a finding in Agreement first."));
        return;
    }
    const int next = m_at < 0 ? 0 : m_at + by;
    if (next < 0 || next >= int(m_cases.size()))
        Q_EMIT m_context.document.remarked(by > 0 ? tr("That was the last case.") : tr("That was the first case."));
    else
        go(next);
}

void CasePlayer::go(int at)
{
    const Project* project = m_context.document.project();
    if (!project || at < 0 || at >= int(m_cases.size()))
        return;
    m_at = at;
    const StudyCase& place = m_cases[std::size_t(at)];
    const Track* track = project->track(place.track);
    if (!track)
        return;
    m_context.transport.pause();
    const bool isOpen = m_context.document.currentTrack() == place.track;
    m_isWaiting = true;
    m_context.document.setCurrentTrack(place.track);
    const SampleRate rate = track->rate;
    Q_EMIT placeWished(m_layer, {frameAt(place.startSeconds, rate), frameAt(place.endSeconds, rate)});
    Q_EMIT m_context.document.remarked(tr("Case %1 of %2: %3, %4 to %5")
                                           .arg(QString::number(at + 1), QString::number(m_cases.size()), track->title,
                                                timeText(place.startSeconds, 1), timeText(place.endSeconds, 1)));
    if (isOpen && m_isWaiting && m_context.media.state() != TrackMedia::State::Opening) {
        m_isWaiting = false;
        play();
    }
}

void CasePlayer::play()
{
    const StudyCase& place = m_cases[std::size_t(m_at)];
    const Project* project = m_context.document.project();
    const Track* track = project ? project->track(place.track) : nullptr;
    if (!track || m_context.document.currentTrack() != place.track)
        return;
    const FrameSpan span{frameAt(place.startSeconds, track->rate), frameAt(place.endSeconds, track->rate)};
    Q_EMIT placeWished(m_layer, span); // now that its view stands
    if (m_context.media.state() != TrackMedia::State::Ready)
        return;
    const Frame from = frameAt(std::max(0.0, place.startSeconds - kLeadSeconds), track->rate);
    m_context.transport.playSpan({from, std::min(span.end, Frame{m_context.media.frames()})});
}

} // namespace unisono
