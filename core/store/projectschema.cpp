#include "core/store/projectprivate.h"
#include "core/store/storedannotations.h"

#include <QDateTime>

#include <algorithm>

namespace unisono {

Result<void> Project::Private::followSchema()
{
    sharedSchema.reset();
    const auto newest = std::max_element(versions.begin(), versions.end(),
                                         [](const auto& a, const auto& b) { return a.version < b.version; });
    if (newest == versions.end() || newest->version <= firstSchema.version) {
        schema = firstSchema;
        return {};
    }
    Result<GenreSchema> read = schemaFromJson(newest->json, nullptr);
    if (!read)
        return Error{ErrorCode::Corrupt, read.error().message, files.project(), read.error().detail};
    schema = std::move(*read);
    return {};
}

std::vector<SchemaVersion> Project::schemaVersions() const
{
    std::vector<SchemaVersion> all{
        {{}, d->firstSchema.version, schemaHash(d->firstSchema), d->firstSchema.parent, d->meta.schemaJson, 0}};
    all.insert(all.end(), d->versions.begin(), d->versions.end());
    return all;
}

std::vector<DraftPart> Project::draft() const
{
    std::vector<DraftPart> parts = d->draft;
    std::sort(parts.begin(), parts.end(), [](const DraftPart& a, const DraftPart& b) {
        return std::tie(a.kind, a.place, a.id) < std::tie(b.kind, b.place, b.id);
    });
    return parts;
}

std::vector<Assignment> Project::assignments() const
{
    return d->readOrEmpty([&] { return d->current().assignments(); });
}

Result<MigrationPlan> Project::planPublishing(const GenreSchema& next) const
{
    StoredAnnotations source(d->current(), d->schema);
    return planMigration(d->schema, next, source, QDateTime::currentMSecsSinceEpoch());
}

Result<Publishing> Project::publishing(const GenreSchema& next) const
{
    if (next.id != d->schema.id)
        return Error{ErrorCode::Invalid, QStringLiteral("another schema"), next.id, d->schema.id};
    const QString inForce = schemaHash(d->schema);
    if (!next.parent.isEmpty() && next.parent != inForce)
        return Error{ErrorCode::Invalid, QStringLiteral("made from another version"), next.parent, inForce};
    GenreSchema published = next;
    published.parent = inForce;
    published.version = d->schema.version + 1;
    fillGenreLabels(published);
    // What is published can be read again: what could not is refused before anything is changed.
    const QByteArray json = schemaToJson(published);
    Issues issues;
    if (const Result<GenreSchema> readable = schemaFromJson(json, &issues); !readable)
        return readable.error();
    Result<MigrationPlan> plan = planPublishing(published);
    if (!plan)
        return plan.error();
    Publishing all{std::move(*plan), {QStringLiteral("schema.publish"), QString::number(published.version), {}, {}}};
    std::vector<AnyChange>& changes = all.edit.changes;
    changes.push_back(Change<SchemaVersion>{std::nullopt, SchemaVersion{SchemaVersionId::next(), published.version,
                                                                        schemaHash(published), inForce, json,
                                                                        QDateTime::currentMSecsSinceEpoch()}});
    for (const DraftPart& part : d->draft)
        changes.push_back(Change<DraftPart>{part, std::nullopt});
    if (Result<void> done = migrateSealed(published, all.plan); !done)
        return done.error();
    changes.insert(changes.end(), all.plan.changes.begin(), all.plan.changes.end());
    return all;
}

Result<MigrationPlan> Project::publish(const GenreSchema& next)
{
    Result<Publishing> all = publishing(next);
    if (!all)
        return all.error();
    if (Result<void> done = apply(all->edit); !done)
        return done.error();
    return std::move(all->plan);
}

QString Project::genreOf(TrackId track, PersonId person) const
{
    for (const Assignment& assignment : assignments(track)) {
        const LayerDef* layer = d->schema.layer(assignment.layer);
        if (assignment.person == person && layer && layer->ofGenres)
            if (const QString genre = genreOfItems(items(assignment.id)); !genre.isEmpty())
                return genre;
    }
    return {};
}

LabelUse Project::labelUse() const
{
    return d->readOrEmpty([&] { return d->current().labelUse(); });
}

ProjectSnapshot Project::snapshot() const
{
    if (!d->sharedSchema)
        d->sharedSchema = std::make_shared<const GenreSchema>(d->schema);
    ProjectSnapshot snapshot;
    snapshot.m_path = d->connection->database->path();
    snapshot.m_overlay = std::make_shared<const Overlay>(d->overlay);
    std::vector<Edit> unsaved;
    for (const Private::Unsaved& one : d->unsaved)
        unsaved.push_back(one.edit);
    snapshot.m_unsaved = std::make_shared<const std::vector<Edit>>(std::move(unsaved));
    snapshot.m_vault = d->vault;
    snapshot.m_schema = d->sharedSchema;
    snapshot.m_gate = d->readers;
    return snapshot;
}

} // namespace unisono
