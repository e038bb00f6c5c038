#include "core/store/schemastore.h"

namespace unisono {

namespace {

SchemaVersion versionOf(const Query& q)
{
    return {{q.whole(0)}, int(q.whole(1)), q.text(2), q.text(3), q.bytes(4), q.whole(5)};
}

DraftPart partOf(const Query& q)
{
    return {{q.whole(0)}, DraftKind(q.whole(1)), q.whole(2), q.bytes(3)};
}

} // namespace

Result<std::vector<SchemaVersion>> SchemaVersionStore::all()
{
    Query query(m_database,
                "SELECT id, version, hash, parent, json, published_ms FROM schema_version ORDER BY version, id");
    return query.all<SchemaVersion>(versionOf);
}

Result<std::optional<SchemaVersion>> SchemaVersionStore::find(SchemaVersionId id)
{
    Query query(m_database, "SELECT id, version, hash, parent, json, published_ms FROM schema_version WHERE id = ?",
                id);
    return query.first<SchemaVersion>(versionOf);
}

Result<void> SchemaVersionStore::write(const Change<SchemaVersion>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM schema_version WHERE id = ?", change.before->id).run();
    const SchemaVersion& v = *change.after;
    return Query(m_database,
                 "INSERT INTO schema_version VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
                 "version = ?2, hash = ?3, parent = ?4, json = ?5, published_ms = ?6",
                 v.id, v.version, v.hash, v.parent, QString::fromUtf8(v.json), v.publishedMs)
        .run();
}

Result<std::vector<DraftPart>> DraftStore::all()
{
    Query query(m_database, "SELECT id, kind, place, json FROM draft_part ORDER BY kind, place, id");
    return query.all<DraftPart>(partOf);
}

Result<std::optional<DraftPart>> DraftStore::find(DraftPartId id)
{
    Query query(m_database, "SELECT id, kind, place, json FROM draft_part WHERE id = ?", id);
    return query.first<DraftPart>(partOf);
}

Result<void> DraftStore::write(const Change<DraftPart>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM draft_part WHERE id = ?", change.before->id).run();
    const DraftPart& p = *change.after;
    return Query(m_database,
                 "INSERT INTO draft_part VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET kind = ?2, place = ?3, "
                 "json = ?4",
                 p.id, int(p.kind), p.place, QString::fromUtf8(p.json))
        .run();
}

} // namespace unisono
