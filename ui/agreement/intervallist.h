#pragma once

#include "ui/text/studywords.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace unisono {

struct StudyLook;
/// How figures are drawn on the screen now: the theme's colours and fonts.
StudyLook studyLook();

/// Figures with bars as rows; what a row is read as says all that the bar shows. Threads: GUI
class IntervalModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// Rows are replaced in place where their number stays, so that a selection stays.
    void setRows(std::vector<IntervalRow> rows);
    const IntervalRow& at(int row) const { return m_rows[std::size_t(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<IntervalRow> m_rows;
};

/// A list of them, one of which is chosen by the arrow keys; Tab leaves it. Threads: GUI
class IntervalList : public QListView {
    Q_OBJECT
public:
    enum class Height { Scrolls, ShowsAll };
    IntervalList(const QString& name, Height height, QWidget* parent);
    void setRows(std::vector<IntervalRow> rows);
    int currentRow() const { return currentIndex().row(); }
    void setCurrentRow(int row);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rowChosen(int row); ///< by hand

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    IntervalModel* m_model;
    Height m_height;
    bool m_isFilling = false;
};

} // namespace unisono
