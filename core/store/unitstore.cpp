#include "core/store/unitstore.h"

namespace unisono {

namespace {

Unit unitOf(const Query& q)
{
    return {
        {q.whole(0)}, {q.whole(1)}, q.text(2), UnitState(q.whole(3)), Resolution(q.whole(4)), std::uint32_t(q.whole(5)),
        q.whole(6)};
}

Record recordOf(const Query& q)
{
    return {{q.whole(0)}, RecordKind(q.whole(1)), q.text(2), q.bytes(3)};
}

} // namespace

Result<std::vector<Unit>> UnitStore::all()
{
    Query query(m_database, "SELECT id, track, layer, state, resolution, holds, since_ms FROM unit ORDER BY id");
    return query.all<Unit>(unitOf);
}

Result<std::optional<Unit>> UnitStore::find(UnitId id)
{
    Query query(m_database, "SELECT id, track, layer, state, resolution, holds, since_ms FROM unit WHERE id = ?", id);
    return query.first<Unit>(unitOf);
}

Result<std::optional<Unit>> UnitStore::find(TrackId track, const QString& layer)
{
    Query query(m_database,
                "SELECT id, track, layer, state, resolution, holds, since_ms FROM unit WHERE track = ? AND layer = ?",
                track, layer);
    return query.first<Unit>(unitOf);
}

Result<void> UnitStore::write(const Change<Unit>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM unit WHERE id = ?", change.before->id).run();
    const Unit& u = *change.after;
    return Query(m_database,
                 "INSERT INTO unit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET track = ?2, "
                 "layer = ?3, state = ?4, resolution = ?5, holds = ?6, since_ms = ?7",
                 u.id, u.track, u.layer, int(u.state), int(u.resolution), std::int64_t(u.holds), u.sinceMs)
        .run();
}

Result<std::vector<Record>> RecordStore::all(RecordKind kind)
{
    Query query(m_database, "SELECT id, kind, key, body FROM record WHERE kind = ? ORDER BY key", int(kind));
    return query.all<Record>(recordOf);
}

Result<std::vector<QString>> RecordStore::keys(RecordKind kind)
{
    Query query(m_database, "SELECT key FROM record WHERE kind = ? ORDER BY key", int(kind));
    return query.all<QString>([](const Query& q) { return q.text(0); });
}

Result<std::optional<Record>> RecordStore::find(RecordId id)
{
    Query query(m_database, "SELECT id, kind, key, body FROM record WHERE id = ?", id);
    return query.first<Record>(recordOf);
}

Result<std::optional<Record>> RecordStore::find(RecordKind kind, const QString& key)
{
    Query query(m_database, "SELECT id, kind, key, body FROM record WHERE kind = ? AND key = ?", int(kind), key);
    return query.first<Record>(recordOf);
}

Result<void> RecordStore::write(const Change<Record>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM record WHERE id = ?", change.before->id).run();
    const Record& r = *change.after;
    return Query(m_database,
                 "INSERT INTO record VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET kind = ?2, key = ?3, "
                 "body = ?4",
                 r.id, int(r.kind), r.key, r.body)
        .run();
}

} // namespace unisono
