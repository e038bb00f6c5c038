#include "core/genre/resolve.h"
#include "core/genre/schemareader.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace unisono {

namespace {

// First strokes that are keys of the transport and of editing everywhere.
const QString kTakenKeys = QStringLiteral(" ,.l-=[];sj\t\r\n");

/// Where a label stands in its nested lists: ".labels[0].labels[2]".
template <class Labels, class Get>
QString labelPlace(const Labels& labels, const LabelDef& label, Get get, int depth = 0)
{
    std::size_t index = 0;
    const LabelDef* parent = nullptr;
    for (const auto& each : labels) {
        const LabelDef& other = get(each);
        if (&other == &label)
            break;
        if (other.parentId == label.parentId)
            ++index;
        if (other.id == label.parentId)
            parent = &other;
    }
    const QString own = QStringLiteral(".labels[%1]").arg(index);
    return parent && depth < kDeepestSchema ? labelPlace(labels, *parent, get, depth + 1) + own : own;
}

class Checker {
public:
    Checker(const GenreSchema& schema, Issues& issues)
        : m_schema(schema),
          m_issues(issues)
    {
    }

    void run()
    {
        checkGenreIds();
        if (!m_hasCircle)
            checkInheritance();
        for (std::size_t i = 0; i < m_schema.layers.size(); ++i)
            checkLayer(m_schema.layers[i], QStringLiteral("$.layers[%1]").arg(i));
        for (std::size_t g = 0; g < m_schema.genres.size(); ++g)
            for (std::size_t i = 0; i < m_schema.genres[g].layers.size(); ++i)
                checkLayer(m_schema.genres[g].layers[i], QStringLiteral("$.genres[%1].layers[%2]").arg(g).arg(i));
        checkRetired();
        const bool isSound = std::none_of(m_issues.begin(), m_issues.end(),
                                          [](const Issue& issue) { return issue.severity == Severity::Error; });
        if (isSound)
            checkRefinedKeys();
    }

private:
    void fault(const char* code, const QString& place, const QStringList& args)
    {
        m_issues.push_back({Severity::Error, QLatin1String(code), place, args});
    }
    void warn(const char* code, const QString& place, const QStringList& args)
    {
        m_issues.push_back({Severity::Warning, QLatin1String(code), place, args});
    }
    static QString genrePlace(std::size_t i) { return QStringLiteral("$.genres[%1]").arg(i); }

    void checkGenreIds()
    {
        QHash<QString, std::size_t> places;
        for (std::size_t i = 0; i < m_schema.genres.size(); ++i) {
            const QString& id = m_schema.genres[i].id;
            if (places.contains(id))
                fault("schema.twice", genrePlace(i) + QStringLiteral(".id"), {id});
            places.insert(id, i);
        }
        QHash<QString, QString> keys; // parent and stroke -> genre
        for (std::size_t i = 0; i < m_schema.genres.size(); ++i) {
            const GenreDef& genre = m_schema.genres[i];
            for (qsizetype p = 0; p < genre.parents.size(); ++p)
                if (!places.contains(genre.parents[p]))
                    fault("schema.unknown-parent", genrePlace(i) + QStringLiteral(".parents[%1]").arg(p),
                          {genre.parents[p], genre.id});
            for (std::size_t c = 0; c < genre.confusable.size(); ++c)
                if (!places.contains(genre.confusable[c].with))
                    fault("schema.unknown-reference", genrePlace(i) + QStringLiteral(".confusable[%1].with").arg(c),
                          {genre.confusable[c].with});
            const QString parent = genre.parents.isEmpty() ? QString() : genre.parents.front();
            checkKey(keys, parent, genre, genrePlace(i));
            checkWords(genre, genrePlace(i));
        }
        checkCircles(places);
    }

    void checkCircles(const QHash<QString, std::size_t>& places)
    {
        enum class Mark { None, Open, Done };
        std::vector<Mark> marks(m_schema.genres.size(), Mark::None);
        std::vector<int> depths(m_schema.genres.size(), 1);
        const std::function<void(std::size_t, int)> visit = [&](std::size_t i, int level) {
            marks[i] = Mark::Open;
            for (const QString& parent : m_schema.genres[i].parents) {
                const auto at = places.find(parent);
                if (at == places.end() || m_hasCircle)
                    continue;
                if (marks[*at] == Mark::Open) {
                    m_hasCircle = true;
                    fault("schema.circle", genrePlace(i) + QStringLiteral(".parents"), {m_schema.genres[i].id, parent});
                    return;
                }
                if (marks[*at] == Mark::None && level < kDeepestSchema * 8)
                    visit(*at, level + 1);
                depths[i] = std::max(depths[i], depths[*at] + 1);
            }
            marks[i] = Mark::Done;
        };
        for (std::size_t i = 0; i < marks.size() && !m_hasCircle; ++i) {
            if (marks[i] == Mark::None)
                visit(i, 1);
            if (!m_hasCircle && depths[i] > kDeepestSchema) {
                fault("schema.too-deep", genrePlace(i), {QString::number(kDeepestSchema)});
                m_hasCircle = true; // what follows would walk as deep
            }
        }
    }

