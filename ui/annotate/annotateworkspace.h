#pragma once

#include "ui/common/context.h"
#include "ui/common/workspace.h"

#include <QTimer>

class QSplitter;

namespace unisono {

class AnnotateController;
class Banner;
class ExemplarMaker;
class ExemplarPlayer;
class HandingIn;
class ItemInspector;
class ItemPanel;
class LayerSet;
class TimelineView;
class Training;
class WaitingList;
class WorkQueue;

/// Where one person marks one track: timeline above, items, problems and history below, labels at the side.
/// Threads: GUI
class AnnotateWorkspace : public Workspace {
    Q_OBJECT
public:
    explicit AnnotateWorkspace(const Context& context, QWidget* parent = nullptr);
    ~AnnotateWorkspace() override;

    QString id() const override { return QStringLiteral("annotate"); }
    QString title() const override { return tr("Annotate"); }
    QString iconName() const override { return QStringLiteral("annotate"); }
    QWidget* inspector() override;
    QStringList contextChips() const override;
    void shown() override;

    TimelineView& timeline() const { return *m_view; }
    AnnotateController& controller() const { return *m_controller; }
    ExemplarPlayer& exemplarPlayer() const { return *m_player; }
    WorkQueue& queue() const { return *m_queue; }

private:
    void addActions();
    void followTransport();
    void showTrack();
    void rememberView();
    void showTrial();
    void makeExemplar();
    void showWaiting();
    void goToUnit(TrackId track, const QString& layer);
    QString activeLayer() const;
    void toggleLoop();
    void playCurrent();
    bool eventFilter(QObject* object, QEvent* event) override;

    Context m_context;
    LayerSet* m_layers;
    TimelineView* m_view;
    AnnotateController* m_controller;
    ItemInspector* m_inspector;
    ItemPanel* m_panel;
    WorkQueue* m_queue;
    HandingIn* m_handingIn;
    Training* m_training;
    QSplitter* m_splitter;
    QSplitter* m_sides;
    Banner* m_trial;
    ExemplarMaker* m_exemplars;
    ExemplarPlayer* m_player;
    WaitingList* m_waiting = nullptr; ///< made when it is first asked for
    QTimer m_frameTimer;
    TrackId m_track;
    bool m_played = false; ///< at the frame before
};

} // namespace unisono
