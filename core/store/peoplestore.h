#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

namespace unisono {

/// Rows of `person`. Errors of all functions: those of the database.
class PeopleStore {
public:
    explicit PeopleStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Person>> all();
    Result<std::optional<Person>> find(PersonId id);
    Result<void> write(const Change<Person>& change);

private:
    Database& m_database;
};

/// Rows of `media_root`.
class MediaRootStore {
public:
    explicit MediaRootStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<MediaRoot>> all();
    Result<std::optional<MediaRoot>> find(MediaRootId id);
    Result<void> write(const Change<MediaRoot>& change);

private:
    Database& m_database;
};

} // namespace unisono
