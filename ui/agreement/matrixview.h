#pragma once

#include "ui/paint/studypainter.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace unisono {

/// A matrix of figures as a table, each cell with a sentence for screen readers. Threads: GUI
class MatrixModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setMatrix(StudyMatrix matrix);
    const StudyMatrix& matrix() const { return m_matrix; }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    StudyMatrix m_matrix;
};

/// Cells in colour, walked by the arrow keys; scrolls where they are many. Threads: GUI
class MatrixView : public QTableView {
    Q_OBJECT
public:
    MatrixView(const QString& name, QWidget* parent);
    void setMatrix(StudyMatrix matrix);
    const StudyMatrix& matrix() const { return m_model->matrix(); }

Q_SIGNALS:
    void cellChosen(int row, int column); ///< by hand
    void cellActivated(int row, int column);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    MatrixModel* m_model;
    bool m_isFilling = false;
};

} // namespace unisono
