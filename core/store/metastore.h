#pragma once

#include "core/annotation/model.h"
#include "core/store/sqlite.h"

#include <map>

namespace unisono {

/// What a project is: written once when it is made.
struct ProjectMeta {
    QByteArray uuid; ///< 16 random bytes as hexadecimal: tells projects (and their backups) apart
    PersonId me;
    QByteArray schemaJson;
};

/// Tables `meta` and `state`.
class MetaStore {
public:
    explicit MetaStore(Database& database)
        : m_database(database)
    {
    }
    /// Errors: Corrupt -> a key is missing
    Result<ProjectMeta> read();
    Result<void> write(const ProjectMeta& meta);
    Result<std::map<QString, QByteArray>> state();
    Result<void> writeState(const QString& key, const QByteArray& value);

private:
    Database& m_database;
};

} // namespace unisono
