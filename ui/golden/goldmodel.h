#pragma once

#include "ui/golden/goldbook.h"

#include <QAbstractTableModel>

namespace unisono {

/// The gold of the project, as far as it is open. Threads: GUI
class GoldModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TrackTitle, Layer, State, Shown, Missed, Difficulty, Ambiguity, Committed, ColumnCount };

    explicit GoldModel(GoldBook& book, QObject* parent = nullptr);
    const GoldRecord& at(int row) const { return m_book.gold()[std::size_t(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    GoldBook& m_book;
    int m_rows = 0;
};

} // namespace unisono
