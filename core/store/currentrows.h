#pragma once

#include "core/store/overlay.h"
#include "core/store/rowstores.h"

namespace unisono {

/// Rows as they are now: those of the file with the edits over them that it does not hold yet.
class CurrentRows {
public:
    CurrentRows(RowStores& stores, const Overlay& overlay)
        : m_stores(stores),
          m_overlay(overlay)
    {
    }

    template <class Row> Result<std::optional<Row>> find(decltype(Row::id) id)
    {
        if (const std::optional<Row>* row = m_overlay.find<Row>(id))
            return *row;
        return m_stores.find(id);
    }
    Result<std::vector<Assignment>> assignments();
    Result<std::vector<Assignment>> assignments(TrackId track);
    Result<std::vector<Unit>> units();
    Result<std::optional<Unit>> unit(TrackId track, const QString& layer);
    Result<std::vector<Record>> records(RecordKind kind);
    Result<std::vector<QString>> recordKeys(RecordKind kind);
    Result<std::optional<Record>> record(RecordKind kind, const QString& key);
    /// Items of a layer that carry one of these labels, as their label or in their tag; by id.
    Result<Items> itemsWithLabels(const QString& layer, const QStringList& labels);
    Result<LabelUse> labelUse();
    Result<Items> items(AssignmentId assignment);
    /// Items of an assignment that the overlay adds to, or (negative) takes from, the file's.
    Result<std::int64_t> itemsMore(std::optional<TrackId> track);

    Result<bool> hasItems(AssignmentId assignment);
    Result<bool> hasAssignments(PersonId person);
    Result<bool> hasTracks(MediaRootId root);

private:
    Result<std::vector<Assignment>> withOverlay(Result<std::vector<Assignment>> found, std::optional<TrackId> track);
    RowStores& m_stores;
    const Overlay& m_overlay;
};

/// Whether an edit may be carried out on `rows`.
/// Errors: Invalid -> a `before` differs from what is there, or a rule of the store is broken: ids, finite numbers,
/// references, one independent pass a person and unit; those of the database
Result<void> checkBefore(CurrentRows& rows, const Edit& edit);
/// The rules that hold once it has been carried out: nothing refers to a row that is gone.
Result<void> checkAfter(CurrentRows& rows, const Edit& edit);

} // namespace unisono
