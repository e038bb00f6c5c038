#pragma once

#include "core/annotation/model.h"

#include <variant>
#include <vector>

namespace unisono {

/// One row as it was and as it will be: nullopt before = made, nullopt after = removed.
template <class T> struct Change {
    std::optional<T> before;
    std::optional<T> after;
    bool operator==(const Change&) const = default;
};

using AnyChange = std::variant<Change<Person>, Change<MediaRoot>, Change<Track>, Change<Assignment>, Change<Item>,
                               Change<SchemaVersion>, Change<DraftPart>, Change<Unit>, Change<Record>>;

/// Every change of a project: applied and undone as one, committed as one transaction, kept in the event log.
/// `kind` is a stable dotted id ("items.split"); `subject` is shown beside it ("Drop", a title).
/// Edits with the same non-empty mergeKey that follow each other (a drag, repeated nudges) undo as one.
struct Edit {
    QString kind;
    QString subject;
    QString mergeKey;
    std::vector<AnyChange> changes;
    PersonId onBehalf = {};                  ///< for whom it was done where that is not who did it (a package taken in)
    std::optional<ModelIdentity> model = {}; ///< what made it, where that was no person
    bool isEmpty() const { return changes.empty(); }
    bool operator==(const Edit&) const = default;
};

/// The edit that takes `edit` back: changes reversed, before and after exchanged.
Edit reverted(const Edit& edit);

/// `items` with every Change<Item> of `edit` for `assignment` carried out; keeps the order of Items.
void applyTo(Items& items, AssignmentId assignment, const Edit& edit);

QByteArray editToJson(const Edit& edit);
Result<Edit> editFromJson(const QByteArray& json);

} // namespace unisono
