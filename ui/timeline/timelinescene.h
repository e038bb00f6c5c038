#pragma once

#include "ui/paint/layerpainter.h"
#include "ui/timeline/interaction.h"
#include "ui/timeline/tilecache.h"
#include "ui/timeline/tileloader.h"
#include "ui/timeline/timelineview.h"

#include <QObject>

namespace unisono {

/// What all panes of a timeline show together: media, axis, playhead, selection, lanes. Panes read it, paint, and hand
/// back what the hand wants as intents. Threads: GUI.
class TimelineScene : public QObject {
    Q_OBJECT
public:
    explicit TimelineScene(JobQueue& jobs, QObject* parent = nullptr);

    TileCache& tiles() { return m_tiles; }
    TileLoader& loader() { return m_loader; }

    const TimelineMedia& media() const { return m_media; }
    void setMedia(const TimelineMedia& media);
    void setMessage(const QString& message); ///< why there is no sound; empty: there is
    const QString& message() const { return m_message; }
    FrameCount frames() const { return m_media.frames; }
    SampleRate rate() const { return m_media.rate.hz > 0 ? m_media.rate : SampleRate{44100}; }
    /// Counts tracks: part of every tile's description.
    std::uint64_t mediaNumber() const { return m_mediaNumber; }

    const TimeAxis& axis() const { return m_axis; }
    void setAxis(const TimeAxis& axis);
    double width() const { return m_width; }
    void setWidth(double widthPx);
    FrameSpan window() const;
    void zoomBy(double factor, double anchorPx);
    /// About the playhead where it is seen, else the middle.
    double zoomAnchor() const;
    double lastZoomFactor() const { return m_lastZoomFactor; }
    void scrollBy(double dxPx);
    void showSpan(const FrameSpan& span);

    Frame playhead() const { return m_playhead; }
    void setPlayhead(Frame f);
    bool following = false;
    FollowMode followMode = FollowMode::Page;
    bool isHeld = false; ///< a drag is going on: the view does not turn pages under the hand

    const std::optional<FrameSpan>& selection() const { return m_selection; }
    void setSelection(const std::optional<FrameSpan>& span);
    const std::optional<Frame>& guide() const { return m_guide; }
    void setGuide(std::optional<Frame> at);

    const std::vector<Lane>& lanes() const { return m_lanes; }
    const std::vector<LaneModel>& models() const { return m_models; }
    void setLanes(std::vector<Lane> lanes);
    const QString& activeLayer() const { return m_activeLayer; }
    void setActiveLayer(const QString& layer);
    const std::set<ItemId>& selectedItems() const { return m_selectedItems; }
    void setSelectedItems(const std::set<ItemId>& ids);
    void setPendingLabel(ItemId id, const QString& text);

    const SpectrogramLook& look() const { return m_look; }
    void setLook(const SpectrogramLook& look);
    ChannelChoice channel() const { return m_channel; }
    void setChannel(ChannelChoice choice);

    void perform(const Intents& intents);

Q_SIGNALS:
    void mediaChanged();
    void peaksGrew();
    void axisChanged();
    void playheadMoved(unisono::Frame from, unisono::Frame to);
    void selectionMoved(const std::optional<unisono::FrameSpan>& before);
    void guideMoved(const std::optional<unisono::Frame>& before);
    void lanesChanged();     ///< other lanes or items
    void laneLooksChanged(); ///< active layer, selected items, pending label
    void lookChanged();      ///< of waveform or spectrogram
    void wanted(const unisono::Intent& intent);

private:
    void dressModels();
    TileCache m_tiles;
    TileLoader m_loader;
    TimelineMedia m_media;
    QString m_message;
    std::uint64_t m_mediaNumber = 0;
    TimeAxis m_axis;
    double m_width = 0;
    std::optional<FrameSpan> m_fit; ///< shown in full whatever the width, until the hand chooses otherwise
    double m_lastZoomFactor = 1.41421356237309505;
    Frame m_playhead;
    std::optional<FrameSpan> m_selection;
    std::optional<Frame> m_guide;
    std::vector<Lane> m_lanes;
    std::vector<LaneModel> m_models;
    QString m_activeLayer;
    std::set<ItemId> m_selectedItems;
    ItemId m_pendingItem;
    QString m_pendingText;
    SpectrogramLook m_look;
    ChannelChoice m_channel = ChannelChoice::Mix;
};

} // namespace unisono
