#include "ui/common/widgets.h"

#include "ui/common/theme.h"
#include "ui/paint/colour.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace unisono {

namespace {

constexpr int kInfoMs = 5000;
constexpr int kErrorMs = 15000;
constexpr int kToastWidthPx = 520;

QColor toneColour(Tone tone)
{
    const Palette& p = currentPalette();
    switch (tone) {
    case Tone::Gold:
        return p.gold;
    case Tone::Teal:
        return p.teal;
    case Tone::Coral:
        return p.coral;
    case Tone::Neutral:
        break;
    }
    return p.dim;
}

/// Background and text of a pill; text is lightened or darkened until it reads.
std::pair<QColor, QColor> pillColours(Tone tone)
{
    const Palette& p = currentPalette();
    if (tone == Tone::Neutral)
        return {p.raised, p.text};
    const QColor back = blended(p.panel, toneColour(tone), 0.2);
    QColor text = toneColour(tone);
    for (int step = 0; step < 8 && contrastRatio(text, back) < 4.5; ++step)
        text = blended(text, p.text, 0.2);
    return {back, text};
}

/// Enter presses it as Space does: outside of dialogs Qt leaves Enter to others.
class Button : public QPushButton {
public:
    using QPushButton::QPushButton;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QPushButton::keyPressEvent(event);
    }
};

void paintBox(QWidget& widget, const QColor& fill, const QColor& border)
{
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border);
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace

Chip::Chip(const QString& text, Tone tone, QWidget* parent)
    : QLabel(text, parent),
      m_tone(tone)
{
    QFont font = this->font();
    font.setPixelSize(12);
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 18, 22};
}

void Chip::paintEvent(QPaintEvent*)
{
    const auto [back, front] = pillColours(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(back);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(front);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

Heading::Heading(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setFont(headingFont());
    setForegroundRole(QPalette::PlaceholderText);
}

DimLabel::DimLabel(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setForegroundRole(QPalette::PlaceholderText);
}

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent)
    : QLabel(text, parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.setFont(font());
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    painter.drawText(rect(), int(alignment()), shown);
    if (const QString tip = shown == text() ? QString() : text(); tip != toolTip())
        setToolTip(tip);
}

QPushButton* makeButton(const QString& text, ButtonLook look, QWidget* parent)
{
    auto* button = new Button(text, parent);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::ArrowCursor);
    setButtonLook(*button, look);
    return button;
}

EmptyState::EmptyState(const QString& iconName, const QString& title, const QString& text, const QString& action,
                       QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->setSpacing(8);
    auto* icon = new QLabel(this);
    icon->setPixmap(themedIcon(iconName).pixmap(QSize(48, 48), devicePixelRatioF()));
    icon->setAlignment(Qt::AlignCenter);
    column->addWidget(icon);
    auto* heading = new QLabel(title, this);
    QFont font = heading->font();
    font.setPixelSize(18);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setAlignment(Qt::AlignCenter);
    column->addWidget(heading);
    auto* words = new DimLabel(text, this);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignHCenter);
    constexpr int kWordsPx = 440;
    words->setFixedWidth(kWordsPx);
    words->setMinimumHeight(words->heightForWidth(kWordsPx)); // a layout that aligns it asks for one line
    column->addWidget(words, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    auto* button = makeButton(action, ButtonLook::Primary, this);
    connect(button, &QPushButton::clicked, this, &EmptyState::triggered);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
}

Toast::Toast(QWidget* parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_timer(new QTimer(this))
{
    hide();
    setAccessibleName(tr("Message"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 8, 10);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // names of files and tracks are in it
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::NoFocus);
    row->addWidget(m_text, 1);
    auto* close = makeButton({}, ButtonLook::Quiet, this);
    close->setIcon(themedIcon(QStringLiteral("close")));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    row->addWidget(close, 0, Qt::AlignTop);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
}

void Toast::showMessage(const QString& text, Tone tone)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleDescription(text);
    place();
    show();
    raise();
    update();
    m_timer->start(tone == Tone::Coral ? kErrorMs : kInfoMs);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::place()
{
    const QWidget* over = parentWidget();
    const int width = std::min(kToastWidthPx, over->width() - 48);
    const int height = layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height();
    setGeometry((over->width() - width) / 2, over->height() - height - 88, width, height);
}

bool Toast::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(object, event);
}

void Toast::paintEvent(QPaintEvent*)
{
    paintBox(*this, currentPalette().raised, m_tone == Tone::Neutral ? currentPalette().line : toneColour(m_tone));
}

Banner::Banner(QWidget* parent)
    : QFrame(parent),
      m_row(new QHBoxLayout(this)),
      m_text(new QLabel(this))
{
    m_row->setContentsMargins(16, 6, 12, 6);
    m_row->setSpacing(8);
    m_text->setWordWrap(true);
    m_row->addWidget(m_text, 1);
    hide();
}

void Banner::setMessage(const QString& text, Tone tone)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    show();
    update();
}

void Banner::addAction(const QString& text, std::function<void()> run)
{
    auto* button = makeButton(text, ButtonLook::Plain, this);
    connect(button, &QPushButton::clicked, this, [run = std::move(run)] { run(); });
    m_row->addWidget(button);
    m_buttons << button;
}

void Banner::clear()
{
    for (QPushButton* button : std::as_const(m_buttons))
        button->deleteLater();
    m_buttons.clear();
    m_text->clear();
    hide();
}

void Banner::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), blended(p.panel, toneColour(m_tone), 0.16));
    painter.fillRect(QRect(0, 0, 3, height()), toneColour(m_tone));
}

int paintKeyCaps(QPainter& painter, const QString& keys, QPoint rightCentre)
{
    if (keys.isEmpty())
        return 0;
    const Palette& p = currentPalette();
    painter.save();
    QFont font = timeFont(11);
    painter.setFont(font);
    const int width = QFontMetrics(font).horizontalAdvance(keys) + 12;
    const QRect cap(rightCentre.x() - width, rightCentre.y() - 9, width, 18);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(p.line);
    painter.setBrush(p.raised);
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(p.dim.lighter(p.dark ? 115 : 100));
    painter.drawText(cap, Qt::AlignCenter, keys);
    painter.restore();
    return width;
}

} // namespace unisono
