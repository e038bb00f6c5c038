#include "ui/annotate/annotatecontroller.h"

#include "ui/text/sentences.h"

#include <QSettings>

#include <algorithm>

namespace unisono {

namespace {

const char* const kSnapKey = "annotate/snap";
const char* const kLatencyKey = "annotate/tapLatencyMs";

/// Layers shown or hidden by hand, remembered by schema.
QString layersKey(const Context& context)
{
    const Project* project = context.document.project();
    return QStringLiteral("annotate/layers/") + (project ? project->schema().id : QString());
}

} // namespace

AnnotateController::AnnotateController(const Context& context, LayerSet& layers, TimelineView& view, QObject* parent)
    : QObject(parent),
      m_context(context),
      m_layers(layers),
      m_view(view)
{
    const QSettings settings;
    m_snap = SnapTargets(settings.value(QLatin1String(kSnapKey), int(m_snap)).toInt());
    m_tapLatencyMs = settings.value(QLatin1String(kLatencyKey), 0).toDouble();

    connect(&layers, &LayerSet::reloaded, this, &AnnotateController::onReloaded);
    connect(&layers, &LayerSet::layerChanged, this, [this](const QString& layerId) {
        showLanes();
        if (layerId == m_active) {
            if (!currentItem())
                m_current = {};
            showSelected();
            Q_EMIT currentChanged();
        }
    });
    connect(&view, &TimelineView::laneActivated, this, &AnnotateController::activate);
    connect(&view, &TimelineView::itemPressed, this, [this](const QString& layerId, ItemId id, ItemPart part) {
        activate(layerId);
        setCurrent(id, part == ItemPart::EndEdge ? Edge::End : Edge::Start);
    });
    connect(&view, &TimelineView::itemDoubleClicked, this, [this](const QString& layerId, ItemId id) {
        activate(layerId);
        setCurrent(id);
        if (const Item* item = currentItem(); item && !item->span.isEmpty())
            m_view.setSelection(item->span);
    });
    connect(&view, &TimelineView::placeDoubleClicked, this, [this](const QString& layerId, Frame at) {
        activate(layerId);
        const LayerState* state = active();
        if (state && state->layer.kind == LayerKind::Instant)
            addInstantAt(*state, snapped(at, std::nullopt, {}), Beat::Plain, OriginKind::Drawn);
        else if (state && state->layer.kind == LayerKind::Interval && state->layer.tiling) {
            const Frame to = snapped(at, std::nullopt, {});
            if (commit(*state, addBoundary(m_layers.operationContext(*state), to)))
                selectAt(layerId, to);
        }
    });
    connect(&view, &TimelineView::tagChipClicked, this, [this](const QString& layerId, const QString& labelId) {
        activate(layerId);
        setLabel(labelId);
    });
    connect(&view, &TimelineView::edgeDragged, this, &AnnotateController::onEdgeDragged);
    connect(&view, &TimelineView::itemDragged, this, &AnnotateController::onItemDragged);
    onReloaded();
}

void AnnotateController::onReloaded()
{
    m_openStart.reset();
    if (const TrackId track = m_context.document.currentTrack(); track != m_track) {
        m_track = track;
        m_current = {};
        m_keys.reset();
    }
    m_chosenLayers.clear();
    const QVariantMap chosen = QSettings().value(layersKey(m_context)).toMap();
    for (auto it = chosen.begin(); it != chosen.end(); ++it)
        m_chosenLayers.insert(it.key(), it.value().toBool());
    const QStringList shown = shownLayers();
    if (!shown.contains(m_active))
        m_active = shown.value(0);
    if (const LayerState* state = active())
        m_keys.setLayer(state->layer);
    showLanes();
    m_view.setActiveLayer(m_active);
    Q_EMIT shownLayersChanged();
    Q_EMIT activeChanged();
    Q_EMIT currentChanged();
}

QStringList AnnotateController::defaultLayers() const
{
    // The first of each kind that is drawn by hand: enough to begin, and the waveform keeps its room.
    QStringList ids;
    for (const LayerKind kind : {LayerKind::Interval, LayerKind::Instant, LayerKind::Tag})
        for (const LayerState& state : m_layers.all())
            if (state.layer.kind == kind && (kind != LayerKind::Tag || state.layer.choice == TagChoice::Several)) {
                ids << state.layer.id;
                break;
            }
    // What a track is decides what is asked of it; what is assigned is there to be done.
    for (const LayerState& state : m_layers.all())
        if (state.layer.ofGenres || state.stored)
            ids << state.layer.id;
    return ids;
}

QStringList AnnotateController::shownLayers() const
{
    const QStringList byDefault = defaultLayers();
    QStringList shown;
    for (const LayerState& state : m_layers.all())
        if (m_chosenLayers.value(state.layer.id, byDefault.contains(state.layer.id) || !state.items->empty()))
            shown << state.layer.id;
    return shown;
}

void AnnotateController::setLayerShown(const QString& layerId, bool shown)
{
    m_chosenLayers.insert(layerId, shown);
    QVariantMap chosen;
    for (auto it = m_chosenLayers.begin(); it != m_chosenLayers.end(); ++it)
        chosen.insert(it.key(), it.value());
    QSettings().setValue(layersKey(m_context), chosen);
    showLanes();
    if (!shownLayers().contains(m_active))
        activate(shownLayers().value(0));
    Q_EMIT shownLayersChanged();
}

QString AnnotateController::captionOf(const LayerState& state) const
{
    if (state.layer.kind == LayerKind::Instant && state.items->size() > 1 && m_context.media.rate().hz > 0) {
        const FrameCount span = state.items->back().span.start - state.items->front().span.start;
        if (span > 0)
            return tr("%1 per minute")
                .arg(60.0 * double(state.items->size() - 1) / secondsOf(span, m_context.media.rate()), 0, 'f', 1);
    }
    if (state.layer.tiling)
        return tr("tiling");
    if (state.layer.kind == LayerKind::Tag && state.layer.choice == TagChoice::Several)
        return tr("several labels");
    return layerKindName(state.layer.kind);
}

void AnnotateController::showLanes()
{
    std::vector<Lane> lanes;
    const QStringList shown = shownLayers();
    for (const LayerState& state : m_layers.all())
        if (shown.contains(state.layer.id))
            lanes.push_back({state.layer, state.assignment.id, state.items, captionOf(state)});
    m_view.setLanes(std::move(lanes));
}

void AnnotateController::showSelected()
{
    m_view.setSelectedItems(m_current.isNull() ? std::set<ItemId>{} : std::set<ItemId>{m_current});
    m_view.setPendingLabel(m_current,
                           m_keys.pending().isEmpty() || !active()
                               ? QString()
                               : LabelKeys::strokes(active()->layer, m_keys.pending()) + QStringLiteral(" …"));
}

void AnnotateController::activate(const QString& layerId)
{
    const LayerState* state = m_layers.find(layerId);
    if (!state || layerId == m_active)
        return;
    m_active = layerId;
    m_current = {};
    m_openStart.reset();
    m_keys.setLayer(state->layer);
    m_view.setActiveLayer(layerId);
    showSelected();
    Q_EMIT activeChanged();
    Q_EMIT currentChanged();
}

void AnnotateController::activateNeighbour(int step)
{
    const QStringList shown = shownLayers();
    const int at = int(shown.indexOf(m_active));
    if (!shown.isEmpty())
        activate(shown[std::clamp(at + step, 0, int(shown.size()) - 1)]);
}

const Item* AnnotateController::currentItem() const
{
    const LayerState* state = active();
    return state ? itemById(*state->items, m_current) : nullptr;
}

void AnnotateController::setCurrent(ItemId id, Edge edge)
{
    endTyping();
    m_current = id;
    m_edge = edge;
    showSelected();
    Q_EMIT currentChanged();
}

void AnnotateController::toggleEdge()
{
    m_edge = m_edge == Edge::Start ? Edge::End : Edge::Start;
    if (const Item* item = currentItem())
        m_view.ensureVisible(m_edge == Edge::Start ? item->span.start : item->span.end);
    Q_EMIT currentChanged();
}

void AnnotateController::stepItem(int step)
{
    const LayerState* state = active();
    if (!state || state->items->empty())
        return;
    const Items& items = *state->items;
    const auto current = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.id == m_current; });
    std::ptrdiff_t next = current - items.begin() + step;
    if (current == items.end()) {
        const Item* here = itemAt(items, state->layer.kind, m_view.playhead());
        next = here ? here - items.data() : 0;
    }
    const Item& item = items[std::size_t(std::clamp<std::ptrdiff_t>(next, 0, std::ptrdiff_t(items.size()) - 1))];
    setCurrent(item.id);
    m_view.ensureVisible(item.span.start);
    if (!m_context.media.isHeard() && state->layer.kind != LayerKind::Tag) {
        m_context.transport.seek(item.span.start);
        m_view.setPlayhead(item.span.start);
    }
}

void AnnotateController::selectAt(const QString& layerId, Frame at)
{
    const LayerState* state = m_layers.find(layerId);
    if (!state)
        return;
    if (const Item* item = itemAt(*state->items, state->layer.kind, at))
        setCurrent(item->id);
}

bool AnnotateController::commit(const LayerState& state, Result<Edit> edit)
{
    return m_layers.commit(state, std::move(edit));
}

void AnnotateController::setSnapTargets(SnapTargets targets)
{
    m_snap = targets;
    QSettings().setValue(QLatin1String(kSnapKey), int(targets));
    Q_EMIT snapChanged();
}

void AnnotateController::setTapLatencyMs(double ms)
{
    m_tapLatencyMs = ms;
    QSettings().setValue(QLatin1String(kLatencyKey), ms);
    Q_EMIT tapLatencyChanged(ms);
}

} // namespace unisono
