#include "ui/timeline/timelinescene.h"

#include "ui/timeline/viewport.h"

#include <algorithm>

namespace unisono {

TimelineScene::TimelineScene(JobQueue& jobs, QObject* parent)
    : QObject(parent),
      m_loader(jobs, m_tiles)
{
}

void TimelineScene::setMedia(const TimelineMedia& media)
{
    const bool sameTrack = media.peaks == m_media.peaks && media.reader == m_media.reader &&
                           media.frames == m_media.frames && media.rate == m_media.rate;
    // The row of a track is known before its file is open, so that frames, reader and peaks come one after the other:
    // what is looked at stays meanwhile.
    const bool opening = media.track != m_media.track || (m_media.frames == 0 && media.frames > 0) ||
                         (media.track.isNull() && !sameTrack);
    m_media = media;
    if (!sameTrack) {
        ++m_mediaNumber;
        m_tiles.clear();
        m_loader.forgetFailures();
    }
    if (opening) {
        m_selection.reset();
        m_guide.reset();
        m_playhead = {};
        showSpan(openingSpan(m_media.frames, rate()));
    }
    Q_EMIT mediaChanged();
}

void TimelineScene::setMessage(const QString& message)
{
    if (message == m_message)
        return;
    m_message = message;
    Q_EMIT mediaChanged();
}

void TimelineScene::setAxis(const TimeAxis& axis)
{
    m_fit.reset();
    const TimeAxis next = axis.clamped(frames(), m_width);
    if (next == m_axis)
        return;
    m_axis = next;
    Q_EMIT axisChanged();
}

void TimelineScene::setWidth(double widthPx)
{
    if (widthPx == m_width)
        return;
    m_width = widthPx;
    const std::optional<FrameSpan> fit = m_fit;
    setAxis(fit ? TimeAxis::fitting(*fit, m_width) : m_axis);
    m_fit = fit;
}

FrameSpan TimelineScene::window() const
{
    return intersected(m_axis.visible(m_width), {{0}, {frames()}});
}

double TimelineScene::zoomAnchor() const
{
    const double x = m_axis.xOf(m_playhead);
    return x >= 0 && x < m_width ? x : m_width / 2;
}

void TimelineScene::zoomBy(double factor, double anchorPx)
{
    if (factor <= 0 || factor == 1)
        return;
    m_lastZoomFactor = std::max(factor, 1 / factor);
    setAxis(zoomedInSteps(m_axis, factor, anchorPx, frames(), m_width));
}

void TimelineScene::scrollBy(double dxPx)
{
    setAxis(m_axis.scrolledBy(dxPx));
}

void TimelineScene::showSpan(const FrameSpan& span)
{
    if (span.isEmpty())
        return;
    setAxis(TimeAxis::fitting(span, m_width));
    m_fit = span;
}

void TimelineScene::setPlayhead(Frame f)
{
    const Frame from = m_playhead;
    if (f == from)
        return;
    m_playhead = f;
    Q_EMIT playheadMoved(from, f);
    if (following && !isHeld)
        if (const auto next = followed(m_axis, m_width, frames(), rate(), from, f, followMode))
            setAxis(*next);
}

void TimelineScene::setSelection(const std::optional<FrameSpan>& span)
{
    const std::optional<FrameSpan> before = m_selection;
    m_selection = span && !span->isEmpty() ? span : std::nullopt;
    if (m_selection != before)
        Q_EMIT selectionMoved(before);
}

void TimelineScene::setGuide(std::optional<Frame> at)
{
    const std::optional<Frame> before = std::exchange(m_guide, at);
    if (m_guide != before)
        Q_EMIT guideMoved(before);
}

void TimelineScene::setLanes(std::vector<Lane> lanes)
{
    std::vector<LaneModel> models;
    models.reserve(lanes.size());
    for (const Lane& lane : lanes) {
        // Indexing is linear: a lane whose items are the same keeps its index.
        const auto same = [&](const Lane& o) { return o.items == lane.items && o.layer.id == lane.layer.id; };
        const auto it = std::find_if(m_lanes.begin(), m_lanes.end(), same);
        if (lane.items && it != m_lanes.end())
            models.push_back(m_models[std::size_t(it - m_lanes.begin())]);
        else
            models.emplace_back(lane.layer, lane.items ? lane.items : std::make_shared<const Items>());
    }
    m_lanes = std::move(lanes);
    m_models = std::move(models);
    dressModels();
    Q_EMIT lanesChanged();
}

void TimelineScene::dressModels()
{
    for (LaneModel& model : m_models) {
        model.selected = m_selectedItems;
        model.pendingItem = m_pendingItem;
        model.pendingText = m_pendingText;
    }
}

void TimelineScene::setActiveLayer(const QString& layer)
{
    if (layer == m_activeLayer)
        return;
    m_activeLayer = layer;
    Q_EMIT laneLooksChanged();
}

void TimelineScene::setSelectedItems(const std::set<ItemId>& ids)
{
    if (ids == m_selectedItems)
        return;
    m_selectedItems = ids;
    dressModels();
    Q_EMIT laneLooksChanged();
}

void TimelineScene::setPendingLabel(ItemId id, const QString& text)
{
    m_pendingItem = text.isEmpty() ? ItemId{} : id;
    m_pendingText = text;
    dressModels();
    Q_EMIT laneLooksChanged();
}

void TimelineScene::setLook(const SpectrogramLook& look)
{
    if (look == m_look)
        return;
    m_look = look;
    Q_EMIT lookChanged();
}

void TimelineScene::setChannel(ChannelChoice choice)
{
    if (choice == m_channel)
        return;
    m_channel = choice;
    Q_EMIT lookChanged();
}

void TimelineScene::perform(const Intents& intents)
{
    for (const Intent& intent : intents) {
        if (const auto* show = std::get_if<ShowIntent>(&intent)) {
            if (show->how == ShowHow::Fit)
                showSpan(show->span);
            else
                setAxis({double(show->span.start.value), m_axis.framesPerPx()});
        } else if (const auto* select = std::get_if<SelectIntent>(&intent)) {
            setSelection(select->span);
        } else {
            Q_EMIT wanted(intent);
        }
    }
}

} // namespace unisono
