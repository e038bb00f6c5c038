#pragma once

#include "core/annotation/edit.h"

#include <unordered_map>

namespace unisono {

/// Rows as edits that are not in the file yet leave them: laid over what the file says. nullopt: removed.
class Overlay {
public:
    template <class Row> using Rows = std::unordered_map<decltype(Row::id), std::optional<Row>>;

    void add(const Edit& edit)
    {
        for (const AnyChange& any : edit.changes)
            std::visit([&](const auto& change) { add(change); }, any);
    }
    void clear() { *this = {}; }

    /// nullptr: the file's row stands.
    template <class Row> const std::optional<Row>* find(decltype(Row::id) id) const
    {
        const auto& rows = all<Row>();
        const auto found = rows.find(id);
        return found == rows.end() ? nullptr : &found->second;
    }
    template <class Row> const Rows<Row>& all() const
    {
        if constexpr (std::is_same_v<Row, Person>)
            return m_people;
        else if constexpr (std::is_same_v<Row, MediaRoot>)
            return m_roots;
        else if constexpr (std::is_same_v<Row, Track>)
            return m_tracks;
        else if constexpr (std::is_same_v<Row, Assignment>)
            return m_assignments;
        else if constexpr (std::is_same_v<Row, SchemaVersion>)
            return m_versions;
        else if constexpr (std::is_same_v<Row, DraftPart>)
            return m_draft;
        else if constexpr (std::is_same_v<Row, Unit>)
            return m_units;
        else if constexpr (std::is_same_v<Row, Record>)
            return m_records;
        else
            return m_items;
    }

private:
    template <class Row> void add(const Change<Row>& change)
    {
        auto& rows = const_cast<Rows<Row>&>(std::as_const(*this).template all<Row>());
        if (change.before)
            rows[change.before->id] = std::nullopt;
        if (change.after)
            rows[change.after->id] = change.after;
    }

    Rows<Person> m_people;
    Rows<MediaRoot> m_roots;
    Rows<Track> m_tracks;
    Rows<Assignment> m_assignments;
    Rows<Item> m_items;
    Rows<SchemaVersion> m_versions;
    Rows<DraftPart> m_draft;
    Rows<Unit> m_units;
    Rows<Record> m_records;
};

} // namespace unisono
