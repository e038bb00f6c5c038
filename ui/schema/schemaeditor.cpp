#include "ui/schema/schemaeditor.h"

#include "core/annotation/schemadraft.h"
#include "core/genre/resolve.h"
#include "core/genre/schemareader.h"

#include <QElapsedTimer>

#include <map>

namespace unisono {

namespace {

constexpr int kIdleMs = 250;     // hands that rest longer do not type
constexpr int kSaidFromMs = 100; // what takes longer is said before it begins
constexpr int kReadMs = 200;     // until what is said stands on the screen
const QString kGroup = QStringLiteral("schema");

bool touchesSchema(const Edit& edit)
{
    return std::any_of(edit.changes.begin(), edit.changes.end(), [](const AnyChange& change) {
        return std::holds_alternative<Change<DraftPart>>(change) ||
               std::holds_alternative<Change<SchemaVersion>>(change);
    });
}

DraftChange differences(const GenreSchema& before, const GenreSchema& after)
{
    DraftChange change;
    change.layers = before.layers != after.layers || before.name != after.name || before.retired != after.retired ||
                    before.description != after.description || before.version != after.version;
    change.tree = before.genres.size() != after.genres.size();
    QHash<QString, const GenreDef*> old;
    for (const GenreDef& genre : before.genres)
        old.insert(genre.id, &genre);
    for (std::size_t i = 0; i < after.genres.size(); ++i) {
        const GenreDef& genre = after.genres[i];
        change.tree = change.tree || before.genres[i].id != genre.id;
        const GenreDef* was = old.take(genre.id);
        if (was && *was == genre)
            continue;
        change.genres.insert(genre.id);
        change.tree = change.tree || !was || was->parents != genre.parents;
    }
    for (auto it = old.begin(); it != old.end(); ++it)
        change.genres.insert(it.key());
    return change;
}

DraftChecks checksOf(const GenreSchema& schema)
{
    DraftChecks checks;
    checkSchema(schema, checks.issues);
    QHash<QString, QStringList> below;
    for (const GenreDef& genre : schema.genres)
        for (const QString& parent : genre.parents.isEmpty() ? QStringList(QString()) : genre.parents)
            below[parent] << genre.id;
    // Level by level; a circle hangs below no root, and the bound ends what checkSchema() has told of.
    QStringList level = below.take({});
    for (; !level.isEmpty() && checks.depth < kDeepestSchema; ++checks.depth) {
        QSet<QString> next;
        for (const QString& id : std::as_const(level)) {
            const QStringList children = below.value(id);
            checks.mostChildren = std::max(checks.mostChildren, int(children.size()));
            next.unite(QSet<QString>(children.begin(), children.end()));
        }
        level = QStringList(next.begin(), next.end());
    }
    return checks;
}

UseCount countOf(const TrackCounts& counts)
{
    return {itemsOf(counts), std::int64_t(counts.size())};
}

SchemaUse useOf(const GenreSchema& schema, std::shared_ptr<const LabelUse> counts)
{
    SchemaUse use;
    const auto addTo = [](TrackCounts& sum, const TrackCounts& counted) {
        for (const auto& [track, items] : counted)
            sum[track] += items;
    };
    QHash<QString, TrackCounts> genres;
    for (const LayerDef* layer : schema.everyLayer()) {
        TrackCounts sum;
        const auto labels = counts->constFind(layer->id);
        if (labels == counts->cend())
            continue;
        for (auto it = labels->begin(); it != labels->end(); ++it) {
            addTo(sum, *it);
            if (layer->ofGenres)
                for (const QString& id : genreLine(schema, it.key()))
                    addTo(genres[id], *it);
        }
        use.layers.insert(layer->id, countOf(sum));
    }
    for (auto it = genres.cbegin(); it != genres.cend(); ++it)
        use.genres.insert(it.key(), countOf(*it));
    use.counts = std::move(counts);
    return use;
}

} // namespace

SchemaEditor::SchemaEditor(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &SchemaEditor::look);
    connect(&context.document, &Document::projectChanged, this, &SchemaEditor::open);
    connect(&context.document, &Document::edited, this, &SchemaEditor::follow);
    open();
}

