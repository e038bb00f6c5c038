#include "ui/common/style.h"

#include "ui/common/theme.h"
#include "ui/paint/colour.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QToolTip>

namespace unisono {

namespace {

constexpr double kRadiusPx = 6;
constexpr int kScrollBarPx = 10;
constexpr int kShortestThumbPx = 28;
constexpr int kMenuArrowPx = 14;
constexpr int kButtonPaddingPx = 12;
constexpr int kFieldPx = 28;
const char* const kLookProperty = "unisonoButtonLook";

ButtonLook lookOf(const QWidget* widget)
{
    return widget ? ButtonLook(widget->property(kLookProperty).toInt()) : ButtonLook::Plain;
}

void fillRounded(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border = {},
                 double radius = kRadiusPx)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter->drawRoundedRect(border.isValid() ? rect.adjusted(0.5, 0.5, -0.5, -0.5) : rect, radius, radius);
    painter->restore();
}

} // namespace

void setButtonLook(QAbstractButton& button, ButtonLook look)
{
    button.setProperty(kLookProperty, int(look));
    button.update();
}

Style::Style()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // The look follows the pointer; Fusion asks for hover only on some controls.
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBarPx;
    case PM_ScrollBarSliderMin:
        return kShortestThumbPx;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SplitterWidth:
        return 5;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return 14;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return int(Qt::LeftButton);
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (type == CT_PushButton && button) {
        // Its words and room beside them; Fusion would make short ones 80 px wide.
        const bool hasMenu = button->features & QStyleOptionButton::HasMenu;
        wanted.setWidth(size.width() + 2 * kButtonPaddingPx + (hasMenu ? kMenuArrowPx : 0));
        wanted.setHeight(std::max(size.height() + 8, kFieldPx));
    }
    if (type == CT_LineEdit)
        wanted.rheight() = std::max(wanted.height(), kFieldPx);
    return wanted;
}

