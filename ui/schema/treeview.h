#pragma once

#include <QTreeView>

namespace unisono {

/// A tree whose selected rows are rounded over their whole width, with thin arrows. Threads: GUI
class TreeView : public QTreeView {
    Q_OBJECT
public:
    explicit TreeView(QWidget* parent = nullptr);

protected:
    void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
};

} // namespace unisono
