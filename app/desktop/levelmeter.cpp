#include "app/desktop/levelmeter.h"

#include "ui/common/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace unisono {

namespace {

constexpr double kFloorDb = -60;
constexpr double kFallDbPerTick = 0.8; ///< about 24 dB a second at 30 ticks, as IEC 60268-10 type II falls
constexpr int kHoldTicks = 30;
constexpr double kHotDb = -1;

double fractionOf(double db)
{
    return std::clamp((db - kFloorDb) / -kFloorDb, 0.0, 1.0);
}

} // namespace

LevelMeter::LevelMeter(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Level"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LevelMeter::setLevels(float left, float right)
{
    const double level = std::max({left, right, 0.0f});
    const double db = level > 0 ? std::max(kFloorDb, 20 * std::log10(level)) : kFloorDb;
    const double shown = std::max(db, std::max(kFloorDb, m_shownDb - kFallDbPerTick));
    double held = m_heldDb;
    if (db >= m_heldDb) {
        held = db;
        m_holdTicks = kHoldTicks;
    } else if (--m_holdTicks <= 0) {
        held = std::max(kFloorDb, m_heldDb - kFallDbPerTick);
    }
    if (shown == m_shownDb && held == m_heldDb)
        return;
    m_shownDb = shown;
    m_heldDb = held;
    setToolTip(m_shownDb > kFloorDb ? tr("%1 dB").arg(m_shownDb, 0, 'f', 1) : tr("Silence"));
    update();
}

void LevelMeter::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF track(0, height() / 2.0 - 2.5, width(), 5);
    painter.setBrush(p.line);
    painter.drawRoundedRect(track, 2.5, 2.5);
    QRectF filled = track;
    filled.setWidth(track.width() * fractionOf(m_shownDb));
    painter.setBrush(m_shownDb > kHotDb ? p.coral : p.green);
    painter.drawRoundedRect(filled, 2.5, 2.5);
    if (m_heldDb > kFloorDb) {
        painter.setBrush(m_heldDb > kHotDb ? p.coral : p.text);
        painter.drawRect(QRectF(track.width() * fractionOf(m_heldDb) - 1, track.top(), 2, track.height()));
    }
}

} // namespace unisono
