#pragma once

#include "ui/common/widgets.h"

class QVBoxLayout;

namespace unisono {

/// A rounded panel with what belongs together.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    QVBoxLayout& column() const { return *m_column; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
    QVBoxLayout* m_column;
};

} // namespace unisono
