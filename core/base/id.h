#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>

namespace unisono {

/// Next id: 63 bits, unique in this process and practically unique between machines (milliseconds since 1970 in the
/// upper 43 bits, a random start that counts up below), increasing, so that database rows stay in order.
/// Threads: any
std::int64_t nextIdValue();

/// Ids as text: 13 characters, lower-case base 32 (0-9, a-v), the same order as the number.
QString idToText(std::int64_t value);
std::optional<std::int64_t> idFromText(const QString& text);

/// A typed id; zero means "none". Across layers ids are held, never pointers.
template <class Tag> struct Id {
    std::int64_t value = 0;

    static Id next() { return {nextIdValue()}; }
    static Id fromText(const QString& text) { return {idFromText(text).value_or(0)}; }
    QString toText() const { return idToText(value); }
    bool isNull() const { return value == 0; }
    auto operator<=>(const Id&) const = default;
};

using TrackId = Id<struct TrackTag>;
using PersonId = Id<struct PersonTag>;
using AssignmentId = Id<struct AssignmentTag>;
using ItemId = Id<struct ItemTag>;
using MediaRootId = Id<struct MediaRootTag>;
using SchemaVersionId = Id<struct SchemaVersionTag>;
using DraftPartId = Id<struct DraftPartTag>;
using UnitId = Id<struct UnitTag>;
using RecordId = Id<struct RecordTag>;

} // namespace unisono

template <class Tag> struct std::hash<unisono::Id<Tag>> {
    std::size_t operator()(const unisono::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
