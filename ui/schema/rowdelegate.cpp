#include "ui/schema/rowdelegate.h"

#include "ui/common/theme.h"
#include "ui/common/widgets.h"

#include <QPainter>
#include <QTreeView>

namespace unisono {

namespace {
constexpr int kRowPx = 25;
constexpr int kChipPx = 10;
constexpr int kNameX = 24;
} // namespace

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), kRowPx};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Palette& p = currentPalette();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row(option.rect);
    // Trees draw the row themselves, over their whole width.
    if ((option.state & QStyle::State_Selected) && !qobject_cast<const QTreeView*>(option.widget)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(p.raised);
        painter->drawRoundedRect(row.adjusted(0, 1, 0, -1), 5, 5);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(p.gold);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(row.adjusted(0.5, 1.5, -0.5, -1.5), 5, 5);
        }
    }
    const bool isQuiet = index.data(QuietRole).toBool();
    const QColor colour = index.data(ColourRole).value<QColor>();
    if (colour.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawRoundedRect(QRectF(row.left() + 6, row.center().y() - kChipPx / 2.0, kChipPx, kChipPx), 3, 3);
    }
    int right = int(row.right()) - 8;
    if (const QString keys = index.data(KeysRole).toString(); !keys.isEmpty())
        right -= paintKeyCaps(*painter, keys, {right, int(row.center().y())}) + 8;
    const QString side = index.data(SideTextRole).toString();
    painter->setFont(option.font);
    const int nameX = int(row.left()) + (colour.isValid() ? kNameX : 6);
    if (!side.isEmpty()) {
        const int nameWidth = painter->fontMetrics().horizontalAdvance(index.data().toString()) + 2;
        const int room = std::max((right - nameX) / 2, right - nameX - nameWidth - 12);
        const int width = std::min(painter->fontMetrics().horizontalAdvance(side) + 2, room);
        painter->setPen(p.dim);
        painter->drawText(QRect(right - width, option.rect.top(), width, option.rect.height()),
                          Qt::AlignVCenter | Qt::AlignRight,
                          painter->fontMetrics().elidedText(side, Qt::ElideRight, width));
        right -= width + 8;
    }
    painter->setPen(isQuiet ? p.dim : p.text);
    QFont font = option.font;
    font.setStrikeOut(isQuiet);
    painter->setFont(font);
    const QRect name(nameX, option.rect.top(), right - nameX, option.rect.height());
    painter->drawText(name, Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter->restore();
}

void RowDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(kNameX - 8, 0, 0, 0));
}

} // namespace unisono
