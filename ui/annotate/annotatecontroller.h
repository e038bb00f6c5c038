#pragma once

#include "core/annotation/snap.h"
#include "core/genre/labelkeys.h"
#include "ui/annotate/layerset.h"
#include "ui/timeline/timelineview.h"

#include <QHash>

namespace unisono {

/// What the hands do in the Annotate workspace: marks, moves, labels; keeps the active layer, the current item and its
/// current edge, and the view in step with them. All changes go through LayerSet::commit(). Threads: GUI
class AnnotateController : public QObject {
    Q_OBJECT
public:
    AnnotateController(const Context& context, LayerSet& layers, TimelineView& view, QObject* parent = nullptr);

    /// The layer that keys act on; nullptr without a track.
    const LayerState* active() const { return m_layers.find(m_active); }
    void activate(const QString& layerId);
    void activateNeighbour(int step); ///< among the layers shown
    /// Layers shown as lanes, in the schema's order; chosen ones are remembered by schema.
    QStringList shownLayers() const;
    void setLayerShown(const QString& layerId, bool shown);

    const Item* currentItem() const;
    Edge currentEdge() const { return m_edge; }
    void setCurrent(ItemId id, Edge edge = Edge::Start);
    void stepItem(int step); ///< next or previous in the active layer
    void toggleEdge();

    /// The frame heard now while playing (at the moment of the key), else the playhead.
    Frame markFrame() const;

    // Marking. Each acts on the active layer.
    enum class Beat { Plain, Down };
    void tap(Beat beat);
    void mark();          ///< tiling: boundary; free: begins, then ends an interval; instant: one instant
    void markSelection(); ///< an interval over the selected time
    void joinNext();
    void removeCurrent();
    void nudge(double ms);
    void nudgeToSnap(int direction); ///< to the next (+1) or previous (-1) beat or boundary
    void setLabel(const QString& labelId);
    void setConfidence(Confidence confidence);
    void setNumber(std::optional<double> number);
    /// Genre layers: says that nothing finer than the answer fits, or takes that back.
    void toggleNoFiner();
    void confirm(); ///< sure, and on to the next
    void setEdgeTime(Edge edge, double seconds);
    /// A typed character; true: it was a label's stroke.
    bool pressLabelKey(const QString& key);
    void endTyping();

    SnapTargets snapTargets() const { return m_snap; }
    void setSnapTargets(SnapTargets targets);
    double tapLatencyMs() const { return m_tapLatencyMs; }
    void setTapLatencyMs(double ms);

Q_SIGNALS:
    void activeChanged();
    void currentChanged(); ///< another item, or the same with other values
    void shownLayersChanged();
    void tapLatencyChanged(double ms);
    void snapChanged();
    void said(const QString& sentence); ///< a remark for the status line ("Interval begins at 1:02.3")

private:
    void onReloaded();
    void showLanes();
    void showSelected();
    void onEdgeDragged(const QString& layerId, ItemId id, Edge edge, Frame to, Qt::KeyboardModifiers modifiers,
                       DragPhase phase);
    void onItemDragged(const QString& layerId, ItemId id, qint64 by, Qt::KeyboardModifiers modifiers, DragPhase phase);
    void preview(const LayerState& state, const Result<Edit>& edit, Frame guide, DragPhase phase);
    Frame snapped(Frame f, std::optional<Frame> from, Qt::KeyboardModifiers modifiers) const;
    SnapGrid snapGrid(std::optional<Frame> without, SnapTargets targets) const;
    QStringList defaultLayers() const;
    const LayerState* instantLayer() const;
    void addInstantAt(const LayerState& state, Frame raw, Beat beat, OriginKind origin);
    void selectAt(const QString& layerId, Frame at);
    bool commit(const LayerState& state, Result<Edit> edit);
    QString captionOf(const LayerState& state) const;

    const Context& m_context;
    LayerSet& m_layers;
    TimelineView& m_view;
    QString m_active;
    ItemId m_current;
    Edge m_edge = Edge::Start;
    LabelKeys m_keys;
    TrackId m_track;                     ///< that the current item and the typed strokes are of
    int m_typing = 0;                    ///< counts label strokes' series, so that one series undoes as one
    std::optional<Frame> m_openStart;    ///< free interval begun and not ended
    QHash<QString, bool> m_chosenLayers; ///< shown or hidden by hand; the others by default
    SnapTargets m_snap = SnapTarget::Beat | SnapTarget::Boundary;
    double m_tapLatencyMs = 0;
    int m_drag = 0; ///< counts drags, so that each undoes on its own
};

} // namespace unisono
