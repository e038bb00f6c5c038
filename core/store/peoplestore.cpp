#include "core/store/peoplestore.h"

namespace unisono {

namespace {

Person personOf(const Query& q)
{
    return {{q.whole(0)}, q.text(1), {std::uint32_t(q.whole(2))}, q.whole(3) != 0, {q.text(4), q.text(5), q.text(6)}};
}

MediaRoot rootOf(const Query& q)
{
    return {{q.whole(0)}, q.text(1)};
}

} // namespace

Result<std::vector<Person>> PeopleStore::all()
{
    Query query(m_database,
                "SELECT id, name, roles, away, model, model_version, model_weights FROM person ORDER BY id");
    return query.all<Person>(personOf);
}

Result<std::optional<Person>> PeopleStore::find(PersonId id)
{
    Query query(m_database,
                "SELECT id, name, roles, away, model, model_version, model_weights FROM person WHERE id = ?", id);
    return query.first<Person>(personOf);
}

Result<void> PeopleStore::write(const Change<Person>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM person WHERE id = ?", change.before->id).run();
    const Person& p = *change.after;
    return Query(m_database,
                 "INSERT INTO person (id, name, roles, away, model, model_version, model_weights) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET name = ?2, roles = ?3, away = ?4, "
                 "model = ?5, model_version = ?6, model_weights = ?7",
                 p.id, p.name, std::int64_t(p.roles.bits), p.isAway ? 1 : 0, p.model.name, p.model.version,
                 p.model.weightsSha256)
        .run();
}

Result<std::vector<MediaRoot>> MediaRootStore::all()
{
    Query query(m_database, "SELECT id, path FROM media_root ORDER BY id");
    return query.all<MediaRoot>(rootOf);
}

Result<std::optional<MediaRoot>> MediaRootStore::find(MediaRootId id)
{
    Query query(m_database, "SELECT id, path FROM media_root WHERE id = ?", id);
    return query.first<MediaRoot>(rootOf);
}

Result<void> MediaRootStore::write(const Change<MediaRoot>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM media_root WHERE id = ?", change.before->id).run();
    if (!change.before)
        return Query(m_database, "INSERT INTO media_root (id, path) VALUES (?, ?)", change.after->id,
                     change.after->path)
            .run();
    return Query(m_database, "UPDATE media_root SET path = ?2 WHERE id = ?1", change.after->id, change.after->path)
        .run();
}

} // namespace unisono
