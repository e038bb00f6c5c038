#include "core/store/rowstores.h"

#include <map>

namespace unisono {

Result<void> RowStores::write(const Edit& edit)
{
    std::map<AssignmentId, std::int64_t> moreItems;
    for (const AnyChange& any : edit.changes) {
        Result<void> done;
        if (const auto* item = std::get_if<Change<Item>>(&any)) {
            done = items.write(*item);
            if (item->before)
                --moreItems[item->before->assignment];
            if (item->after)
                ++moreItems[item->after->assignment];
        } else if (const auto* assignment = std::get_if<Change<Assignment>>(&any)) {
            done = assignments.write(*assignment);
        } else if (const auto* track = std::get_if<Change<Track>>(&any)) {
            done = tracks.write(*track);
        } else if (const auto* root = std::get_if<Change<MediaRoot>>(&any)) {
            done = roots.write(*root);
        } else if (const auto* person = std::get_if<Change<Person>>(&any)) {
            done = people.write(*person);
        } else if (const auto* version = std::get_if<Change<SchemaVersion>>(&any)) {
            done = versions.write(*version);
        } else if (const auto* part = std::get_if<Change<DraftPart>>(&any)) {
            done = draft.write(*part);
        } else if (const auto* unit = std::get_if<Change<Unit>>(&any)) {
            done = units.write(*unit);
        } else if (const auto* record = std::get_if<Change<Record>>(&any)) {
            done = records.write(*record);
        }
        if (!done)
            return done;
    }
    for (const auto& [assignment, more] : moreItems)
        if (more != 0)
            if (Result<void> done = assignments.addItemCount(assignment, more); !done)
                return done;
    return {};
}

} // namespace unisono
