#include "core/store/peoplestore.h"

namespace unisono {

namespace {

/// Both tables are an id and one text.
template <class Row> Row rowOf(const Query& query);

template <> Person rowOf<Person>(const Query& query)
{
    return {{query.whole(0)}, query.text(1)};
}

template <> MediaRoot rowOf<MediaRoot>(const Query& query)
{
    return {{query.whole(0)}, query.text(1)};
}

template <class Row> Result<std::vector<Row>> allOf(Query& query)
{
    std::vector<Row> rows;
    while (query.next())
        rows.push_back(rowOf<Row>(query));
    if (query.failed())
        return query.error();
    return rows;
}

template <class Row> Result<std::optional<Row>> oneOf(Query& query)
{
    std::optional<Row> row;
    if (query.next())
        row = rowOf<Row>(query);
    if (query.failed())
        return query.error();
    return row;
}

} // namespace

Result<std::vector<Person>> PeopleStore::all()
{
    Query query(m_database, "SELECT id, name FROM person ORDER BY id");
    return allOf<Person>(query);
}

Result<std::optional<Person>> PeopleStore::find(PersonId id)
{
    Query query(m_database, "SELECT id, name FROM person WHERE id = ?", id);
    return oneOf<Person>(query);
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
    return allOf<MediaRoot>(query);
}

Result<std::optional<MediaRoot>> MediaRootStore::find(MediaRootId id)
{
    Query query(m_database, "SELECT id, path FROM media_root WHERE id = ?", id);
    return oneOf<MediaRoot>(query);
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
