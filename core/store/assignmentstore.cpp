#include "core/store/assignmentstore.h"

namespace unisono {

namespace {

Assignment assignmentOf(const Query& q)
{
    return {{q.whole(0)},
            {q.whole(1)},
            q.text(2),
            {q.whole(3)},
            PassKind(q.whole(4)),
            AssignmentState(q.whole(5)),
            q.text(6),
            int(q.whole(7)),
            q.text(8),
            SuggestionPolicy(q.whole(9)),
            q.whole(10)};
}

Result<std::int64_t> numberOf(Query& query)
{
    const std::int64_t number = query.next() ? query.whole(0) : 0;
    if (query.failed())
        return query.error();
    return number;
}

} // namespace

Result<std::vector<Assignment>> AssignmentStore::ofTrack(TrackId track)
{
    Query query(m_database,
                "SELECT id, track, layer, person, pass, state, reason, schema_version, stale, suggestions, since_ms "
                "FROM assignment WHERE track = ? ORDER BY id",
                track);
    return query.all<Assignment>(assignmentOf);
}

Result<std::vector<Assignment>> AssignmentStore::all()
{
    Query query(m_database, "SELECT id, track, layer, person, pass, state, reason, schema_version, stale, "
                            "suggestions, since_ms FROM assignment ORDER BY id");
    return query.all<Assignment>(assignmentOf);
}

Result<std::optional<Assignment>> AssignmentStore::find(AssignmentId id)
{
    Query query(m_database,
                "SELECT id, track, layer, person, pass, state, reason, schema_version, stale, suggestions, since_ms "
                "FROM assignment WHERE id = ?",
                id);
    return query.first<Assignment>(assignmentOf);
}

Result<bool> AssignmentStore::anyOfPerson(PersonId person, const std::function<bool(AssignmentId)>& counts)
{
    Query query(m_database, "SELECT id FROM assignment WHERE person = ?", person);
    while (query.next())
        if (counts({query.whole(0)}))
            return true;
    if (query.failed())
        return query.error();
    return false;
}

Result<std::int64_t> AssignmentStore::itemCount()
{
    Query query(m_database, "SELECT coalesce(sum(items), 0) FROM assignment");
    return numberOf(query);
}

Result<std::int64_t> AssignmentStore::itemCount(TrackId track)
{
    Query query(m_database, "SELECT coalesce(sum(items), 0) FROM assignment WHERE track = ?", track);
    return numberOf(query);
}

Result<void> AssignmentStore::write(const Change<Assignment>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM assignment WHERE id = ?", change.before->id).run();
    const Assignment& a = *change.after;
    return Query(m_database,
                 "INSERT INTO assignment (id, track, layer, person, pass, state, reason, schema_version, stale, "
                 "suggestions, since_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
                 "ON CONFLICT (id) DO UPDATE SET track = ?2, layer = ?3, person = ?4, pass = ?5, state = ?6, "
                 "reason = ?7, schema_version = ?8, stale = ?9, suggestions = ?10, since_ms = ?11",
                 a.id, a.track, a.layer, a.person, int(a.pass), int(a.state), a.reason, a.schemaVersion, a.stale,
                 int(a.suggestions), a.sinceMs)
        .run();
}

Result<void> AssignmentStore::addItemCount(AssignmentId id, std::int64_t more)
{
    return Query(m_database, "UPDATE assignment SET items = items + ?2 WHERE id = ?1", id, more).run();
}

} // namespace unisono
