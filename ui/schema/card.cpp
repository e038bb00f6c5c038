#include "ui/schema/card.h"

#include "ui/common/theme.h"
#include "ui/paint/colour.h"

#include <QPainter>
#include <QVBoxLayout>

namespace unisono {

Card::Card(Tone tone, QWidget* parent)
    : QFrame(parent),
      m_tone(tone),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(16, 14, 16, 14);
    m_column->setSpacing(6);
}

void Card::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    const bool isGold = m_tone == Tone::Gold;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isGold ? blended(p.line, p.gold, 0.45) : p.line);
    painter.setBrush(isGold ? blended(p.panel, p.gold, 0.08) : p.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace unisono
