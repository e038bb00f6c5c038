#pragma once

#include "core/annotation/model.h"
#include "core/genre/schema.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace unisono {

/// The items of several layers of one track in one table, by time. Rows point into shared items: no copies.
/// Threads: GUI
class ItemModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        LayerColumn,
        StartColumn,
        EndColumn,
        LabelColumn,
        ConfidenceColumn,
        OriginColumn,
        ChangedColumn,
        kColumns
    };
    enum Role { ItemIdRole = Qt::UserRole, LayerIdRole };

    struct Source {
        LayerDef layer;
        std::shared_ptr<const Items> items;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setSources(std::vector<Source> sources, SampleRate rate);
    /// -1: not in the table.
    int rowOf(ItemId id) const;
    const Item& itemAt(int row) const;
    const LayerDef& layerAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        int source = 0;
        int item = 0;
    };
    QString text(int row, int column) const;
    std::vector<Source> m_sources;
    std::vector<Row> m_rows;
    SampleRate m_rate{1};
};

} // namespace unisono