    template <class Def>
    void checkKey(QHash<QString, QString>& keys, const QString& parent, const Def& def, const QString& place)
    {
        if (def.key.isEmpty())
            return;
        const QString stroke = parent + QLatin1Char('\n') + def.key.toLower();
        if (keys.contains(stroke))
            fault("schema.key-clash", place + QStringLiteral(".key"), {def.key, keys.value(stroke), def.id});
        keys.insert(stroke, def.id);
        if (parent.isEmpty() && kTakenKeys.contains(def.key.toLower()))
            warn("schema.key-taken", place + QStringLiteral(".key"), {def.id, def.key});
    }

    void checkWords(const Concept& def, const QString& place)
    {
        if (def.definition.isEmpty())
            warn("schema.no-definition", place, {def.name});
        for (std::size_t i = 0; i < def.exemplars.size(); ++i)
            if (!(def.exemplars[i].start < def.exemplars[i].end))
                fault("schema.order", place + QStringLiteral(".exemplars[%1].end").arg(i), {});
    }

    void checkLayer(const LayerDef& layer, const QString& place)
    {
        if (m_layers.contains(layer.id))
            fault("schema.twice", place + QStringLiteral(".id"), {layer.id});
        m_layers.insert(layer.id);
        if (!(layer.valueFrom < layer.valueTo))
            fault("schema.order", place + QStringLiteral(".value.to"), {});
        if (layer.shortest && layer.longest && layer.shortest->unit == layer.longest->unit &&
            layer.shortest->value > layer.longest->value)
            fault("schema.order", place + QStringLiteral(".longest"), {});
        if (!layer.inside.isEmpty() && (layer.inside == layer.id || !m_schema.layer(layer.inside)))
            fault("schema.unknown-reference", place + QStringLiteral(".inside"), {layer.inside});
        if (layer.kind == LayerKind::Tag && layer.choice != TagChoice::Number && layer.labels.empty() &&
            !(layer.ofGenres && !m_schema.genres.empty()))
            warn("schema.no-labels", place, {layer.name});
        if (!layer.ofGenres)
            checkLabels(layer, place);
    }

    void checkLabels(const LayerDef& layer, const QString& layerPlace)
    {
        const auto placeOf = [&](const LabelDef& label) {
            return layerPlace + labelPlace(layer.labels, label, [](const LabelDef& l) -> const LabelDef& { return l; });
        };
        QSet<QString> ids;
        for (const LabelDef& label : layer.labels) {
            if (ids.contains(label.id))
                fault("schema.twice", placeOf(label) + QStringLiteral(".id"), {label.id});
            ids.insert(label.id);
        }
        const LayerDef* holder = layer.inside.isEmpty() ? nullptr : m_schema.layer(layer.inside);
        QHash<QString, QString> keys;
        QHash<QString, QString> texts;
        for (const LabelDef& label : layer.labels) {
            const QString place = placeOf(label);
            checkKey(keys, label.parentId, label, place);
            checkWords(label, place);
            for (const Confusable& one : label.confusable)
                if (!ids.contains(one.with))
                    fault("schema.unknown-reference", place + QStringLiteral(".confusable"), {one.with});
            for (const QString& parent : label.inside)
                if (!ids.contains(parent) && !(holder && holder->label(parent)))
                    fault("schema.unknown-reference", place + QStringLiteral(".inside"), {parent});
            QSet<QString> own;
            for (const QString& name : QStringList{label.name} + label.aliases)
                own.insert(name.trimmed().toLower());
            for (const QString& name : std::as_const(own)) {
                // The same word under two parents ("Main" of drop and of theme) is found by its path.
                const QString within = label.parentId + QLatin1Char('\n') + name;
                if (texts.contains(within))
                    warn("schema.same-name", place, {name, texts.value(within), label.id});
                texts.insert(within, label.id);
            }
        }
        for (std::size_t i = 0; i < layer.exclusive.size(); ++i)
            for (const QString& id : layer.exclusive[i])
                if (!ids.contains(id) && !addedByAGenre(layer.id, id))
                    fault("schema.unknown-reference", layerPlace + QStringLiteral(".exclusive[%1]").arg(i), {id});
    }

    bool addedByAGenre(const QString& layerId, const QString& labelId) const
    {
        for (const GenreDef& genre : m_schema.genres)
            for (const LayerRefinement& refinement : genre.refine)
                for (const LabelRefinement& one : refinement.labels)
                    if (refinement.layer.id == layerId && one.label.id == labelId)
                        return true;
        return false;
    }

