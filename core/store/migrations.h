#pragma once

#include "core/store/sqlite.h"

#include <span>

namespace unisono {

/// A step of the schema's history: the files migrations/NNNN_name.sql, compiled in. Number = place in the list, from 1.
struct Migration {
    const char* name;
    const char* sql;
};
std::span<const Migration> shippedMigrations();

/// In the header of every project file: "UNIS".
inline constexpr int kApplicationId = 0x554e4953;

/// Brings a database to the last migration, each in a transaction of its own together with its `user_version`.
/// Errors: NewerVersion -> detail is its version; those of the database
Result<void> migrate(Database& database, std::span<const Migration> migrations);
Result<int> schemaVersion(Database& database);

} // namespace unisono