void Style::drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const Palette& p = currentPalette();
    const bool isEnabled = option->state & State_Enabled;
    const bool isOver = isEnabled && (option->state & State_MouseOver);
    const bool isDown = option->state & State_Sunken;
    const bool isOn = option->state & State_On;
    QColor fill = p.raised;
    QColor border;
    switch (lookOf(widget)) {
    case ButtonLook::Primary:
        fill = isEnabled ? p.gold : p.raised;
        break;
    case ButtonLook::Quiet:
        fill = isOver || isDown ? p.raised : QColor();
        break;
    case ButtonLook::Field:
        fill = p.base;
        border = isOver ? p.dim : p.line;
        break;
    case ButtonLook::Plain:
        break;
    }
    if (isOn && lookOf(widget) != ButtonLook::Primary)
        fill = blended(p.panel, p.gold, 0.22);
    if (fill.isValid() && (isOver || isDown) && lookOf(widget) != ButtonLook::Field)
        fill = blended(fill, p.text, isDown ? 0.16 : 0.08);
    if (option->state & State_HasFocus)
        border = lookOf(widget) == ButtonLook::Primary ? p.text : p.gold;
    fillRounded(painter, option->rect, fill, border);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Palette& p = currentPalette();
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButton(option, painter, widget);
        return;
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QAbstractButton*>(widget) && !qobject_cast<const QAbstractItemView*>(widget))
            fillRounded(painter, option->rect, {}, p.gold);
        return;
    case PE_PanelLineEdit: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (frame && frame->lineWidth == 0) {
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
            return;
        }
        const bool hasFocus = option->state & State_HasFocus;
        fillRounded(painter, option->rect, p.base, hasFocus ? p.gold : p.line);
        return;
    }
    case PE_FrameLineEdit:
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp: {
        const QPointF middle = QRectF(option->rect).center();
        const double sign = element == PE_IndicatorArrowDown ? 1 : -1;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(p.dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{middle + QPointF(-3.5, -1.75 * sign), middle + QPointF(0, 1.75 * sign),
                                        middle + QPointF(3.5, -1.75 * sign)});
        painter->restore();
        return;
    }
    case PE_PanelTipLabel:
    case PE_FrameMenu:
        painter->save();
        painter->setPen(p.line);
        painter->setBrush(element == PE_PanelTipLabel ? QBrush(p.raised) : QBrush(Qt::NoBrush));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Palette& p = currentPalette();
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy(*button);
            if (lookOf(widget) == ButtonLook::Primary && (option->state & State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, textOn(p.gold, p));
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, p.base);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), p.line);
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, p.base);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), p.line);
        return;
    case CE_Splitter: {
        const QRect r = option->rect;
        painter->fillRect(r, p.base);
        if (r.width() < r.height())
            painter->fillRect(QRect(r.center().x(), r.top(), 1, r.height()), p.line);
        else
            painter->fillRect(QRect(r.left(), r.center().y(), r.width(), 1), p.line);
        return;
    }
    case CE_ProgressBarGroove:
        fillRounded(painter, option->rect, p.line, {}, option->rect.height() / 2.0);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            const double range = std::max(1, bar->maximum - bar->minimum);
            QRectF filled = option->rect;
            const bool isUnknown = bar->maximum <= bar->minimum;
            filled.setWidth(isUnknown ? filled.width() : filled.width() * (bar->progress - bar->minimum) / range);
            fillRounded(painter, filled, isUnknown ? blended(p.line, p.teal, 0.5) : p.teal, {}, filled.height() / 2);
        }
        return;
    case CE_TabBarTabShape: {
        const bool isSelected = option->state & State_Selected;
        if (isSelected)
            painter->fillRect(QRect(option->rect.left() + 8, option->rect.bottom() - 1, option->rect.width() - 16, 2),
                              p.gold);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_Slider:
        drawSlider(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const Palette& p = currentPalette();
    painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const QRectF thumb = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool isActive = option->state & (State_MouseOver | State_Sunken);
    fillRounded(painter, thumb.adjusted(2, 2, -2, -2), blended(p.line, p.text, isActive ? 0.35 : 0.12), {}, 3);
}

void Style::drawSlider(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const Palette& p = currentPalette();
    const QRectF groove = subControlRect(CC_Slider, option, SC_SliderGroove, widget);
    const QRectF handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    const bool isAcross = slider && slider->orientation == Qt::Horizontal;
    QRectF track = groove;
    QRectF filled;
    if (isAcross) {
        track = QRectF(groove.left(), groove.center().y() - 2, groove.width(), 4);
        filled = QRectF(track.topLeft(), QPointF(handle.center().x(), track.bottom()));
    } else {
        track = QRectF(groove.center().x() - 2, groove.top(), 4, groove.height());
        filled = QRectF(QPointF(track.left(), handle.center().y()), track.bottomRight());
    }
    const bool isEnabled = option->state & State_Enabled;
    fillRounded(painter, track, p.line, {}, 2);
    fillRounded(painter, filled, isEnabled ? p.teal : p.dim, {}, 2);
    const QRectF knob(handle.center() - QPointF(5, 5), QSizeF(10, 10));
    fillRounded(painter, knob, isEnabled ? p.text : p.dim, option->state & State_HasFocus ? p.gold : QColor(), 5);
}

void Style::drawComboBox(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const Palette& p = currentPalette();
    const bool isOver = option->state & State_MouseOver;
    fillRounded(painter, option->rect, isOver ? blended(p.raised, p.text, 0.08) : p.raised,
                option->state & State_HasFocus ? p.gold : QColor());
    QStyleOption arrow(*option);
    arrow.rect = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                            const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);
    // No arrow buttons: the thumb has the whole length.
    const bool isAcross = bar->orientation == Qt::Horizontal;
    const int length = isAcross ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    int thumb = length;
    if (range > 0) {
        thumb = int(qint64(length) * bar->pageStep / (qint64(range) + std::max(1, bar->pageStep)));
        thumb = std::min(length, std::max(kShortestThumbPx, thumb));
    }
    const int at =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
    const auto along = [&](int from, int size) {
        const QRect r = isAcross ? QRect(from, 0, size, bar->rect.height()) : QRect(0, from, bar->rect.width(), size);
        return visualRect(bar->direction, bar->rect, r.translated(bar->rect.topLeft()));
    };
    switch (subControl) {
    case SC_ScrollBarSlider:
        return along(at, thumb);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return along(0, at);
    case SC_ScrollBarAddPage:
        return along(at + thumb, length - at - thumb);
    default:
        return {};
    }
}

} // namespace unisono
