#include "core/annotation/migration.h"

#include "core/genre/resolve.h"

#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

/// Follows merges to their end; ids of this layer (or, with an empty layer, genres) that became one other.
QHash<QString, QString> mergedInto(const GenreSchema& before, const GenreSchema& after, const LayerDef& layer)
{
    const QString layerId = layer.ofGenres ? QString() : layer.id;
    QHash<QString, QString> next;
    for (const Retired& one : after.retired)
        if (one.layer == layerId && one.became.size() == 1)
            next.insert(one.id, one.became.front());
    const auto exists = [&](const GenreSchema& schema, const QString& id) {
        if (layer.ofGenres)
            return schema.genre(id) != nullptr;
        if (const LayerDef* there = schema.layer(layer.id); there && there->label(id))
            return true;
        for (const GenreDef& genre : schema.genres)
            for (const LayerRefinement& refinement : genre.refine)
                for (const LabelRefinement& label : refinement.labels)
                    if (refinement.layer.id == layer.id && label.label.id == id)
                        return true;
        return false;
    };
    QHash<QString, QString> merged;
    for (auto it = next.begin(); it != next.end(); ++it) {
        if (!exists(before, it.key()))
            continue;
        QString to = it.value();
        for (qsizetype steps = 0; next.contains(to) && steps < next.size(); ++steps)
            to = next.value(to);
        if (exists(after, to))
            merged.insert(it.key(), to);
    }
    return merged;
}

/// `item` with merged labels replaced.
Item mapped(const Item& item, const QHash<QString, QString>& merged, qint64 nowMs)
{
    Item after = item;
    after.label = merged.value(item.label, item.label);
    if (auto* tag = std::get_if<TagValue>(&after.payload)) {
        QStringList labels;
        for (const QString& label : std::as_const(tag->labels))
            if (const QString to = merged.value(label, label); !labels.contains(to))
                labels << to;
        tag->labels = labels;
    }
    ++after.version;
    after.changedMs = nowMs;
    return after;
}

class Planner {
public:
    Planner(const GenreSchema& before, const GenreSchema& after, MigrationSource& source, qint64 nowMs)
        : m_before(before),
          m_after(after),
          m_source(source),
          m_nowMs(nowMs)
    {
    }

    Result<MigrationPlan> run()
    {
        for (SchemaDifference& difference : schemaDiff(m_before, m_after))
            m_plan.effects.push_back({std::move(difference), 0, false});
        if (Result<void> done = mapItems(); !done)
            return done.error();
        if (Result<void> done = countUses(); !done)
            return done.error();
        if (Result<void> done = reviewUnits(); !done)
            return done.error();
        return std::move(m_plan);
    }

private:
    Result<void> mapItems()
    {
        for (const LayerDef* layer : m_before.everyLayer()) {
            const QHash<QString, QString> merged = mergedInto(m_before, m_after, *layer);
            if (merged.isEmpty())
                continue;
            Result<Items> items = m_source.itemsWithLabels(layer->id, merged.keys());
            if (!items)
                return items.error();
            for (Item& item : *items) {
                Item after = mapped(item, merged, m_nowMs);
                m_plan.changes.push_back(Change<Item>{std::move(item), std::move(after)});
            }
            m_plan.mapped += std::int64_t(items->size());
        }
        return {};
    }

    /// Items behind the differences that touch labels and genres; those of split and removed ones need a choice.
    Result<void> countUses()
    {
        for (MigrationEffect& effect : m_plan.effects) {
            const SchemaDifference& d = effect.difference;
            const bool isGenre = d.part == SchemaPart::Genre;
            if ((!isGenre && d.part != SchemaPart::Label) || d.change == SchemaChange::Added ||
                d.change == SchemaChange::TextChanged)
                continue;
            effect.needsChoice = d.change == SchemaChange::Split || d.change == SchemaChange::Removed;
            for (const LayerDef* layer : m_before.everyLayer()) {
                if (isGenre ? !layer->ofGenres : layer->id != d.layer)
                    continue;
                const Result<Items> items = m_source.itemsWithLabels(layer->id, {d.id});
                if (!items)
                    return items.error();
                effect.items += std::int64_t(items->size());
                if (effect.needsChoice)
                    for (const Item& item : *items)
                        m_choices[item.assignment] = d.name;
            }
            if (effect.needsChoice)
                m_plan.choices += effect.items;
        }
        return {};
    }

    const std::vector<ResolvedLayer>& resolved(QHash<QString, std::vector<ResolvedLayer>>& cache,
                                               const GenreSchema& schema, const QString& genre)
    {
        auto at = cache.find(genre);
        if (at == cache.end())
            at = cache.insert(genre, resolveLayers(schema, genre));
        return *at;
    }

