#include "ui/timeline/timelineview.h"

#include "ui/timeline/accessibletimeline.h"
#include "ui/timeline/lanespane.h"
#include "ui/timeline/overviewpane.h"
#include "ui/timeline/panesplitter.h"
#include "ui/timeline/rulerpane.h"
#include "ui/timeline/spectrogrampane.h"
#include "ui/timeline/timelinescene.h"
#include "ui/timeline/waveformpane.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace unisono {

struct TimelineView::Private {
    explicit Private(TimelineView& view, JobQueue& jobs)
        : scene(jobs),
          overview(new OverviewPane(scene, &view)),
          ruler(new RulerPane(scene, &view)),
          splitter(new PaneSplitter(&view)),
          waveform(new WaveformPane(scene, splitter)),
          spectrogram(new SpectrogramPane(scene, splitter)),
          lanes(new LanesPane(scene, splitter))
    {
        auto* column = new QVBoxLayout(&view);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(overview);
        column->addWidget(ruler);
        column->addWidget(splitter, 1);
        for (TimelinePane* pane : {static_cast<TimelinePane*>(waveform), static_cast<TimelinePane*>(spectrogram),
                                   static_cast<TimelinePane*>(lanes)})
            splitter->addWidget(pane);
        splitter->setStretchFactor(0, 0);
        splitter->setStretchFactor(1, 1);
        splitter->setStretchFactor(2, 0);
        QObject::connect(lanes, &LanesPane::contentHeightChanged, &view,
                         [this] { splitter->setLastHeight(lanes->contentHeight()); });
    }

    TimelineScene scene;
    OverviewPane* overview;
    RulerPane* ruler;
    PaneSplitter* splitter;
    WaveformPane* waveform;
    SpectrogramPane* spectrogram;
    LanesPane* lanes;
};

namespace {

/// Intents that leave the view, as its signals.
struct Telling {
    TimelineView& view;
    void operator()(const SeekIntent& i) const { Q_EMIT view.seekRequested(i.to); }
    void operator()(const ActivateLaneIntent& i) const
    {
        view.setActiveLayer(i.layer);
        Q_EMIT view.laneActivated(i.layer);
    }
    void operator()(const PressItemIntent& i) const { Q_EMIT view.itemPressed(i.layer, i.item, i.part, i.modifiers); }
    void operator()(const OpenItemIntent& i) const { Q_EMIT view.itemDoubleClicked(i.layer, i.item); }
    void operator()(const OpenPlaceIntent& i) const { Q_EMIT view.placeDoubleClicked(i.layer, i.at); }
    void operator()(const ToggleChipIntent& i) const { Q_EMIT view.tagChipClicked(i.layer, i.label); }
    void operator()(const DragEdgeIntent& i) const
    {
        Q_EMIT view.edgeDragged(i.layer, i.item, i.edge, i.to, i.modifiers, i.phase);
    }
    void operator()(const DragItemIntent& i) const
    {
        Q_EMIT view.itemDragged(i.layer, i.item, i.by, i.modifiers, i.phase);
    }
    void operator()(const SelectIntent&) const {} // the scene has done these two
    void operator()(const ShowIntent&) const {}
};

} // namespace

TimelineView::TimelineView(JobQueue& jobs, QWidget* parent)
    : QWidget(parent),
      d(std::make_unique<Private>(*this, jobs))
{
    installTimelineAccessibility();
    setAccessibleName(tr("Timeline"));
    setFocusProxy(d->waveform);
    connect(&d->scene, &TimelineScene::axisChanged, this, &TimelineView::axisChanged);
    connect(&d->scene, &TimelineScene::selectionMoved, this, &TimelineView::selectionChanged);
    connect(&d->scene, &TimelineScene::wanted, this,
            [this](const Intent& intent) { std::visit(Telling{*this}, intent); });
}

TimelineView::TimelineView(const Context& context, QWidget* parent)
    : TimelineView(context.jobs, parent)
{
    TrackMedia* media = &context.media;
    Document* document = &context.document;
    const auto take = [this, media, document] {
        setMedia({document->currentTrack(), media->reader(), media->peaks(), media->frames(), media->rate(),
                  media->integratedLufs()});
        d->scene.setMessage(media->silence());
    };
    connect(media, &TrackMedia::changed, this, take);
    connect(media, &TrackMedia::loudnessKnown, this, take);
    connect(media, &TrackMedia::peaksGrew, this, &TimelineView::peaksGrew);
    take();
}

TimelineView::~TimelineView()
{
    // Panes look at the scene until they are gone, and QWidget would delete them only after it.
    delete d->overview;
    delete d->ruler;
    delete d->splitter;
}

void TimelineView::setMedia(const TimelineMedia& media)
{
    d->scene.setMedia(media);
}

void TimelineView::peaksGrew()
{
    Q_EMIT d->scene.peaksGrew();
}

