#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QWidget>

namespace unisono::test {

inline void modelTexts(const QAbstractItemModel& model, const QModelIndex& parent, QSet<QString>& texts)
{
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : std::initializer_list<int>{
                     Qt::DisplayRole, Qt::EditRole, Qt::ToolTipRole, Qt::StatusTipRole, Qt::WhatsThisRole,
                     Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole, Qt::UserRole, Qt::UserRole + 1})
                texts << index.data(role).toString();
            if (column == 0)
                modelTexts(model, index, texts);
        }
    if (!parent.isValid())
        for (int column = 0; column < model.columnCount(); ++column)
            texts << model.headerData(column, Qt::Horizontal).toString();
}

/// Every text that a window holds, shown or not: labels, buttons, fields, models, tool tips, names for screen readers,
/// titles and actions.
inline QStringList textsOf(const QWidget& window)
{
    QSet<QString> texts;
    QList<const QWidget*> widgets{&window};
    for (const QWidget* widget : window.findChildren<QWidget*>())
        widgets << widget;
    for (const QWidget* widget : std::as_const(widgets)) {
        texts << widget->toolTip() << widget->statusTip() << widget->whatsThis() << widget->accessibleName()
              << widget->accessibleDescription() << widget->windowTitle() << widget->objectName();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            texts << button->text();
        if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            texts << line->text() << line->placeholderText();
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            modelTexts(*box->model(), {}, texts);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
            modelTexts(*view->model(), {}, texts);
    }
    for (const QAbstractItemModel* model : window.findChildren<QAbstractItemModel*>())
        modelTexts(*model, {}, texts);
    for (const QAction* action : window.findChildren<QAction*>())
        if (action->isVisible())
            texts << action->text() << action->toolTip() << action->statusTip();
    texts.remove(QString());
    return QStringList(texts.begin(), texts.end());
}

} // namespace unisono::test
