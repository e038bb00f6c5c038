#pragma once

#include <QStyledItemDelegate>

namespace unisono {

/// A row: colour chip, name, a quiet text at the right. Roles as in GenreTreeModel.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    enum Role { ColourRole = Qt::UserRole + 1, SideTextRole, QuietRole, KeysRole };
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;
};

} // namespace unisono
