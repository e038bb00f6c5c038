#include "ui/common/popuppanel.h"

#include "ui/common/actions.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace unisono {

PopupPanel::PopupPanel(Place place, QSize wished, QWidget* window)
    : QFrame(window),
      m_place(place),
      m_wished(wished)
{
    hide();
    setFocusPolicy(Qt::ClickFocus);
    setProperty(kOwnsPlainKeys, true);
}

void PopupPanel::setWishedSize(QSize size)
{
    m_wished = size;
    if (isVisible())
        arrange();
}

void PopupPanel::popUp()
{
    if (isVisible()) {
        firstFocus()->setFocus();
        return;
    }
    m_before = QApplication::focusWidget();
    arrange();
    show();
    raise();
    firstFocus()->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
}

void PopupPanel::dismiss()
{
    if (!isVisible())
        return;
    qApp->removeEventFilter(this);
    const QWidget* focus = QApplication::focusWidget();
    const bool hadFocus = !focus || focus == this || isAncestorOf(focus);
    hide();
    if (m_before && hadFocus)
        m_before->setFocus(Qt::PopupFocusReason);
    else if (hadFocus)
        parentWidget()->setFocus(Qt::PopupFocusReason);
}

void PopupPanel::arrange()
{
    const QWidget* window = parentWidget();
    const QSize size(std::min(m_wished.width(), window->width() - 32),
                     std::min(m_wished.height(), window->height() - 96));
    const int x =
        m_place == Place::TopRight ? window->width() - size.width() - 12 : (window->width() - size.width()) / 2;
    const int y = m_place == Place::TopRight ? 6 : std::max(48, (window->height() - size.height()) / 3);
    setGeometry(QRect(QPoint(x, y), size));
}

bool PopupPanel::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize) {
        arrange();
    } else if (event->type() == QEvent::MouseButtonPress) {
        auto* widget = qobject_cast<QWidget*>(object);
        if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget))
            dismiss();
    }
    return QFrame::eventFilter(object, event);
}

void PopupPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if (m_enter && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_enter->click();
    else
        QFrame::keyPressEvent(event);
}

void PopupPanel::paintEvent(QPaintEvent*)
{
    const Palette& p = currentPalette();
    QPainter painter(this);
    painter.fillRect(rect(), p.base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(p.dim);
    painter.setBrush(p.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace unisono
