#include "core/exchange/answermigration.h"

#include "core/genre/schemareader.h"

namespace unisono {

namespace {

Error never(int version)
{
    return {ErrorCode::Invalid, QStringLiteral("a schema that never was"), QString::number(version),
            QStringLiteral("merge.unknown-schema")};
}

} // namespace

Result<const GenreSchema*> AnswerMigration::version(int number)
{
    if (const auto known = m_versions.find(number); known != m_versions.end())
        return &known->second;
    for (const SchemaVersion& version : m_project.schemaVersions()) {
        if (version.version != number)
            continue;
        Result<GenreSchema> schema = schemaFromJson(version.json, nullptr);
        if (!schema)
            return schema.error();
        return &m_versions.emplace(number, std::move(*schema)).first->second;
    }
    return never(number);
}

Result<MigratedUnit> AnswerMigration::migrate(const Assignment& assignment, const Items& items)
{
    MigratedUnit now{assignment, items, 0};
    if (assignment.schemaVersion > m_project.schema().version)
        return never(assignment.schemaVersion);
    const QString genre = m_project.genreOf(assignment.track, assignment.person);
    for (int number = assignment.schemaVersion; number < m_project.schema().version; ++number) {
        const Result<const GenreSchema*> before = version(number);
        const Result<const GenreSchema*> after = version(number + 1);
        if (!before || !after)
            return before ? after.error() : before.error();
        const std::int64_t choices = now.choices;
        Result<MigratedUnit> next = migrateUnit(**before, **after, now.assignment, now.items, genre);
        if (!next)
            return next;
        now = std::move(*next);
        now.choices += choices;
    }
    return now;
}

} // namespace unisono