bool SchemaEditor::canEdit() const
{
    const Project* project = m_context.document.project();
    return project && !project->isReadOnly();
}

const GenreSchema& SchemaEditor::inForce() const
{
    static const GenreSchema none;
    const Project* project = m_context.document.project();
    return project ? project->schema() : none;
}

void SchemaEditor::open()
{
    m_context.jobs.cancelGroup(kGroup);
    m_schema = inForce();
    m_hasDraft = false;
    m_version = m_schema.version;
    m_preview.reset();
    m_isPreviewing = false;
    m_isPublishing = false;
    m_checks.reset();
    m_use = {};
    m_genre.clear();
    m_layer.clear();
    m_label.clear();
    if (const Project* project = m_context.document.project()) {
        const std::vector<DraftPart> parts = project->draft();
        if (!parts.empty()) {
            Result<GenreSchema> draft = draftSchema(parts, project->schema());
            if (draft) {
                m_schema = std::move(*draft);
                m_hasDraft = true;
            } else {
                Q_EMIT m_context.document.failed(draft.error());
            }
        }
    }
    rememberParts();
    if (!m_schema.layers.empty())
        m_layer = m_schema.layers.front().id;
    m_useIsStale = true;
    Q_EMIT reset();
    lookLater();
}

bool SchemaEditor::change(const QString& kind, const QString& subject, const std::function<bool(GenreSchema&)>& change,
                          const QString& mergeKey)
{
    const Project* project = m_context.document.project();
    if (!canEdit())
        return false;
    GenreSchema after = m_schema;
    if (!change(after))
        return false;
    const std::vector<DraftPart> parts = project->draft();
    const Edit edit = draftEdit(parts, m_schema, after, kind, subject, mergeKey);
    if (edit.isEmpty() || (parts.empty() && after == m_schema))
        return false;
    m_isOwnEdit = true;
    const bool applied = m_context.document.apply(edit);
    m_isOwnEdit = false;
    if (!applied)
        return false;
    const bool begins = !m_hasDraft;
    m_hasDraft = true;
    if (begins) {
        after.version = draftVersion();
        after.parent.clear(); // that of the version in force: given by publishing
    }
    take(std::move(after));
    if (begins)
        Q_EMIT draftChanged();
    return true;
}

void SchemaEditor::follow(const Edit& edit)
{
    if (m_isOwnEdit)
        return;
    if (!touchesSchema(edit)) {
        m_useIsStale = true;
        lookLater();
        return;
    }
    const Result<GenreSchema> next = reread(edit);
    if (!next) {
        Q_EMIT m_context.document.failed(next.error());
        return;
    }
    const bool hadDraft = m_hasDraft;
    const int version = m_version;
    m_hasDraft = !m_context.document.project()->draft().empty();
    m_version = inForce().version;
    m_useIsStale = true;
    take(*next);
    if (hadDraft != m_hasDraft || version != m_version)
        Q_EMIT draftChanged();
}

