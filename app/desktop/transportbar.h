#pragma once

#include "app/desktop/outputcontrol.h"
#include "ui/common/context.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QSlider;

namespace unisono {

class LevelMeter;

/// The line at the bottom of every workspace: playing, what is heard and how, what is saved. Asks the transport 30
/// times a second while it plays. Threads: GUI.
class TransportBar : public QWidget {
    Q_OBJECT
public:
    TransportBar(const Context& context, OutputControl& output, QWidget* parent = nullptr);

    void addActions(); ///< its commands, with their keys
    /// "37.3": shown where it is not empty.
    void setBarText(const QString& text);
    /// What edges snap to, and the commands that change it; empty: no workspace that snaps is shown.
    void setSnap(const QString& text, const QStringList& actionIds);
    /// Asked for the text of setBarText() when the position changes.
    void setBarSource(std::function<QString(Frame)> source) { m_barSource = std::move(source); }
    void refresh(); ///< everything that the transport shows

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QPushButton* chipButton(const QString& accessibleName);
    void tick();
    void togglePlay();
    void stepSpeed(int step);
    void setSpeed(double speed);
    void setChannel(ChannelChoice channel);
    void setNormalise(bool on);
    void setVolume(int percentOfTravel);
    void toggleLoop();
    void showHistory();
    void showOutput();
    void showMedia();
    void fillOutputMenu();
    void restoreSettings();

    Context m_context;
    OutputControl& m_output;
    QHBoxLayout* m_row;
    QPushButton* m_start;
    QPushButton* m_play;
    QPushButton* m_loop;
    QLabel* m_time;
    QLabel* m_bar;
    QPushButton* m_speed;
    QPushButton* m_channel;
    QPushButton* m_snap;
    QPushButton* m_normalise;
    QSlider* m_volume;
    QLabel* m_saved;
    QPushButton* m_device;
    LevelMeter* m_meter;
    QList<QLabel*> m_captions;
    QTimer m_timer;
    QTimer m_historyTimer;
    std::function<QString(Frame)> m_barSource;
    Frame m_shown{-1};
    bool m_shownPlaying = false;
    bool m_shownLoop = false;
};

} // namespace unisono
