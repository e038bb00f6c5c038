// The marks of AnnotateController: what each key and each drag does to the active layer.
#include "ui/annotate/annotatecontroller.h"
#include "ui/text/sentences.h"

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {
constexpr double kSnapReachPx = 8;
}

Frame AnnotateController::markFrame() const
{
    if (!m_context.media.isHeard())
        return m_view.playhead();
    return m_context.transport.positionAt(std::chrono::steady_clock::now());
}

const LayerState* AnnotateController::instantLayer() const
{
    if (const LayerState* state = active(); state && state->layer.kind == LayerKind::Instant)
        return state;
    for (const QString& id : shownLayers())
        if (const LayerState* state = m_layers.find(id); state->layer.kind == LayerKind::Instant)
            return state;
    return nullptr;
}

void AnnotateController::addInstantAt(const LayerState& state, Frame raw, Beat beat, OriginKind kind)
{
    Origin origin;
    origin.kind = kind;
    Frame at = raw;
    if (kind == OriginKind::Tapped) {
        origin.rawTapFrame = raw;
        at = raw - framesOf(m_tapLatencyMs / 1000, m_context.media.rate());
    }
    InstantValue value;
    if (beat == Beat::Down)
        value.beat = 1;
    const QString layerId = state.layer.id;
    const Frame inside{std::clamp<FrameCount>(at.value, 0, std::max<FrameCount>(0, m_context.media.frames() - 1))};
    if (commit(state, addInstant(m_layers.operationContext(state, origin), inside, {}, value)) && layerId == m_active)
        selectAt(layerId, inside);
}

void AnnotateController::tap(Beat beat)
{
    const LayerState* state = instantLayer();
    if (!state) {
        Q_EMIT said(tr("This schema has no layer of beats or other instants to tap into."));
        return;
    }
    addInstantAt(*state, markFrame(), beat, m_context.media.isHeard() ? OriginKind::Tapped : OriginKind::Drawn);
}

void AnnotateController::mark()
{
    const LayerState* state = active();
    if (!state)
        return;
    const Frame at = markFrame();
    const QString layerId = state->layer.id;
    switch (state->layer.kind) {
    case LayerKind::Instant:
        addInstantAt(*state, at, Beat::Plain, m_context.media.isHeard() ? OriginKind::Tapped : OriginKind::Drawn);
        return;
    case LayerKind::Interval:
        break;
    default:
        Q_EMIT said(tr("Items of the layer %1 are not drawn by hand.").arg(state->layer.name));
        return;
    }
    Origin origin;
    if (m_context.media.isHeard()) {
        origin.kind = OriginKind::Tapped;
        origin.rawTapFrame = at;
    }
    if (state->layer.tiling) {
        if (commit(*state, addBoundary(m_layers.operationContext(*state, origin), at)))
            selectAt(layerId, at);
        return;
    }
    const Item* under = itemAt(*state->items, LayerKind::Interval, at);
    if (m_openStart && at > *m_openStart) {
        const FrameSpan span{*m_openStart, at};
        m_openStart.reset();
        m_view.setGuide(std::nullopt);
        if (commit(*state, addInterval(m_layers.operationContext(*state, origin), span, {})))
            selectAt(layerId, span.start);
    } else if (under && under->span.start < at) {
        if (commit(*state, splitAt(m_layers.operationContext(*state, origin), at)))
            selectAt(layerId, at);
    } else {
        m_openStart = at;
        m_view.setGuide(at);
        Q_EMIT said(
            tr("%1 begins at %2; the same key ends it.").arg(state->layer.name, timeText(at, m_context.media.rate())));
    }
}

void AnnotateController::markSelection()
{
    const LayerState* state = active();
    const auto span = m_view.selection();
    if (!state || !span || span->isEmpty())
        return;
    const QString layerId = state->layer.id;
    if (commit(*state, addInterval(m_layers.operationContext(*state), *span, {})))
        selectAt(layerId, span->start);
}

void AnnotateController::joinNext()
{
    const LayerState* state = active();
    if (!state)
        return;
    const Item* item = currentItem();
    if (!item)
        item = itemAt(*state->items, state->layer.kind, m_view.playhead());
    if (!item)
        return;
    const ItemId id = item->id;
    if (commit(*state, joinRight(m_layers.operationContext(*state), id)))
        setCurrent(id);
}

void AnnotateController::removeCurrent()
{
    const LayerState* state = active();
    const Item* item = currentItem();
    if (!state || !item)
        return;
    const Frame at = item->span.start;
    const QString layerId = state->layer.id;
    if (commit(*state, removeItems(m_layers.operationContext(*state), {item->id})) &&
        state->layer.kind != LayerKind::Tag)
        selectAt(layerId, at);
}