/// The draft after an edit made elsewhere, as undo is: only parts that it touched are read.
Result<GenreSchema> SchemaEditor::reread(const Edit& edit) const
{
    const Project* project = m_context.document.project();
    const std::vector<DraftPart> parts = project->draft();
    if (parts.empty())
        return project->schema();
    std::map<DraftPartId, std::size_t> known;
    for (std::size_t i = 0; i < m_parts.size(); ++i)
        known.emplace(m_parts[i], i);
    for (const AnyChange& any : edit.changes)
        if (const auto* part = std::get_if<Change<DraftPart>>(&any))
            known.erase((part->after ? part->after : part->before)->id);
    std::vector<DraftPart> unknown;
    for (const DraftPart& part : parts)
        if (part.kind == DraftKind::Header || !known.contains(part.id))
            unknown.push_back(part);
    GenreSchema version; // without its parts: a hash of all of them is not needed here
    version.id = project->schema().id;
    version.version = project->schema().version;
    Result<GenreSchema> read = draftSchema(unknown, version);
    if (!read)
        return read;
    GenreSchema next = std::move(*read);
    next.parent.clear(); // given by publishing
    std::vector<LayerDef> layers = std::exchange(next.layers, {});
    std::vector<GenreDef> genres = std::exchange(next.genres, {});
    auto layer = layers.begin();
    auto genre = genres.begin();
    for (const DraftPart& part : parts) {
        const auto at = known.find(part.id);
        const bool isKnown = at != known.end();
        if (part.kind == DraftKind::Layer)
            next.layers.push_back(isKnown ? m_schema.layers[at->second - 1] : std::move(*layer++));
        else if (part.kind == DraftKind::Genre)
            next.genres.push_back(isKnown ? m_schema.genres[at->second - 1 - m_schema.layers.size()]
                                          : std::move(*genre++));
    }
    fillGenreLabels(next);
    return next;
}

void SchemaEditor::rememberParts()
{
    m_parts.clear();
    if (const Project* project = m_context.document.project())
        for (const DraftPart& part : project->draft())
            m_parts.push_back(part.id);
}

void SchemaEditor::take(GenreSchema next)
{
    const DraftChange change = differences(m_schema, next);
    // A genre that is gone leaves the view to what it hung below.
    const QString genre = m_genre;
    const QStringList line = genreLine(m_schema, genre);
    for (auto above = line.rbegin(); above != line.rend() && !next.genre(m_genre); ++above)
        m_genre = *above;
    if (!next.genre(m_genre))
        m_genre.clear();
    m_schema = std::move(next);
    rememberParts();
    Q_EMIT changed(change);
    if (m_genre != genre)
        Q_EMIT genreChanged();
    lookLater();
}

bool SchemaEditor::discard()
{
    const Project* project = m_context.document.project();
    return canEdit() && m_hasDraft && m_context.document.apply(discardDraft(project->draft()));
}

bool SchemaEditor::publish()
{
    if (!canEdit() || !m_hasDraft || m_isPublishing)
        return false;
    m_context.jobs.cancelGroup(kGroup);
    if (m_preview && m_preview->tookMs < kSaidFromMs)
        return publishNow();
    m_isPublishing = true;
    Q_EMIT said(tr("Publishing version %1: the annotations follow it. This takes a moment.").arg(draftVersion()));
    QTimer::singleShot(kReadMs, this, [this] {
        if (std::exchange(m_isPublishing, false))
            publishNow();
    });
    return true;
}

bool SchemaEditor::publishNow()
{
    const int version = draftVersion();
    if (!canEdit() || !m_hasDraft || !m_context.document.publish(m_schema))
        return false;
    Q_EMIT said(tr("Version %1 is published. Undo takes it back.").arg(version));
    return true;
}

void SchemaEditor::setGenre(const QString& id)
{
    if (id == m_genre || (!id.isEmpty() && !m_schema.genre(id)))
        return;
    m_genre = id;
    const auto layers = resolveLayers(m_schema, m_genre);
    if (std::none_of(layers.begin(), layers.end(), [&](const ResolvedLayer& l) { return l.layer.id == m_layer; })) {
        m_layer = layers.empty() ? QString() : layers.front().layer.id;
        m_label.clear();
    }
    Q_EMIT genreChanged();
}

void SchemaEditor::setLayer(const QString& id)
{
    if (id == m_layer)
        return;
    m_layer = id;
    m_label.clear();
    Q_EMIT layerChanged();
}

