#include "core/store/peoplestore.h"

namespace unisono {

namespace {

/// Both tables are an id and one text.
template <class Row> Row rowOf(const Query& query)
{
    return {{query.whole(0)}, query.text(1)};
}

} // namespace

Result<std::vector<Person>> PeopleStore::all()
{
    Query query(m_database, "SELECT id, name FROM person ORDER BY id");
    return query.all<Person>(rowOf<Person>);
}

Result<std::optional<Person>> PeopleStore::find(PersonId id)
{
    Query query(m_database, "SELECT id, name FROM person WHERE id = ?", id);
    return query.first<Person>(rowOf<Person>);
}

Result<void> PeopleStore::write(const Change<Person>& change)
{
    if (!change.after)
        return Query(m_database, "DELETE FROM person WHERE id = ?", change.before->id).run();
    if (!change.before)
        return Query(m_database, "INSERT INTO person (id, name) VALUES (?, ?)", change.after->id, change.after->name)
            .run();
    return Query(m_database, "UPDATE person SET name = ?2 WHERE id = ?1", change.after->id, change.after->name).run();
}

Result<std::vector<MediaRoot>> MediaRootStore::all()
{
    Query query(m_database, "SELECT id, path FROM media_root ORDER BY id");
    return query.all<MediaRoot>(rowOf<MediaRoot>);
}

Result<std::optional<MediaRoot>> MediaRootStore::find(MediaRootId id)
{
    Query query(m_database, "SELECT id, path FROM media_root WHERE id = ?", id);
    return query.first<MediaRoot>(rowOf<MediaRoot>);
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
