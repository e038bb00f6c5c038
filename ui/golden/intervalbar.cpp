#include "ui/golden/intervalbar.h"

#include "ui/common/theme.h"
#include "ui/text/workwords.h"

#include <QPainter>

namespace unisono {

namespace {
constexpr int kBarHeightPx = 12;
constexpr int kLineHeightPx = 36;
constexpr double kBandOpacity = 0.25;

QColor withOpacity(QColor colour, double opacity)
{
    colour.setAlphaF(float(opacity));
    return colour;
}
} // namespace

IntervalBar::IntervalBar(const PersonReliability& person, const ReliabilityRule& rule, QWidget* parent)
    : QWidget(parent),
      m_reliability(person.reliability),
      m_interval(person.interval),
      m_mark(rule.mark)
{
    setFixedHeight(kBarHeightPx);
    setAccessibleName(reliabilityText(person));
    setToolTip(reliabilityName(person.reliability));
}

void IntervalBar::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    const double middle = height() / 2.0;
    const auto x = [this](double value) { return value * (width() - 1); };
    painter.fillRect(QRectF(0, middle - 2, width(), 4), p.raised);
    if (m_reliability != Reliability::TooFew) {
        const QColor colour = m_reliability == Reliability::Unreliable ? p.coral
                              : m_reliability == Reliability::Reliable ? p.teal
                                                                       : p.dim;
        painter.fillRect(QRectF(x(m_interval.lower), middle - 2, x(m_interval.upper) - x(m_interval.lower), 4), colour);
        painter.fillRect(QRectF(x(m_interval.median) - 1, middle - 4, 2, 8), p.text);
    }
    painter.fillRect(QRectF(x(m_mark) - 1, 0, 2, height()), p.gold);
}

IntervalLine::IntervalLine(const PersonReliability& person, const ReliabilityRule& rule, QWidget* parent)
    : QWidget(parent),
      m_mark(rule.mark)
{
    // Below the fewest results the figure is undefined, over time too.
    for (std::size_t i = std::size_t(std::max(1, rule.fewest)) - 1; i < person.overTime.size(); ++i)
        m_intervals.push_back(person.overTime[i].second);
    setFixedHeight(kLineHeightPx);
    setVisible(m_intervals.size() > 1);
    setAccessibleName(tr("Over time, the last %1 results").arg(m_intervals.size()));
    setToolTip(accessibleName());
}

void IntervalLine::paintEvent(QPaintEvent*)
{
    if (m_intervals.size() < 2)
        return;
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [this](std::size_t i, double value) {
        return QPointF(double(i) * (width() - 1) / double(m_intervals.size() - 1), (1 - value) * (height() - 1));
    };
    QPolygonF band;
    QPolygonF line;
    for (std::size_t i = 0; i < m_intervals.size(); ++i) {
        band << at(i, m_intervals[i].upper);
        line << at(i, m_intervals[i].median);
    }
    for (std::size_t i = m_intervals.size(); i-- > 0;)
        band << at(i, m_intervals[i].lower);
    painter.setPen(Qt::NoPen);
    painter.setBrush(withOpacity(p.teal, kBandOpacity));
    painter.drawPolygon(band);
    painter.setPen(QPen(p.gold, 1, Qt::DashLine));
    painter.drawLine(at(0, m_mark), at(m_intervals.size() - 1, m_mark));
    painter.setPen(QPen(p.teal, 1.5));
    painter.drawPolyline(line);
}

} // namespace unisono
