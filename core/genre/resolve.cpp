#include "core/genre/resolve.h"

#include "core/genre/schemafields.h"

#include <algorithm>
#include <functional>

namespace unisono {

namespace {

void refineLabel(LayerDef& layer, const LabelRefinement& refinement)
{
    const auto at = std::find_if(layer.labels.begin(), layer.labels.end(),
                                 [&](const LabelDef& l) { return l.id == refinement.label.id; });
    if (at != layer.labels.end()) {
        copyGiven(*at, refinement.label, refinement.given, [](auto& def, auto visitor) { visitLabel(def, visitor); });
        return;
    }
    // After its parent and what already hangs below that.
    auto place = layer.labels.end();
    if (!refinement.label.parentId.isEmpty()) {
        place = std::find_if(layer.labels.begin(), layer.labels.end(),
                             [&](const LabelDef& l) { return l.id == refinement.label.parentId; });
        if (place == layer.labels.end())
            return; // its parent is switched off here, and it with it
        QStringList family{refinement.label.parentId};
        for (++place; place != layer.labels.end() && family.contains(place->parentId); ++place)
            family << place->id;
    }
    layer.labels.insert(place, refinement.label);
}

} // namespace

QStringList genreLine(const GenreSchema& schema, const QString& genreId)
{
    QStringList line;
    const std::function<void(const QString&, int)> add = [&](const QString& id, int depth) {
        const GenreDef* genre = schema.genre(id);
        if (!genre || line.contains(id) || depth > kDeepestSchema)
            return;
        for (const QString& parent : genre->parents)
            add(parent, depth + 1);
        line << id;
    };
    add(genreId, 1);
    return line;
}

QString genrePath(const GenreSchema& schema, const QString& genreId)
{
    QStringList names;
    const GenreDef* at = schema.genre(genreId);
    for (int depth = 0; at && depth < kDeepestSchema; ++depth) {
        names.prepend(at->name);
        at = at->parents.isEmpty() ? nullptr : schema.genre(at->parents.front());
    }
    return names.isEmpty() ? genreId : names.join(QStringLiteral(" › "));
}

LayerDef refined(LayerDef layer, const LayerRefinement& refinement)
{
    copyGiven(layer, refinement.layer, refinement.given,
              [](auto& def, auto visitor) { visitLayerRules(def, visitor); });
    if (refinement.given.contains(QLatin1String(kValueMember))) {
        layer.valueFrom = refinement.layer.valueFrom;
        layer.valueTo = refinement.layer.valueTo;
        layer.valueUnit = refinement.layer.valueUnit;
    }
    QStringList gone = refinement.withoutLabels;
    std::erase_if(layer.labels, [&](const LabelDef& label) {
        const bool goes = gone.contains(label.id) || (!label.parentId.isEmpty() && gone.contains(label.parentId));
        if (goes)
            gone << label.id;
        return goes;
    });
    for (const LabelRefinement& one : refinement.labels)
        refineLabel(layer, one);
    return layer;
}

LayerDef inLanguage(LayerDef layer, const QString& language)
{
    Concept named;
    named.name = layer.name;
    named.names = layer.names;
    layer.name = named.nameIn(language);
    for (LabelDef& label : layer.labels)
        if (const QString name = label.nameIn(language); name != label.name) {
            label.aliases.append(label.name);
            label.name = name;
        }
    return layer;
}

std::optional<LayerDef> wholeLayer(const GenreSchema& schema, const QString& layerId)
{
    const LayerDef* begun = schema.layer(layerId);
    if (!begun)
        return std::nullopt;
    LayerDef layer = *begun;
    for (const GenreDef& genre : schema.genres)
        for (const LayerRefinement& refinement : genre.refine)
            if (refinement.layer.id == layerId)
                for (const LabelRefinement& one : refinement.labels)
                    if (!layer.label(one.label.id) && one.given.contains(QStringLiteral("name")))
                        refineLabel(layer, one);
    return layer;
}

std::vector<ResolvedLayer> resolveLayers(const GenreSchema& schema, const QString& genreId)
{
    std::vector<ResolvedLayer> layers;
    for (const LayerDef& layer : schema.layers)
        layers.push_back({layer, genreId.isEmpty() ? LayerOrigin::Own : LayerOrigin::Inherited, {}, {}});
    for (const QString& id : genreLine(schema, genreId)) {
        const GenreDef& genre = *schema.genre(id);
        std::erase_if(layers, [&](const ResolvedLayer& l) { return genre.without.contains(l.layer.id); });
        for (const LayerRefinement& refinement : genre.refine)
            for (ResolvedLayer& l : layers)
                if (l.layer.id == refinement.layer.id) {
                    l.layer = refined(std::move(l.layer), refinement);
                    l.origin = LayerOrigin::Refined;
                    l.refined << id;
                }
        for (const LayerDef& layer : genre.layers)
            layers.push_back({layer, id == genreId ? LayerOrigin::Own : LayerOrigin::Inherited, id, {}});
    }
    return layers;
}

} // namespace unisono
