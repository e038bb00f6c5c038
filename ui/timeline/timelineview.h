#pragma once

#include "core/annotation/operations.h"
#include "core/time/timeaxis.h"
#include "ui/common/context.h"
#include "ui/paint/paintcontext.h"
#include "ui/paint/spectrogrampainter.h"
#include "ui/timeline/dragphase.h"
#include "ui/timeline/viewport.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace unisono {

/// One annotation lane: a layer of one assignment. `items` is shared and never changed; a new value is set instead.
struct Lane {
    LayerDef layer;
    AssignmentId assignment;
    std::shared_ptr<const Items> items;
    QString caption; ///< second line of the header ("tiling", "114.1 BPM")
};

/// The audio a view shows. Any part may be missing: the view then shows what it has.
struct TimelineMedia {
    TrackId track; ///< the view opens anew where it differs
    std::shared_ptr<PcmReader> reader;
    std::shared_ptr<PeakPyramid> peaks;
    FrameCount frames = 0;
    SampleRate rate;
    std::optional<double> integratedLufs;
};

/// The large canvas: whole-track strip, ruler, waveform, spectrogram and lanes on one time axis, playhead and selection
/// above all. Draws from tiles, so that a frame costs pixels, never the length of the track. Knows no edits: it tells
/// what the hand wants. Lane heights and pane heights are remembered. Threads: GUI; tiles are made in the job queue.
class TimelineView : public QWidget {
    Q_OBJECT
public:
    /// Shows the media of the context's current track.
    explicit TimelineView(const Context& context, QWidget* parent = nullptr);
    /// Shows what setMedia() gives it.
    explicit TimelineView(JobQueue& jobs, QWidget* parent = nullptr);
    ~TimelineView() override;

    /// Another track (the view opens on its first 40 s) or more of the same one.
    void setMedia(const TimelineMedia& media);
    void peaksGrew(); ///< more of the pyramid is known

    void setLanes(std::vector<Lane> lanes);
    const std::vector<Lane>& lanes() const;
    QString activeLayer() const;
    void setActiveLayer(const QString& layerId);

    TimeAxis axis() const;
    void setAxis(const TimeAxis& axis);
    double canvasWidthPx() const;
    void zoomBy(double factor);       ///< about the playhead where visible, else the middle
    void scrollByPages(double pages); ///< of the visible width, negative: back
    void showSpan(FrameSpan span);
    void ensureVisible(Frame f);

    Frame playhead() const;
    void setPlayhead(Frame f); ///< follows it where following() is on
    bool following() const;
    void setFollowing(bool on);
    FollowMode followMode() const;
    void setFollowMode(FollowMode mode);

    std::optional<FrameSpan> selection() const;
    void setSelection(std::optional<FrameSpan> span);
    std::set<ItemId> selectedItems() const;
    void setSelectedItems(const std::set<ItemId>& ids);
    /// A line at a frame while something is dragged or snapped; nullopt: none.
    void setGuide(std::optional<Frame> at);
    /// Text typed for the label of an item (two-stroke keys), drawn in it until done; empty: none.
    void setPendingLabel(ItemId id, const QString& text);

    SpectrogramLook spectrogramLook() const;
    void setSpectrogramLook(const SpectrogramLook& look);
    ChannelChoice channel() const;
    void setChannel(ChannelChoice choice);

    /// Where a span of a lane is on this widget, cut to what is visible; null for a layer that has no lane.
    QRect itemRect(const QString& layerId, FrameSpan span) const;
    SampleRate sampleRate() const;
    /// Lane (place in lanes()) and item of what is in the visible time, lane by lane; no more than `mostPerLane` of
    /// each.
    struct VisibleItem {
        std::size_t lane = 0;
        const Item* item = nullptr; ///< until the next setLanes()
    };
    std::vector<VisibleItem> visibleItems(std::size_t mostPerLane) const;

Q_SIGNALS:
    void axisChanged();
    void seekRequested(unisono::Frame to);
    void selectionChanged();
    void laneActivated(const QString& layerId);
    void itemPressed(const QString& layerId, unisono::ItemId id, unisono::ItemPart part,
                     Qt::KeyboardModifiers modifiers);
    void itemDoubleClicked(const QString& layerId, unisono::ItemId id);
    void edgeDragged(const QString& layerId, unisono::ItemId id, unisono::Edge edge, unisono::Frame to,
                     Qt::KeyboardModifiers modifiers, unisono::DragPhase phase);
    void itemDragged(const QString& layerId, unisono::ItemId id, qint64 byFrames, Qt::KeyboardModifiers modifiers,
                     unisono::DragPhase phase);
    /// A double click on the empty part of a lane.
    void placeDoubleClicked(const QString& layerId, unisono::Frame at);
    /// A click on the chip of a label in a tag lane: turn it on or off.
    void tagChipClicked(const QString& layerId, const QString& labelId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace unisono
