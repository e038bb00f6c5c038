#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

namespace unisono {

/// Rows of `schema_version`. Errors of all functions: those of the database.
class SchemaVersionStore {
public:
    explicit SchemaVersionStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<SchemaVersion>> all(); ///< oldest first
    Result<std::optional<SchemaVersion>> find(SchemaVersionId id);
    Result<void> write(const Change<SchemaVersion>& change);

private:
    Database& m_database;
};

/// Rows of `draft_part`.
class DraftStore {
public:
    explicit DraftStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<DraftPart>> all(); ///< by kind and place
    Result<std::optional<DraftPart>> find(DraftPartId id);
    Result<void> write(const Change<DraftPart>& change);

private:
    Database& m_database;
};

} // namespace unisono
