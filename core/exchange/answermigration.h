#pragma once

#include "core/annotation/migration.h"
#include "core/store/project.h"

#include <map>

namespace unisono {

/// Brings answers of older versions of the project's schema up to the one in force, step by step as publishing did.
/// Keeps the versions it has read: for many answers.
class AnswerMigration {
public:
    explicit AnswerMigration(const Project& project)
        : m_project(project)
    {
    }
    /// `assignment.schemaVersion` is that of the items. Times of items stay as they are.
    /// Errors: Invalid -> a version the project never had; those of planMigration()
    Result<MigratedUnit> migrate(const Assignment& assignment, const Items& items);

private:
    Result<const GenreSchema*> version(int number);

    const Project& m_project;
    std::map<int, GenreSchema> m_versions;
};

} // namespace unisono