    void checkInheritance()
    {
        for (std::size_t i = 0; i < m_schema.genres.size(); ++i) {
            const GenreDef& genre = m_schema.genres[i];
            const QSet<QString> inherited = inheritedLayers(genre);
            for (qsizetype w = 0; w < genre.without.size(); ++w)
                if (!inherited.contains(genre.without[w]))
                    fault("schema.not-inherited", genrePlace(i) + QStringLiteral(".without[%1]").arg(w),
                          {genre.without[w], genre.id});
            QSet<QString> refined;
            for (std::size_t r = 0; r < genre.refine.size(); ++r) {
                const LayerRefinement& refinement = genre.refine[r];
                const QString place = genrePlace(i) + QStringLiteral(".refine[%1]").arg(r);
                if (refined.contains(refinement.layer.id))
                    fault("schema.twice", place + QStringLiteral(".id"), {refinement.layer.id});
                refined.insert(refinement.layer.id);
                if (!inherited.contains(refinement.layer.id))
                    fault("schema.not-inherited", place + QStringLiteral(".id"), {refinement.layer.id, genre.id});
                else
                    checkRefinement(refinement, place);
            }
        }
    }

    QSet<QString> inheritedLayers(const GenreDef& genre) const
    {
        QSet<QString> found;
        for (const LayerDef& layer : m_schema.layers)
            found.insert(layer.id);
        const std::function<void(const GenreDef&)> collect = [&](const GenreDef& from) {
            for (const QString& id : from.parents)
                if (const GenreDef* parent = m_schema.genre(id)) {
                    for (const LayerDef& layer : parent->layers)
                        found.insert(layer.id);
                    collect(*parent);
                }
        };
        collect(genre);
        return found;
    }

    void checkRefinement(const LayerRefinement& refinement, const QString& place)
    {
        const LayerDef* layer = m_schema.layer(refinement.layer.id);
        QSet<QString> added;
        for (const LabelRefinement& one : refinement.labels) {
            const QString here =
                place + labelPlace(refinement.labels, one.label,
                                   [](const LabelRefinement& l) -> const LabelDef& { return l.label; });
            if (added.contains(one.label.id))
                fault("schema.twice", here, {one.label.id});
            added.insert(one.label.id);
            const bool known = layer->label(one.label.id) || addedByAGenre(layer->id, one.label.id);
            if (!layer->label(one.label.id) && !one.given.contains(QStringLiteral("name")) &&
                !(known && addedByAnother(refinement, one.label.id)))
                fault("schema.missing", here, {QStringLiteral("name")});
        }
        for (const QString& id : refinement.withoutLabels)
            if (!layer->label(id) && !addedByAGenre(layer->id, id))
                fault("schema.unknown-reference", place + QStringLiteral(".withoutLabels"), {id});
    }

    /// Whether another genre than the one of `refinement` gives the label its name.
    bool addedByAnother(const LayerRefinement& refinement, const QString& labelId) const
    {
        for (const GenreDef& genre : m_schema.genres)
            for (const LayerRefinement& other : genre.refine)
                for (const LabelRefinement& one : other.labels)
                    if (&other != &refinement && other.layer.id == refinement.layer.id && one.label.id == labelId &&
                        one.given.contains(QStringLiteral("name")))
                        return true;
        return false;
    }

    /// Keys as they are where a genre has added labels.
    void checkRefinedKeys()
    {
        for (std::size_t i = 0; i < m_schema.genres.size(); ++i) {
            const GenreDef& genre = m_schema.genres[i];
            if (genre.refine.empty())
                continue;
            for (const ResolvedLayer& each : resolveLayers(m_schema, genre.id)) {
                if (!each.refined.contains(genre.id))
                    continue;
                QHash<QString, QString> keys;
                for (const LabelDef& label : each.layer.labels)
                    checkKey(keys, label.parentId, label, genrePlace(i) + QStringLiteral(".refine"));
            }
        }
    }

    void checkRetired()
    {
        for (std::size_t i = 0; i < m_schema.retired.size(); ++i) {
            const Retired& one = m_schema.retired[i];
            const QString place = QStringLiteral("$.retired[%1]").arg(i);
            const LayerDef* layer = one.layer.isEmpty() ? nullptr : m_schema.layer(one.layer);
            const auto isThere = [&](const QString& id) {
                return one.layer.isEmpty() ? m_schema.genre(id) || m_schema.layer(id)
                                           : layer && (layer->label(id) || addedByAGenre(layer->id, id));
            };
            if (isThere(one.id))
                fault("schema.retired-used", place + QStringLiteral(".id"), {one.id});
        }
    }

    const GenreSchema& m_schema;
    Issues& m_issues;
    QSet<QString> m_layers;
    bool m_hasCircle = false;
};

} // namespace

void checkSchema(const GenreSchema& schema, Issues& issues)
{
    Checker(schema, issues).run();
}

} // namespace unisono
