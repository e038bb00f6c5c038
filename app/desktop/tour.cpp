#include "app/desktop/tour.h"

#include "ui/common/actions.h"
#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kWidthPx = 340;
constexpr int kGapPx = 12;

/// A gold line around the widget that is spoken of; the mouse goes through it.
class Outline : public QWidget {
public:
    explicit Outline(QWidget* parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(currentPalette().gold, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
};

} // namespace

Tour::Tour(std::vector<TourStep> steps, QWidget* window)
    : QFrame(window),
      m_steps(std::move(steps)),
      m_outline(new Outline(window)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_count(new DimLabel({}, this)),
      m_next(makeButton(tr("Next"), ButtonLook::Primary, this))
{
    hide();
    setAccessibleName(tr("Tour"));
    setProperty(kOwnsEscape, true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(8);
    QFont bold = font();
    bold.setPixelSize(15);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_text);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_count);
    foot->addStretch();
    auto* skip = makeButton(tr("Skip the tour"), ButtonLook::Quiet, this);
    foot->addWidget(skip);
    foot->addWidget(m_next);
    column->addLayout(foot);
    connect(skip, &QPushButton::clicked, this, &Tour::end);
    connect(m_next, &QPushButton::clicked, this, [this] { show(m_step + 1); });
    window->installEventFilter(this);
}

void Tour::start()
{
    show(0);
}

void Tour::show(int step)
{
    while (step < int(m_steps.size()) && !m_steps[std::size_t(step)].target())
        ++step;
    if (step >= int(m_steps.size())) {
        end();
        return;
    }
    m_step = step;
    const TourStep& now = m_steps[std::size_t(step)];
    m_target = now.target();
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(tr("%1 of %2").arg(step + 1).arg(m_steps.size()));
    m_next->setText(step + 1 == int(m_steps.size()) ? tr("Done") : tr("Next"));
    setAccessibleDescription(now.title + QStringLiteral(". ") + now.text);
    place();
    m_outline->show();
    m_outline->raise();
    QFrame::show();
    raise();
    m_next->setFocus(Qt::OtherFocusReason);
}

void Tour::end()
{
    if (m_step < 0)
        return;
    m_step = -1;
    m_outline->hide();
    hide();
    Q_EMIT finished();
}

void Tour::place()
{
    if (!m_target)
        return;
    const QWidget* window = parentWidget();
    const QRect target(m_target->mapTo(window, QPoint()), m_target->size());
    m_outline->setGeometry(target.adjusted(-2, -2, 2, 2).intersected(window->rect()));
    setFixedWidth(kWidthPx);
    const QSize size(kWidthPx, layout()->totalHeightForWidth(kWidthPx));
    // Beside it where there is room, else below, else above, else inside.
    QPoint at(target.right() + kGapPx, target.top() + kGapPx);
    if (at.x() + size.width() > window->width())
        at = {std::max(kGapPx, target.left() - kGapPx - size.width()), target.top() + kGapPx};
    if (QRect(at, size).intersects(target) && target.height() < window->height() / 3)
        at.setY(target.top() > size.height() + kGapPx ? target.top() - kGapPx - size.height()
                                                      : target.bottom() + kGapPx);
    if (QRect(at, size).intersects(target) && target.height() >= window->height() / 3)
        at = target.center() - QPoint(size.width() / 2, size.height() / 2);
    at.setX(std::clamp(at.x(), kGapPx, std::max(kGapPx, window->width() - size.width() - kGapPx)));
    at.setY(std::clamp(at.y(), kGapPx, std::max(kGapPx, window->height() - size.height() - kGapPx)));
    setGeometry(QRect(at, size));
}

bool Tour::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && m_step >= 0 && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(object, event);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QFrame::keyPressEvent(event);
}

void Tour::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(p.gold);
    painter.setBrush(p.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace unisono
