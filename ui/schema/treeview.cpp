#include "ui/schema/treeview.h"

#include "ui/common/theme.h"
#include "ui/schema/rowdelegate.h"

#include <QPainter>

namespace unisono {

TreeView::TreeView(QWidget* parent)
    : QTreeView(parent)
{
    setItemDelegate(new RowDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    QPalette quiet = palette();
    quiet.setBrush(QPalette::Base, Qt::transparent);
    quiet.setBrush(QPalette::Highlight, Qt::transparent);
    setPalette(quiet);
    viewport()->setAutoFillBackground(false);
}

void TreeView::drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    const bool isCurrent = index == currentIndex() && hasFocus();
    if (isSelected || isCurrent) {
        const Palette& p = currentPalette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(isCurrent ? QPen(p.gold, 1) : QPen(Qt::NoPen));
        painter->setBrush(isSelected ? QBrush(p.raised) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5);
        painter->restore();
    }
    QTreeView::drawRow(painter, option, index);
}

void TreeView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!model()->hasChildren(index))
        return;
    const QPointF middle(rect.right() - indentation() / 2.0 + 1, rect.center().y() + 0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(currentPalette().dim, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool isOpen = isExpanded(index);
    painter->drawPolyline(
        isOpen ? QPolygonF{middle + QPointF(-3.5, -2), middle + QPointF(0, 2), middle + QPointF(3.5, -2)}
               : QPolygonF{middle + QPointF(-2, -3.5), middle + QPointF(2, 0), middle + QPointF(-2, 3.5)});
    painter->restore();
}

} // namespace unisono
