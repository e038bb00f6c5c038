#pragma once

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
    struct Migrated {
        Assignment assignment; ///< schema version and, where its author has to look again, why
        Items items;
        int queued = 0; ///< items that wait for a choice of their author
    };
    /// `assignment.schemaVersion` is that of the items. Times of items stay as they are.
    /// Errors: NotFound -> a version the project never had; those of planMigration()
    Result<Migrated> migrate(const Assignment& assignment, const Items& items);

private:
    Result<const GenreSchema*> version(int number);

    const Project& m_project;
    std::map<int, GenreSchema> m_versions;
};

} // namespace unisono
