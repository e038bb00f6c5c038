#include "core/store/currentrows.h"

#include <algorithm>
#include <cmath>

namespace unisono {

Result<std::vector<Assignment>> CurrentRows::withOverlay(Result<std::vector<Assignment>> found,
                                                         std::optional<TrackId> track)
{
    const auto& over = m_overlay.all<Assignment>();
    if (!found || over.empty())
        return found;
    std::erase_if(*found, [&](const Assignment& a) { return over.contains(a.id); });
    for (const auto& [id, row] : over)
        if (row && (!track || row->track == *track))
            found->push_back(*row);
    std::sort(found->begin(), found->end(), [](const Assignment& a, const Assignment& b) { return a.id < b.id; });
    return found;
}

Result<std::vector<Assignment>> CurrentRows::assignments()
{
    return withOverlay(m_stores.assignments.all(), std::nullopt);
}

Result<std::vector<Assignment>> CurrentRows::assignments(TrackId track)
{
    return withOverlay(m_stores.assignments.ofTrack(track), track);
}

Result<std::vector<Unit>> CurrentRows::units()
{
    Result<std::vector<Unit>> found = m_stores.units.all();
    const auto& over = m_overlay.all<Unit>();
    if (!found || over.empty())
        return found;
    std::erase_if(*found, [&](const Unit& unit) { return over.contains(unit.id); });
    for (const auto& [id, row] : over)
        if (row)
            found->push_back(*row);
    std::sort(found->begin(), found->end(), [](const Unit& a, const Unit& b) { return a.id < b.id; });
    return found;
}

Result<std::optional<Unit>> CurrentRows::unit(TrackId track, const QString& layer)
{
    const auto& over = m_overlay.all<Unit>();
    for (const auto& [id, row] : over)
        if (row && row->track == track && row->layer == layer)
            return row;
    Result<std::optional<Unit>> found = m_stores.units.find(track, layer);
    if (found && *found && over.contains((*found)->id))
        return std::optional<Unit>();
    return found;
}

Result<std::vector<Record>> CurrentRows::records(RecordKind kind)
{
    Result<std::vector<Record>> found = m_stores.records.all(kind);
    const auto& over = m_overlay.all<Record>();
    if (!found || over.empty())
        return found;
    std::erase_if(*found, [&](const Record& record) { return over.contains(record.id); });
    for (const auto& [id, row] : over)
        if (row && row->kind == kind)
            found->push_back(*row);
    std::sort(found->begin(), found->end(), [](const Record& a, const Record& b) { return a.key < b.key; });
    return found;
}

Result<std::vector<QString>> CurrentRows::recordKeys(RecordKind kind)
{
    const auto& over = m_overlay.all<Record>();
    if (over.empty())
        return m_stores.records.keys(kind);
    const Result<std::vector<Record>> all = records(kind);
    if (!all)
        return all.error();
    std::vector<QString> keys;
    for (const Record& record : *all)
        keys.push_back(record.key);
    return keys;
}

Result<std::optional<Record>> CurrentRows::record(RecordKind kind, const QString& key)
{
    const auto& over = m_overlay.all<Record>();
    for (const auto& [id, row] : over)
        if (row && row->kind == kind && row->key == key)
            return row;
    Result<std::optional<Record>> found = m_stores.records.find(kind, key);
    if (found && *found && over.contains((*found)->id))
        return std::optional<Record>();
    return found;
}

Result<Items> CurrentRows::itemsWithLabels(const QString& layer, const QStringList& labels)
{
    const auto carries = [&](const Item& item) {
        const QStringList own = labelsOf(item);
        return std::any_of(own.begin(), own.end(), [&](const QString& label) { return labels.contains(label); });
    };
    Result<Items> found = m_stores.items.withLabels(layer, labels);
    const auto& over = m_overlay.all<Item>();
    if (!found || over.empty())
        return found;
    std::erase_if(*found, [&](const Item& item) { return over.contains(item.id); });
    for (const auto& [id, row] : over) {
        if (!row || !carries(*row))
            continue;
        const Result<std::optional<Assignment>> assignment = find<Assignment>(row->assignment);
        if (!assignment)
            return assignment.error();
        if (*assignment && (*assignment)->layer == layer)
            found->push_back(*row);
    }
    std::sort(found->begin(), found->end(), [](const Item& a, const Item& b) { return a.id < b.id; });
    return found;
}

Result<LabelUse> CurrentRows::labelUse()
{
    Result<LabelUse> use = m_stores.items.labelUse();
    if (!use)
        return use;
    const auto add = [&](const std::optional<Item>& item, std::int64_t more) -> Result<void> {
        if (!item)
            return {};
        const Result<std::optional<Assignment>> assignment = find<Assignment>(item->assignment);
        if (!assignment)
            return assignment.error();
        if (!*assignment)
            return {};
        for (const QString& label : labelsOf(*item)) {
            TrackCounts& counts = (*use)[(*assignment)->layer][label];
            if ((counts[(*assignment)->track] += more) == 0)
                counts.erase((*assignment)->track);
        }
        return {};
    };
    for (const auto& [id, row] : m_overlay.all<Item>()) {
        const Result<std::optional<Item>> stored = m_stores.items.find(id);
        if (!stored)
            return stored.error();
        for (const auto& [item, more] : {std::pair{&*stored, -1}, std::pair{&row, 1}})
            if (Result<void> done = add(*item, more); !done)
                return done.error();
    }
    return use;
}

Result<Items> CurrentRows::items(AssignmentId assignment)
{
    Result<Items> found = m_stores.items.ofAssignment(assignment);
    const auto& over = m_overlay.all<Item>();
    if (!found || over.empty())
        return found;
    std::erase_if(*found, [&](const Item& item) { return over.contains(item.id); });
    for (const auto& [id, row] : over)
        if (row && row->assignment == assignment)
            found->push_back(*row);
    std::sort(found->begin(), found->end(), itemBefore);
    return found;
}

Result<std::int64_t> CurrentRows::itemsMore(std::optional<TrackId> track)
{
    const auto counts = [&](const std::optional<Item>& item) -> Result<bool> {
        if (!item || !track)
            return item.has_value();
        const Result<std::optional<Assignment>> assignment = find<Assignment>(item->assignment);
        if (!assignment)
            return assignment.error();
        return assignment->has_value() && (*assignment)->track == *track;
    };
    std::int64_t more = 0;
    for (const auto& [id, row] : m_overlay.all<Item>()) {
        const Result<std::optional<Item>> stored = m_stores.items.find(id);
        if (!stored)
            return stored.error();
        const Result<bool> now = counts(row);
        const Result<bool> before = counts(*stored);
        if (!now || !before)
            return now ? before.error() : now.error();
        more += int(*now) - int(*before);
    }
    return more;
}

Result<bool> CurrentRows::hasItems(AssignmentId assignment)
{
    const auto& over = m_overlay.all<Item>();
    for (const auto& [id, row] : over)
        if (row && row->assignment == assignment)
            return true;
    return m_stores.items.anyOfAssignment(assignment, [&](ItemId id) { return !over.contains(id); });
}

Result<bool> CurrentRows::hasAssignments(PersonId person)
{
    const auto& over = m_overlay.all<Assignment>();
    for (const auto& [id, row] : over)
        if (row && row->person == person)
            return true;
    return m_stores.assignments.anyOfPerson(person, [&](AssignmentId id) { return !over.contains(id); });
}

Result<bool> CurrentRows::hasTracks(MediaRootId root)
{
    const auto& over = m_overlay.all<Track>();
    for (const auto& [id, row] : over)
        if (row && row->root == root)
            return true;
    return m_stores.tracks.anyOfRoot(root, [&](TrackId id) { return !over.contains(id); });
}

namespace {

Error invalid(const char* what)
{
    return {ErrorCode::Invalid, QString::fromLatin1(what), {}, {}};
}

bool isFinite(const Payload& payload)
{
    if (const auto* curve = std::get_if<CurveValue>(&payload))
        return std::all_of(curve->points.begin(), curve->points.end(),
                           [](const CurvePoint& p) { return !p.value || std::isfinite(*p.value); });
    if (const auto* note = std::get_if<NoteValue>(&payload))
        return std::isfinite(note->pitchCents) && std::isfinite(note->velocity.value_or(0));
    if (const auto* tag = std::get_if<TagValue>(&payload))
        return std::isfinite(tag->number.value_or(0));
    return true;
}

const char* ruleBrokenBy(const Item& item)
{
    if (item.span.end < item.span.start || item.level < 0)
        return "an item ends before it starts, or has no level";
    return isFinite(item.payload) ? nullptr : "a value is no finite number";
}

const char* ruleBrokenBy(const Track& track)
{
    return track.frames < 0 || track.rate.hz < 0 || track.channels < 0 ? "a negative size" : nullptr;
}

const char* ruleBrokenBy(const SchemaVersion& version)
{
    return version.version < 1 || version.json.isEmpty() ? "a schema version without number or content" : nullptr;
}

template <class Row> const char* ruleBrokenBy(const Row&)
{
    return nullptr;
}

/// `seen`: rows that an earlier change of the same edit has left.
template <class Row> Result<void> checkChange(CurrentRows& rows, Overlay& seen, const Change<Row>& change)
{
    if (!change.before && !change.after)
        return invalid("a change of nothing");
    const auto id = change.before ? change.before->id : change.after->id;
    if (id.isNull() || (change.after && change.after->id != id))
        return invalid("a change of two rows");
    if (change.after)
        if (const char* broken = ruleBrokenBy(*change.after))
            return invalid(broken);
    std::optional<Row> now;
    if (const std::optional<Row>* row = seen.find<Row>(id)) {
        now = *row;
    } else {
        Result<std::optional<Row>> stored = rows.find<Row>(id);
        if (!stored)
            return stored.error();
        now = std::move(*stored);
    }
    if (now != change.before)
        return invalid("a row differs from what the edit was made for");
    return {};
}

template <class Row> Result<void> mustExist(CurrentRows& rows, decltype(Row::id) id, const char* what)
{
    const Result<std::optional<Row>> found = rows.find<Row>(id);
    if (!found)
        return found.error();
    if (!found->has_value())
        return invalid(what);
    return {};
}

Result<void> mustNot(const Result<bool>& is, const char* what)
{
    if (!is)
        return is.error();
    if (*is)
        return invalid(what);
    return {};
}

Result<void> checkLeft(CurrentRows& rows, const Change<Item>& change)
{
    if (!change.after || (change.before && change.before->assignment == change.after->assignment))
        return {};
    return mustExist<Assignment>(rows, change.after->assignment, "an item of no assignment");
}

Result<void> checkLeft(CurrentRows& rows, const Change<Assignment>& change)
{
    if (!change.after)
        return mustNot(rows.hasItems(change.before->id), "an assignment that still has items");
    const Assignment& a = *change.after;
    if (Result<void> ok = mustExist<Track>(rows, a.track, "an assignment of no track"); !ok)
        return ok;
    if (Result<void> ok = mustExist<Person>(rows, a.person, "an assignment of nobody"); !ok)
        return ok;
    if (a.pass != PassKind::Independent)
        return {};
    const Result<std::vector<Assignment>> all = rows.assignments(a.track);
    if (!all)
        return all.error();
    const bool twice = std::any_of(all->begin(), all->end(), [&](const Assignment& o) {
        return o.id != a.id && o.layer == a.layer && o.person == a.person && o.pass == a.pass;
    });
    return mustNot(twice, "a second independent pass of one person");
}

Result<void> checkLeft(CurrentRows& rows, const Change<Track>& change)
{
    if (change.after)
        return change.after->root.isNull() ? Result<void>()
                                           : mustExist<MediaRoot>(rows, change.after->root, "a track of no media root");
    const Result<std::vector<Assignment>> all = rows.assignments(change.before->id);
    if (!all)
        return all.error();
    return mustNot(!all->empty(), "a track that still has assignments");
}

Result<void> checkLeft(CurrentRows& rows, const Change<MediaRoot>& change)
{
    return change.after ? Result<void>() : mustNot(rows.hasTracks(change.before->id), "a root that still has tracks");
}

/// A version is published as it is: it comes whole, and only undo takes it away.
Result<void> checkLeft(CurrentRows&, const Change<SchemaVersion>& change)
{
    return mustNot(change.before && change.after, "a published version of the schema does not change");
}

Result<void> checkLeft(CurrentRows&, const Change<DraftPart>&)
{
    return {};
}

Result<void> checkLeft(CurrentRows& rows, const Change<Unit>& change)
{
    return change.after ? mustExist<Track>(rows, change.after->track, "a unit of no track") : Result<void>();
}

Result<void> checkLeft(CurrentRows&, const Change<Record>&)
{
    return {};
}

Result<void> checkLeft(CurrentRows& rows, const Change<Person>& change)
{
    return change.after ? Result<void>()
                        : mustNot(rows.hasAssignments(change.before->id), "a person who still has assignments");
}

} // namespace

Result<void> checkBefore(CurrentRows& rows, const Edit& edit)
{
    Overlay seen;
    for (const AnyChange& any : edit.changes) {
        Result<void> ok = std::visit([&](const auto& change) { return checkChange(rows, seen, change); }, any);
        if (!ok)
            return ok;
        seen.add(Edit{{}, {}, {}, {any}});
    }
    return {};
}

Result<void> checkAfter(CurrentRows& rows, const Edit& edit)
{
    for (const AnyChange& any : edit.changes)
        if (Result<void> ok = std::visit([&](const auto& change) { return checkLeft(rows, change); }, any); !ok)
            return ok;
    return {};
}

} // namespace unisono
