#pragma once

#include "ui/annotate/layerset.h"

#include <QAbstractTableModel>

namespace unisono {

/// What a package asks the person at the keyboard to do, in its order. Threads: GUI
class QueueModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Place, TrackTitle, Layer, State, ColumnCount };

    explicit QueueModel(Document& document, QObject* parent = nullptr);

    void refill();
    const Assignment& at(int row) const { return m_rows[std::size_t(row)]; }
    int rowOf(TrackId track, const QString& layer) const; ///< -1: not asked for
    /// The first after `row` that is not handed in, beginning anew at the end; -1: all are.
    int nextOpen(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Document& m_document;
    std::vector<Assignment> m_rows;
};

} // namespace unisono