void AnnotateController::nudge(double ms)
{
    const LayerState* state = active();
    const Item* item = currentItem();
    if (!state || !item)
        return;
    const FrameCount by = framesOf(ms / 1000, m_context.media.rate());
    if (state->layer.kind == LayerKind::Interval) {
        const Frame to = (m_edge == Edge::Start ? item->span.start : item->span.end) + by;
        commit(*state, moveEdge(m_layers.operationContext(*state), item->id, m_edge, to));
    } else {
        commit(*state, moveItem(m_layers.operationContext(*state), item->id, by));
    }
}

void AnnotateController::nudgeToSnap(int direction)
{
    const LayerState* state = active();
    const Item* item = currentItem();
    if (!state || !item)
        return;
    const SnapGrid grid = snapGrid(std::nullopt, SnapTarget::Beat | SnapTarget::Boundary);
    const Frame from =
        m_edge == Edge::Start || state->layer.kind != LayerKind::Interval ? item->span.start : item->span.end;
    const auto to = direction > 0 ? grid.next(from) : grid.previous(from);
    if (!to)
        Q_EMIT said(tr("There is no beat or boundary to snap to on that side."));
    else if (state->layer.kind == LayerKind::Interval)
        commit(*state, moveEdge(m_layers.operationContext(*state), item->id, m_edge, *to));
    else
        commit(*state, moveItem(m_layers.operationContext(*state), item->id, *to - from));
}

void AnnotateController::setEdgeTime(Edge edge, double seconds)
{
    const LayerState* state = active();
    const Item* item = currentItem();
    if (!state || !item)
        return;
    const Frame to = frameAt(seconds, m_context.media.rate());
    if (state->layer.kind == LayerKind::Interval)
        commit(*state, moveEdge(m_layers.operationContext(*state), item->id, edge, to));
    else
        commit(*state, moveItem(m_layers.operationContext(*state), item->id, to - item->span.start));
}

void AnnotateController::setLabel(const QString& labelId)
{
    const LayerState* state = active();
    if (!state)
        return;
    if (state->layer.kind == LayerKind::Tag) {
        Result<Edit> edit = toggleTag(m_layers.operationContext(*state), labelId);
        if (edit && !edit->isEmpty())
            edit->mergeKey = QStringLiteral("tag:%1:%2").arg(state->assignment.id.toText()).arg(m_typing);
        commit(*state, std::move(edit));
        return;
    }
    const Item* item = currentItem();
    if (!item)
        item = itemAt(*state->items, state->layer.kind, markFrame());
    if (!item && state->layer.tiling && state->items->empty()) {
        // A label with nothing marked yet: the whole track is that, until the first boundary.
        if (commit(*state, addInterval(m_layers.operationContext(*state), {{0}, {m_context.media.frames()}}, labelId)))
            selectAt(m_active, markFrame());
        return;
    }
    if (!item) {
        Q_EMIT said(tr("There is nothing here to label yet: S marks a boundary."));
        return;
    }
    if (m_current != item->id)
        m_current = item->id;
    Result<Edit> edit = unisono::setLabel(m_layers.operationContext(*state), {item->id}, labelId);
    if (edit && !edit->isEmpty())
        edit->mergeKey = QStringLiteral("label:%1:%2").arg(m_current.toText()).arg(m_typing);
    commit(*state, std::move(edit));
    showSelected();
}

bool AnnotateController::pressLabelKey(const QString& key)
{
    if (!active())
        return false;
    const QString opened = m_keys.pending();
    const QString label = m_keys.press(key);
    if (label.isEmpty())
        return false;
    const LayerDef& layer = active()->layer;
    const LabelDef* def = layer.label(label);
    // The second stroke refines what the first has set: both undo as one. A set of tags takes the first one back.
    if (opened.isEmpty() || !def || def->parentId != opened)
        ++m_typing;
    else if (layer.kind == LayerKind::Tag && layer.choice == TagChoice::Several)
        setLabel(opened);
    setLabel(label);
    return true;
}

void AnnotateController::endTyping()
{
    m_keys.reset();
    ++m_typing;
}

void AnnotateController::setConfidence(Confidence confidence)
{
    const LayerState* state = active();
    if (const Item* item = currentItem())
        commit(*state, unisono::setConfidence(m_layers.operationContext(*state), {item->id}, confidence));
}

void AnnotateController::setNumber(std::optional<double> number)
{
    if (const LayerState* state = active())
        commit(*state, setTagNumber(m_layers.operationContext(*state), number));
}

