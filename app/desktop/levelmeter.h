#pragma once

#include <QWidget>

namespace unisono {

/// Level of what is heard, in dB below full scale: falls slowly, holds its peak for a while.
class LevelMeter : public QWidget {
    Q_OBJECT
public:
    explicit LevelMeter(QWidget* parent = nullptr);
    /// Input: 0..1 per side, since the last call.
    void setLevels(float left, float right);
    QSize sizeHint() const override { return {110, 12}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_shownDb = -90;
    double m_heldDb = -90;
    int m_holdTicks = 0;
};

} // namespace unisono
