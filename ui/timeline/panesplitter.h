#pragma once

#include <QSplitter>

class QSettings;

namespace unisono {

/// Panes above each other with a line of one pixel to drag between them. Until somebody has dragged it the lanes get
/// what they need, the waveform a little and the spectrogram the rest; from then on the heights are kept.
class PaneSplitter : public QSplitter {
    Q_OBJECT
public:
    explicit PaneSplitter(QWidget* parent);
    /// Wanted height of the last pane.
    void setLastHeight(int px);

protected:
    QSplitterHandle* createHandle() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();
    int m_lastHeight = 0;
    bool m_isChosen = false;
};

} // namespace unisono
