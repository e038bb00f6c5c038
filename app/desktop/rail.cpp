#include "app/desktop/rail.h"

#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace unisono {

namespace {
constexpr int kWidthPx = 64;
constexpr int kButtonPx = 58;
constexpr int kIconPx = 20;
} // namespace

RailButton::RailButton(const QString& iconName, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setIcon(themedIcon(iconName));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    QFont font = this->font();
    font.setPixelSize(11);
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize RailButton::sizeHint() const
{
    return {kWidthPx, text().isEmpty() ? 40 : kButtonPx};
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    if (underMouse() || isChecked())
        painter.fillRect(rect(), isChecked() ? p.raised : p.base);
    if (isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), p.gold);
    if (hasFocus()) {
        painter.setPen(p.gold);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
    const int top = (height() - kIconPx - (text().isEmpty() ? 0 : 18)) / 2;
    const QRect iconRect((width() - kIconPx) / 2, top, kIconPx, kIconPx);
    icon().paint(&painter, iconRect, Qt::AlignCenter, QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
    painter.setPen(isChecked() ? p.gold : p.dim);
    if (!text().isEmpty())
        painter.drawText(QRect(0, iconRect.bottom() + 4, width(), 16), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, width() - 4));
}

Rail::Rail(QWidget* parent)
    : QWidget(parent),
      m_column(new QVBoxLayout(this)),
      m_menu(new RailButton(QStringLiteral("menu"), {}, this)),
      m_theme(new RailButton(QStringLiteral("light"), {}, this))
{
    setFixedWidth(kWidthPx + 1);
    setAccessibleName(tr("Workspaces"));
    m_column->setContentsMargins(0, 12, 1, 4);
    m_column->setSpacing(0);
    m_column->addStretch();
    m_theme->setAccessibleName(tr("Dark or light"));
    m_theme->setToolTip(m_theme->accessibleName());
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(m_menu->accessibleName());
    m_column->addWidget(m_theme);
    m_column->addWidget(m_menu);
}

void Rail::addWorkspace(const QString& id, const QString& iconName, const QString& title, const QString& key)
{
    auto* button = new RailButton(iconName, title, this);
    button->setObjectName(id);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setToolTip(key.isEmpty() ? title : tr("%1 (%2)").arg(title, key));
    m_column->insertWidget(m_count++, button);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

void Rail::clearWorkspaces()
{
    while (m_count > 0)
        delete m_column->itemAt(--m_count)->widget();
}

RailButton* Rail::button(const QString& id) const
{
    return findChild<RailButton*>(id);
}

void Rail::setCurrent(const QString& id)
{
    if (RailButton* one = button(id))
        one->setChecked(true);
}

void Rail::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.panel);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), p.line);
}

} // namespace unisono