    static const LayerDef* find(const std::vector<ResolvedLayer>& layers, const QString& id)
    {
        for (const ResolvedLayer& each : layers)
            if (each.layer.id == id)
                return &each.layer;
        return nullptr;
    }

    /// The genre as it is called after the migration; one that is gone counts as its nearest known ancestor.
    QString genreAfter(const QString& genre) const
    {
        for (const Retired& one : m_after.retired)
            if (one.layer.isEmpty() && one.id == genre && one.became.size() == 1)
                return one.became.front();
        const QStringList line = genreLine(m_before, genre);
        for (auto it = line.rbegin(); it != line.rend(); ++it)
            if (m_after.genre(*it))
                return *it;
        return {};
    }

    Result<void> reviewUnits()
    {
        const Result<std::vector<Assignment>> assignments = m_source.assignments();
        if (!assignments)
            return assignments.error();
        const auto genres = m_source.genres();
        if (!genres)
            return genres.error();
        QHash<QString, QString> reasons; // genre and layer -> why
        for (const Assignment& assignment : *assignments) {
            const auto answer = genres->find({assignment.track, assignment.person});
            const QString genre = answer == genres->end() ? QString() : answer->second;
            const QString key = genre + QLatin1Char('\n') + assignment.layer;
            auto reason = reasons.find(key);
            if (reason == reasons.end())
                reason = reasons.insert(key, reasonFor(genre, assignment.layer));
            QString why = m_choices.contains(assignment.id) ? m_choices[assignment.id] : *reason;
            if (why == kGone)
                m_plan.hidden.emplace_back(assignment.id, assignment.layer);
            if (why.isEmpty() || assignment.state == AssignmentState::Assigned)
                continue;
            Assignment stale = assignment;
            stale.stale = QStringLiteral("%1 %2").arg(m_after.version).arg(why);
            if (stale != assignment)
                m_plan.changes.push_back(Change<Assignment>{assignment, stale});
            m_plan.stale.emplace_back(assignment.id, why);
        }
        return {};
    }

    QString reasonFor(const QString& genre, const QString& layerId)
    {
        const LayerDef* was = find(resolved(m_resolvedBefore, m_before, genre), layerId);
        const LayerDef* now = find(resolved(m_resolvedAfter, m_after, genreAfter(genre)), layerId);
        if (!was)
            return {}; // it was not asked for before either
        if (!now)
            return kGone;
        return reviewReason(*was, *now);
    }

    inline static const QString kGone = QStringLiteral("layer"); ///< the genre has the layer no longer

    const GenreSchema& m_before;
    const GenreSchema& m_after;
    MigrationSource& m_source;
    const qint64 m_nowMs;
    MigrationPlan m_plan;
    std::map<AssignmentId, QString> m_choices;
    QHash<QString, std::vector<ResolvedLayer>> m_resolvedBefore;
    QHash<QString, std::vector<ResolvedLayer>> m_resolvedAfter;
};

} // namespace

QString reviewReason(const LayerDef& before, const LayerDef& after)
{
    if (before == after || (before.ofGenres && after.ofGenres))
        return {};
    GenreSchema a;
    GenreSchema b;
    a.layers = {before};
    b.layers = {after};
    return layersToReview(schemaDiff(a, b)).value(after.id);
}

Result<MigrationPlan> planMigration(const GenreSchema& before, const GenreSchema& after, MigrationSource& source,
                                    qint64 nowMs)
{
    return Planner(before, after, source, nowMs).run();
}

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

Result<MigratedUnit> migrateUnit(const GenreSchema& before, const GenreSchema& after, const Assignment& assignment,
                                 const Items& items, const QString& genre)
{
    OneUnit source(assignment, items, genre);
    const Result<MigrationPlan> plan = planMigration(before, after, source, 0);
    if (!plan)
        return plan.error();
    MigratedUnit unit{assignment, items, plan->choices};
    for (const AnyChange& any : plan->changes) {
        if (const auto* item = std::get_if<Change<Item>>(&any)) {
            const auto at = std::find_if(unit.items.begin(), unit.items.end(),
                                         [&](const Item& one) { return one.id == item->after->id; });
            const qint64 changedMs = at->changedMs;
            *at = *item->after;
            at->changedMs = changedMs;
        } else if (const auto* changed = std::get_if<Change<Assignment>>(&any)) {
            unit.assignment = *changed->after;
        }
    }
    unit.assignment.schemaVersion = after.version;
    return unit;
}

} // namespace unisono
