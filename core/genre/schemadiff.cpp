#include "core/genre/schemadiff.h"

#include "core/genre/schemareader.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace unisono {

namespace {

/// Members that explain; all others are rules.
bool isText(const QString& member)
{
    static const QSet<QString> texts{
        QStringLiteral("names"),     QStringLiteral("key"),     QStringLiteral("colour"), QStringLiteral("definition"),
        QStringLiteral("isNot"),     QStringLiteral("aliases"), QStringLiteral("links"),  QStringLiteral("confusable"),
        QStringLiteral("exemplars"), QStringLiteral("pattern"), QStringLiteral("why"),    QStringLiteral("description"),
        QStringLiteral("sources"),   QStringLiteral("extra")};
    return texts.contains(member);
}

QString joined(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

class Differ {
public:
    Differ(const GenreSchema& before, const GenreSchema& after)
        : m_before(before),
          m_after(after)
    {
    }

    std::vector<SchemaDifference> run()
    {
        const SchemaDifference base{
            SchemaPart::Schema, SchemaChange::RuleChanged, {}, {}, m_after.name, {}, {}, {}, {}};
        compareMembers(headerToJson(m_before), headerToJson(m_after), base);
        renamed(base, m_before.name, m_after.name);
        compareGenres();
        compareLayers();
        return std::move(m_all);
    }

private:
    /// Members of one part in both versions, but name and those that have a difference of their own.
    void compareMembers(const QJsonObject& before, const QJsonObject& after, SchemaDifference difference)
    {
        static const QSet<QString> own{QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("parents"),
                                       QStringLiteral("labels")};
        QStringList rules;
        QStringList texts;
        QSet<QString> members;
        for (const QJsonObject* object : {&before, &after})
            for (auto it = object->begin(); it != object->end(); ++it)
                members.insert(it.key());
        QStringList sorted(members.begin(), members.end());
        sorted.sort();
        for (const QString& member : std::as_const(sorted))
            if (!own.contains(member) && before.value(member) != after.value(member))
                (isText(member) ? texts : rules) << member;
        for (const auto& [change, list] :
             {std::pair{SchemaChange::RuleChanged, rules}, std::pair{SchemaChange::TextChanged, texts}}) {
            difference.change = change;
            difference.members = list;
            if (!list.isEmpty())
                m_all.push_back(difference);
        }
    }

    SchemaDifference gone(SchemaPart part, const QString& layer, const QString& id, const QString& name) const
    {
        SchemaDifference difference{part, SchemaChange::Removed, layer, id, name, {}, {}, {}, {}};
        const QString place = part == SchemaPart::Label ? layer : QString();
        // Merged into one that was merged itself, or split, or removed: what counts is the end.
        QString last = id;
        for (std::size_t steps = 0; steps <= m_after.retired.size(); ++steps) {
            const auto at = std::find_if(m_after.retired.begin(), m_after.retired.end(),
                                         [&](const Retired& one) { return one.id == last && one.layer == place; });
            if (at == m_after.retired.end())
                break;
            difference.became = at->became;
            if (at->became.size() != 1)
                break;
            last = at->became.front();
        }
        if (!difference.became.isEmpty())
            difference.change = difference.became.size() == 1 ? SchemaChange::Merged : SchemaChange::Split;
        return difference;
    }

    QStringList genreNames(const GenreSchema& schema, const QStringList& ids) const
    {
        QStringList names;
        for (const QString& id : ids)
            names << (schema.genre(id) ? schema.genre(id)->name : id);
        return names;
    }

    void compareGenres()
    {
        QHash<QString, const GenreDef*> old;
        for (const GenreDef& genre : m_before.genres)
            old.insert(genre.id, &genre);
        for (const GenreDef& genre : m_after.genres) {
            const GenreDef* was = old.take(genre.id);
            const SchemaDifference base{
                SchemaPart::Genre, SchemaChange::Added, {}, genre.id, genre.name, {}, {}, {}, {}};
            if (!was) {
                m_all.push_back(base);
                continue;
            }
            if (*was == genre)
                continue;
            renamed(base, was->name, genre.name);
            if (was->parents != genre.parents) {
                SchemaDifference moved = base;
                moved.change = SchemaChange::Moved;
                moved.was = joined(genreNames(m_before, was->parents));
                moved.now = joined(genreNames(m_after, genre.parents));
                m_all.push_back(moved);
            }
            QJsonObject before = genreToJson(*was);
            QJsonObject after = genreToJson(genre);
            before.remove(QStringLiteral("layers"));
            after.remove(QStringLiteral("layers"));
            compareMembers(before, after, base);
        }
        for (const GenreDef& genre : m_before.genres)
            if (old.contains(genre.id))
                m_all.push_back(gone(SchemaPart::Genre, {}, genre.id, genre.name));
    }

    void renamed(const SchemaDifference& base, const QString& was, const QString& now)
    {
        if (was == now)
            return;
        SchemaDifference difference = base;
        difference.change = SchemaChange::Renamed;
        difference.was = was;
        difference.now = now;
        m_all.push_back(difference);
    }

    /// Which genre a layer begins at; empty: the schema.
    static QString homeOf(const GenreSchema& schema, const QString& layerId)
    {
        for (const GenreDef& genre : schema.genres)
            for (const LayerDef& layer : genre.layers)
                if (layer.id == layerId)
                    return genre.id;
        return {};
    }

    void compareLayers()
    {
        QHash<QString, const LayerDef*> old;
        for (const LayerDef* layer : m_before.everyLayer())
            old.insert(layer->id, layer);
        for (const LayerDef* layer : m_after.everyLayer()) {
            const LayerDef* was = old.take(layer->id);
            const SchemaDifference base{
                SchemaPart::Layer, SchemaChange::Added, layer->id, layer->id, layer->name, {}, {}, {}, {}};
            if (!was) {
                m_all.push_back(base);
                continue;
            }
            const QString homeWas = homeOf(m_before, layer->id);
            const QString homeNow = homeOf(m_after, layer->id);
            if (homeWas != homeNow) {
                SchemaDifference moved = base;
                moved.change = SchemaChange::Moved;
                moved.was = joined(genreNames(m_before, {homeWas}));
                moved.now = joined(genreNames(m_after, {homeNow}));
                m_all.push_back(moved);
            }
            renamed(base, was->name, layer->name);
            compareMembers(layerToJson(*was), layerToJson(*layer), base);
            if (!layer->ofGenres || !was->ofGenres)
                compareLabels(*was, *layer);
        }
        for (const LayerDef* layer : m_before.everyLayer())
            if (old.contains(layer->id))
                m_all.push_back(gone(SchemaPart::Layer, layer->id, layer->id, layer->name));
    }

    void compareLabels(const LayerDef& before, const LayerDef& after)
    {
        QHash<QString, const LabelDef*> old;
        for (const LabelDef& label : before.labels)
            old.insert(label.id, &label);
        for (const LabelDef& label : after.labels) {
            const LabelDef* was = old.take(label.id);
            const SchemaDifference base{
                SchemaPart::Label, SchemaChange::Added, after.id, label.id, label.name, {}, {}, {}, {}};
            if (!was) {
                m_all.push_back(base);
                continue;
            }
            if (*was == label)
                continue;
            renamed(base, was->name, label.name);
            if (was->parentId != label.parentId) {
                SchemaDifference moved = base;
                moved.change = SchemaChange::Moved;
                moved.was = was->parentId.isEmpty() ? QString() : before.labelPath(was->parentId);
                moved.now = label.parentId.isEmpty() ? QString() : after.labelPath(label.parentId);
                m_all.push_back(moved);
            }
            LayerDef one;
            LayerDef other;
            one.labels = {*was};
            other.labels = {label};
            one.labels[0].parentId.clear();
            other.labels[0].parentId.clear();
            const auto members = [](const LayerDef& layer) {
                return layerToJson(layer).value(QStringLiteral("labels")).toArray().at(0).toObject();
            };
            compareMembers(members(one), members(other), base);
        }
        for (const LabelDef& label : before.labels)
            if (old.contains(label.id))
                m_all.push_back(gone(SchemaPart::Label, before.id, label.id, label.name));
    }

    const GenreSchema& m_before;
    const GenreSchema& m_after;
    std::vector<SchemaDifference> m_all;
};

} // namespace

std::vector<SchemaDifference> schemaDiff(const GenreSchema& before, const GenreSchema& after)
{
    return Differ(before, after).run();
}

QMap<QString, QString> layersToReview(const std::vector<SchemaDifference>& differences)
{
    QMap<QString, QString> layers;
    for (const SchemaDifference& one : differences) {
        const bool isLayer = one.part == SchemaPart::Layer || one.part == SchemaPart::Label;
        const bool matters = one.change == SchemaChange::RuleChanged || one.change == SchemaChange::Split ||
                             one.change == SchemaChange::Removed ||
                             (one.part == SchemaPart::Label && one.change == SchemaChange::Added);
        if (isLayer && matters && !layers.contains(one.layer))
            layers.insert(one.layer, one.part == SchemaPart::Label ? one.name : one.members.value(0, one.name));
    }
    return layers;
}

} // namespace unisono