void AnnotateController::toggleNoFiner()
{
    const auto state = std::find_if(m_layers.all().begin(), m_layers.all().end(),
                                    [](const LayerState& each) { return each.layer.ofGenres; });
    if (state == m_layers.all().end() || state->items->empty()) {
        Q_EMIT said(tr("This track has no genre yet."));
        return;
    }
    const auto* tag = std::get_if<TagValue>(&state->items->front().payload);
    const bool noFiner = !(tag && tag->noFiner);
    if (commit(*state, setNoFiner(m_layers.operationContext(*state), noFiner)))
        Q_EMIT said(noFiner ? tr("Genre: no finer than this.") : tr("Genre: a finer one may follow."));
}

void AnnotateController::confirm()
{
    setConfidence(Confidence::Sure);
    stepItem(1);
}

SnapGrid AnnotateController::snapGrid(std::optional<Frame> without, SnapTargets targets) const
{
    SnapGrid grid;
    for (const QString& id : shownLayers()) {
        const LayerState* state = m_layers.find(id);
        grid.add(state->layer.kind, *state->items, targets);
    }
    grid.finish(without);
    return grid;
}

Frame AnnotateController::snapped(Frame f, std::optional<Frame> from, Qt::KeyboardModifiers modifiers) const
{
    // Alt inverts: it frees a snapping drag and makes a free one snap.
    SnapTargets targets = m_snap;
    if (modifiers.testFlag(Qt::AltModifier))
        targets = m_snap ? SnapTargets() : SnapTarget::Beat | SnapTarget::Boundary;
    if (!targets)
        return f;
    const auto reach = FrameCount(std::llround(kSnapReachPx * m_view.axis().framesPerPx()));
    return snapGrid(from, targets).nearest(f, reach).value_or(f);
}

void AnnotateController::preview(const LayerState& state, const Result<Edit>& edit, Frame guide, DragPhase phase)
{
    // While the hand is down nothing is committed: the lane shows what would be.
    std::vector<Lane> lanes = m_view.lanes();
    for (Lane& lane : lanes)
        if (lane.layer.id == state.layer.id) {
            auto items = std::make_shared<Items>(*state.items);
            if (edit)
                applyTo(*items, state.assignment.id, *edit);
            lane.items = std::move(items);
        }
    m_view.setLanes(std::move(lanes));
    m_view.setGuide(phase == DragPhase::Move ? std::optional(guide) : std::nullopt);
}

void AnnotateController::onEdgeDragged(const QString& layerId, ItemId id, Edge edge, Frame to,
                                       Qt::KeyboardModifiers modifiers, DragPhase phase)
{
    const LayerState* state = m_layers.find(layerId);
    if (!state || !m_layers.isOwn())
        return;
    if (phase == DragPhase::Begin) {
        ++m_drag;
        setCurrent(id, edge);
        return;
    }
    if (phase == DragPhase::Cancel) {
        m_view.setGuide(std::nullopt);
        showLanes();
        return;
    }
    const Item* item = itemById(*state->items, id);
    if (!item)
        return;
    const Frame at = snapped(to, edge == Edge::Start ? item->span.start : item->span.end, modifiers);
    Result<Edit> edit = moveEdge(m_layers.operationContext(*state), id, edge, at,
                                 modifiers.testFlag(Qt::ShiftModifier) ? Neighbours::Alone : Neighbours::Together);
    if (phase == DragPhase::Move) {
        preview(*state, edit, at, phase);
        return;
    }
    m_view.setGuide(std::nullopt);
    if (edit)
        edit->mergeKey = QStringLiteral("drag:%1").arg(m_drag);
    if (!commit(*state, std::move(edit)))
        showLanes();
}

void AnnotateController::onItemDragged(const QString& layerId, ItemId id, qint64 by, Qt::KeyboardModifiers modifiers,
                                       DragPhase phase)
{
    const LayerState* state = m_layers.find(layerId);
    const Item* item = state ? itemById(*state->items, id) : nullptr;
    if (!item || !m_layers.isOwn() || (state->layer.kind == LayerKind::Interval && state->layer.tiling))
        return;
    if (phase == DragPhase::Begin) {
        ++m_drag;
        setCurrent(id);
        return;
    }
    if (phase == DragPhase::Cancel) {
        m_view.setGuide(std::nullopt);
        showLanes();
        return;
    }
    const Frame at = snapped(item->span.start + by, item->span.start, modifiers);
    Result<Edit> edit = moveItem(m_layers.operationContext(*state), id, at - item->span.start);
    if (phase == DragPhase::Move) {
        preview(*state, edit, at, phase);
        return;
    }
    m_view.setGuide(std::nullopt);
    if (edit)
        edit->mergeKey = QStringLiteral("drag:%1").arg(m_drag);
    if (!commit(*state, std::move(edit)))
        showLanes();
}

} // namespace unisono
