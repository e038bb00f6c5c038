#include "core/exchange/answermigration.h"

#include "core/annotation/migration.h"
#include "core/genre/schemareader.h"

#include <algorithm>

namespace unisono {

namespace {

class OneUnit : public MigrationSource {
public:
    OneUnit(const Assignment& assignment, const Items& items, const QString& genre)
        : m_assignment(assignment),
          m_items(items),
          m_genre(genre)
    {
    }
    Result<std::vector<Assignment>> assignments() override { return std::vector<Assignment>{m_assignment}; }
    Result<Items> itemsWithLabels(const QString& layer, const QStringList& labels) override
    {
        Items found;
        if (layer == m_assignment.layer)
            std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(found), [&](const Item& item) {
                const QStringList own = labelsOf(item);
                return std::any_of(own.begin(), own.end(),
                                   [&](const QString& label) { return labels.contains(label); });
            });
        return found;
    }
    Result<GenreAnswers> genres() override
    {
        GenreAnswers answers;
        if (!m_genre.isEmpty())
            answers.insert({{m_assignment.track, m_assignment.person}, m_genre});
        return answers;
    }

private:
    const Assignment& m_assignment;
    const Items& m_items;
    QString m_genre;
};

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
    return Error{ErrorCode::NotFound, QStringLiteral("a schema that never was"), QString::number(number),
                 QStringLiteral("merge.unknown-schema")};
}

Result<AnswerMigration::Migrated> AnswerMigration::migrate(const Assignment& assignment, const Items& items)
{
    Migrated now{assignment, items, 0};
    const QString genre = m_project.genreOf(assignment.track, assignment.person);
    for (int number = assignment.schemaVersion; number < m_project.schema().version; ++number) {
        const Result<const GenreSchema*> before = version(number);
        const Result<const GenreSchema*> after = version(number + 1);
        if (!before || !after)
            return before ? after.error() : before.error();
        OneUnit source(now.assignment, now.items, genre);
        const Result<MigrationPlan> plan = planMigration(**before, **after, source, 0);
        if (!plan)
            return plan.error();
        now.queued += int(plan->choices);
        for (const AnyChange& any : plan->changes) {
            if (const auto* item = std::get_if<Change<Item>>(&any)) {
                const auto at = std::find_if(now.items.begin(), now.items.end(),
                                             [&](const Item& one) { return one.id == item->after->id; });
                const qint64 changedMs = at->changedMs;
                *at = *item->after;
                at->changedMs = changedMs;
            } else if (const auto* changed = std::get_if<Change<Assignment>>(&any)) {
                now.assignment = *changed->after;
            }
        }
        now.assignment.schemaVersion = number + 1;
    }
    return now;
}

} // namespace unisono
