#pragma once

#include "core/annotation/edit.h"
#include "core/store/sqlite.h"

namespace unisono {

/// Rows of `unit`. Errors of all functions: those of the database.
class UnitStore {
public:
    explicit UnitStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Unit>> all();
    Result<std::optional<Unit>> find(UnitId id);
    Result<std::optional<Unit>> find(TrackId track, const QString& layer);
    Result<void> write(const Change<Unit>& change);

private:
    Database& m_database;
};

/// Rows of `record`.
class RecordStore {
public:
    explicit RecordStore(Database& database)
        : m_database(database)
    {
    }
    Result<std::vector<Record>> all(RecordKind kind); ///< by key
    Result<std::vector<QString>> keys(RecordKind kind);
    Result<std::optional<Record>> find(RecordId id);
    Result<std::optional<Record>> find(RecordKind kind, const QString& key);
    Result<void> write(const Change<Record>& change);

private:
    Database& m_database;
};

} // namespace unisono
