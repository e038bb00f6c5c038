#pragma once

#include "core/annotation/edit.h"
#include "core/store/labeluse.h"
#include "core/store/sqlite.h"

#include <functional>

namespace unisono {

/// Rows of `item`.
class ItemStore {
public:
    explicit ItemStore(Database& database)
        : m_database(database)
    {
    }
    /// In the order of Items.
    Result<Items> ofAssignment(AssignmentId assignment);
    Result<std::optional<Item>> find(ItemId id);
    /// Items of a layer that carry one of these labels, as their label or in their tag; by id.
    Result<Items> withLabels(const QString& layer, const QStringList& labels);
    Result<LabelUse> labelUse();
    /// Whether the assignment holds an item that `counts`.
    Result<bool> anyOfAssignment(AssignmentId assignment, const std::function<bool(ItemId)>& counts);
    Result<void> write(const Change<Item>& change);

private:
    Database& m_database;
};

} // namespace unisono
