#pragma once

#include "ui/common/actions.h"
#include "ui/common/popuppanel.h"

#include <QAbstractTableModel>

class QCheckBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace unisono {

/// The commands and their keys: those of the workspace shown, or all. Threads: GUI.
class KeyListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Command, Key, Where, ColumnCount };
    enum Scope { Here, Everywhere };
    explicit KeyListModel(ActionMap& actions, QObject* parent = nullptr);
    void setScope(Scope scope);
    const ActionSpec& at(int row) const { return m_specs[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void refill();
    ActionMap& m_actions;
    Scope m_scope = Here;
    std::vector<ActionSpec> m_specs;
};

/// F1: the keys of this workspace, to search and to change. Threads: GUI.
class KeyList : public PopupPanel {
    Q_OBJECT
public:
    KeyList(ActionMap& actions, QWidget* window);
    void open();

protected:
    QWidget* firstFocus() override;

private:
    void choose(const QModelIndex& index);
    void setKey(const QKeySequence& key);
    ActionMap& m_actions;
    KeyListModel* m_model;
    QSortFilterProxyModel* m_filtered;
    QLineEdit* m_filter;
    QCheckBox* m_everywhere;
    QTableView* m_table;
    QLabel* m_what;
    QKeySequenceEdit* m_key;
    QPushButton* m_set;
    QPushButton* m_none;
    QString m_id;
};

} // namespace unisono