void TimelineView::setLanes(std::vector<Lane> lanes)
{
    d->scene.setLanes(std::move(lanes));
}

const std::vector<Lane>& TimelineView::lanes() const
{
    return d->scene.lanes();
}

QString TimelineView::activeLayer() const
{
    return d->scene.activeLayer();
}

void TimelineView::setActiveLayer(const QString& layerId)
{
    d->scene.setActiveLayer(layerId);
}

TimeAxis TimelineView::axis() const
{
    return d->scene.axis();
}

void TimelineView::setAxis(const TimeAxis& axis)
{
    d->scene.setAxis(axis);
}

double TimelineView::canvasWidthPx() const
{
    return d->scene.width();
}

void TimelineView::zoomBy(double factor)
{
    d->scene.zoomBy(factor, d->scene.zoomAnchor());
}

void TimelineView::scrollByPages(double pages)
{
    d->scene.scrollBy(pages * d->scene.width());
}

void TimelineView::showSpan(FrameSpan span)
{
    d->scene.showSpan(span);
}

void TimelineView::ensureVisible(Frame f)
{
    d->scene.setAxis(withVisible(d->scene.axis(), d->scene.width(), d->scene.frames(), f));
}

Frame TimelineView::playhead() const
{
    return d->scene.playhead();
}

void TimelineView::setPlayhead(Frame f)
{
    d->scene.setPlayhead(f);
}

bool TimelineView::following() const
{
    return d->scene.following;
}

void TimelineView::setFollowing(bool on)
{
    d->scene.following = on;
}

FollowMode TimelineView::followMode() const
{
    return d->scene.followMode;
}

void TimelineView::setFollowMode(FollowMode mode)
{
    d->scene.followMode = mode;
}

std::optional<FrameSpan> TimelineView::selection() const
{
    return d->scene.selection();
}

void TimelineView::setSelection(std::optional<FrameSpan> span)
{
    d->scene.setSelection(span);
}

std::set<ItemId> TimelineView::selectedItems() const
{
    return d->scene.selectedItems();
}

void TimelineView::setSelectedItems(const std::set<ItemId>& ids)
{
    d->scene.setSelectedItems(ids);
    if (ids.size() == 1)
        announceItem(*this, *ids.begin());
}

void TimelineView::setGuide(std::optional<Frame> at)
{
    d->scene.setGuide(at);
}

void TimelineView::setPendingLabel(ItemId id, const QString& text)
{
    d->scene.setPendingLabel(id, text);
}

SpectrogramLook TimelineView::spectrogramLook() const
{
    return d->scene.look();
}

void TimelineView::setSpectrogramLook(const SpectrogramLook& look)
{
    d->scene.setLook(look);
}

ChannelChoice TimelineView::channel() const
{
    return d->scene.channel();
}

void TimelineView::setChannel(ChannelChoice choice)
{
    d->scene.setChannel(choice);
}

QRect TimelineView::itemRect(const QString& layerId, FrameSpan span) const
{
    for (std::size_t i = 0; i < d->scene.lanes().size(); ++i) {
        if (d->scene.lanes()[i].layer.id != layerId)
            continue;
        const QRect lane = d->lanes->laneRect(int(i));
        const double left = std::clamp(d->scene.axis().xOf(span.start), 0.0, d->scene.width());
        const double right = std::clamp(d->scene.axis().xOf(span.end), left + 1, std::max(left + 1, d->scene.width()));
        const QRect rect(lane.left() + int(left), lane.top(), int(right - left), lane.height());
        return {d->lanes->mapTo(this, rect.topLeft()), rect.size()};
    }
    return {};
}

SampleRate TimelineView::sampleRate() const
{
    return d->scene.rate();
}

std::vector<TimelineView::VisibleItem> TimelineView::visibleItems(std::size_t mostPerLane) const
{
    const FrameSpan window = d->scene.window();
    std::vector<VisibleItem> found;
    for (std::size_t lane = 0; lane < d->scene.models().size(); ++lane) {
        const LaneModel& model = d->scene.models()[lane];
        std::vector<std::uint32_t> ofLane;
        for (const ItemRow& row : model.rows()) {
            for (const std::size_t i : row.reachingOver(window.start))
                ofLane.push_back(row.item(i));
            const std::size_t first = row.firstFrom(window.start);
            const std::size_t last = std::min(row.firstFrom(window.end), first + mostPerLane);
            for (std::size_t i = first; i < last; ++i)
                ofLane.push_back(row.item(i));
        }
        std::sort(ofLane.begin(), ofLane.end()); // levels are rows of their own: back into the order of Items
        ofLane.resize(std::min(ofLane.size(), mostPerLane));
        for (const std::uint32_t i : ofLane)
            found.push_back({lane, &model.items()[i]});
    }
    return found;
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    d->scene.setWidth(std::max(0, event->size().width() - kHeaderWidth));
}

} // namespace unisono