void SchemaEditor::setLabel(const QString& id)
{
    if (id == m_label)
        return;
    m_label = id;
    Q_EMIT labelChanged();
}

UseCount SchemaEditor::labelUse(const QString& layer, const QString& label) const
{
    if (!m_use.counts)
        return {};
    const auto ofLayer = m_use.counts->constFind(layer);
    return ofLayer == m_use.counts->cend() ? UseCount() : countOf(ofLayer->value(label));
}

void SchemaEditor::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched && m_isStale)
        m_idle.start(0);
}

void SchemaEditor::lookLater()
{
    m_isStale = true;
    m_context.jobs.cancelGroup(kGroup); // what it finds out is older than what is there now
    if (m_isWatched)
        m_idle.start(kIdleMs);
}

void SchemaEditor::look()
{
    m_isStale = false;
    m_context.jobs.cancelGroup(kGroup);
    if (!m_context.document.project())
        return;
    const auto schema = std::make_shared<const GenreSchema>(m_schema);
    countUse(schema);
    check(schema);
    m_isPreviewing = m_hasDraft;
    if (m_hasDraft)
        preview(schema);
    else
        m_preview.reset();
    Q_EMIT previewChanged();
}

void SchemaEditor::countUse(const std::shared_ptr<const GenreSchema>& schema)
{
    m_context.jobs.run<SchemaUse>(
        {JobPool::Analysis, QStringLiteral("job.count-use"), {}, kGroup}, this,
        [schema, known = m_useIsStale ? nullptr : m_use.counts,
         snapshot = m_context.document.project()->snapshot()](JobContext& job) -> Result<SchemaUse> {
            if (known)
                return useOf(*schema, known);
            Result<LabelUse> counts = snapshot.labelUse([&] { return job.cancelled(); });
            if (!counts)
                return counts.error();
            return useOf(*schema, std::make_shared<const LabelUse>(std::move(*counts)));
        },
        [this](Result<SchemaUse> use) {
            if (!use) {
                tellFailure(use.error());
                return;
            }
            m_useIsStale = false;
            m_use = std::move(*use);
            Q_EMIT useChanged();
        });
}

void SchemaEditor::preview(const std::shared_ptr<const GenreSchema>& schema)
{
    m_context.jobs.run<PublishPreview>(
        {JobPool::Analysis, QStringLiteral("job.plan-publishing"), {}, kGroup}, this,
        [schema, snapshot = m_context.document.project()->snapshot()](JobContext& job) -> Result<PublishPreview> {
            QElapsedTimer timer;
            timer.start();
            GenreSchema next = *schema;
            fillGenreLabels(next);
            const Result<MigrationPlan> plan = snapshot.planPublishing(next, [&] { return job.cancelled(); });
            if (!plan)
                return plan.error();
            return PublishPreview{plan->effects,
                                  plan->mapped,
                                  plan->choices,
                                  std::int64_t(plan->stale.size()),
                                  std::int64_t(plan->hidden.size()),
                                  timer.elapsed()};
        },
        [this](Result<PublishPreview> preview) {
            m_isPreviewing = false;
            m_preview.reset();
            if (preview)
                m_preview = std::move(*preview);
            else
                tellFailure(preview.error());
            Q_EMIT previewChanged();
        });
}

void SchemaEditor::check(const std::shared_ptr<const GenreSchema>& schema)
{
    m_context.jobs.run<DraftChecks>(
        {JobPool::Analysis, QStringLiteral("job.check-schema"), {}, kGroup}, this,
        [schema](JobContext&) -> Result<DraftChecks> { return checksOf(*schema); },
        [this](const Result<DraftChecks>& checks) {
            if (!checks)
                return;
            m_checks = *checks;
            Q_EMIT checked();
        });
}

void SchemaEditor::tellFailure(const Error& error)
{
    if (error.code != ErrorCode::Cancelled)
        Q_EMIT m_context.document.failed(error);
}

} // namespace unisono
