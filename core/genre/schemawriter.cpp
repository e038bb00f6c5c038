#include "core/genre/schemafields.h"
#include "core/genre/schemareader.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace unisono {

namespace {

QString choiceId(TagChoice choice)
{
    switch (choice) {
    case TagChoice::One:
        break;
    case TagChoice::Several:
        return QStringLiteral("several");
    case TagChoice::Path:
        return QStringLiteral("path");
    case TagChoice::Number:
        return QStringLiteral("number");
    }
    return QStringLiteral("one");
}

/// Puts members that differ from their default, or those that are given.
class Writer {
public:
    explicit Writer(QJsonObject& object, const QStringList* given = nullptr)
        : m_object(object),
          m_given(given)
    {
    }

    void operator()(const char* name, const QString& text)
    {
        const bool isPlain = text.isEmpty() && qstrcmp(name, "pattern") == 0;
        put(name, isPlain ? QStringLiteral("plain") : text, !text.isEmpty());
    }
    void operator()(const char* name, bool flag)
    {
        const bool normal = qstrcmp(name, "noFiner") == 0 || qstrcmp(name, "overlaps") == 0;
        put(name, flag, flag != normal);
    }
    void operator()(const char* name, int number)
    {
        put(name, number, number != (qstrcmp(name, "passes") == 0 ? 2 : 1));
    }
    void operator()(const char* name, const std::optional<int>& number)
    {
        put(name, number.value_or(0), number.has_value());
    }
    void operator()(const char* name, const QStringList& texts)
    {
        put(name, QJsonArray::fromStringList(texts), !texts.isEmpty());
    }
    void operator()(const char* name, const std::vector<QStringList>& lists)
    {
        QJsonArray array;
        for (const QStringList& texts : lists)
            array.append(QJsonArray::fromStringList(texts));
        put(name, array, !lists.empty());
    }
    void operator()(const char* name, const Names& texts)
    {
        QJsonObject object;
        for (auto it = texts.begin(); it != texts.end(); ++it)
            object.insert(it.key(), it.value());
        put(name, object, !texts.isEmpty());
    }
    void operator()(const char* name, const std::optional<Duration>& duration)
    {
        put(name, duration ? duration->text() : QString(), duration.has_value());
    }
    void operator()(const char* name, const AgreementRule& rule)
    {
        QJsonObject object{{QStringLiteral("measure"), rule.measure}};
        if (rule.gate)
            object.insert(QStringLiteral("gate"), *rule.gate);
        if (rule.window)
            object.insert(QStringLiteral("window"), rule.window->text());
        put(name, object, rule != AgreementRule());
    }
    void operator()(const char* name, LayerKind kind) { put(name, layerKindId(kind), true); }
    void operator()(const char* name, TagChoice choice) { put(name, choiceId(choice), choice != TagChoice::One); }
    void operator()(const char* name, const std::vector<Confusable>& all)
    {
        QJsonArray array;
        for (const Confusable& one : all)
            array.append(QJsonObject{{QStringLiteral("with"), one.with}, {QStringLiteral("how"), one.how}});
        put(name, array, !all.empty());
    }
    void operator()(const char* name, const std::vector<Exemplar>& all)
    {
        QJsonArray array;
        for (const Exemplar& one : all) {
            QJsonObject object{{QStringLiteral("track"), one.track},
                               {QStringLiteral("start"), one.start},
                               {QStringLiteral("end"), one.end},
                               {QStringLiteral("fits"), one.fits},
                               {QStringLiteral("why"), one.why}};
            if (!one.samples.isEmpty())
                object.insert(QStringLiteral("samples"), one.samples);
            if (!one.rights.isEmpty())
                object.insert(QStringLiteral("rights"), one.rights);
            array.append(object);
        }
        put(name, array, !all.empty());
    }
    void value(const LayerDef& layer)
    {
        QJsonObject object{{QStringLiteral("from"), layer.valueFrom}, {QStringLiteral("to"), layer.valueTo}};
        if (!layer.valueUnit.isEmpty())
            object.insert(QStringLiteral("unit"), layer.valueUnit);
        put(kValueMember, object, layer.valueFrom != 0 || layer.valueTo != 1 || !layer.valueUnit.isEmpty());
    }

private:
    void put(const char* name, const QJsonValue& value, bool differs)
    {
        if (m_given ? m_given->contains(QLatin1String(name)) : differs)
            m_object.insert(QLatin1String(name), value);
    }
    QJsonObject& m_object;
    const QStringList* m_given;
};

QJsonArray labelsToJson(const LayerDef& layer, const QString& parentId)
{
    QJsonArray array;
    for (const LabelDef* label : layer.children(parentId)) {
        QJsonObject object{{QStringLiteral("id"), label->id}};
        visitLabel(*label, Writer(object));
        if (const QJsonArray children = labelsToJson(layer, label->id); !children.isEmpty())
            object.insert(QStringLiteral("labels"), children);
        array.append(object);
    }
    return array;
}

QJsonArray refinedToJson(const LayerRefinement& refinement, const QString& parentId)
{
    QJsonArray array;
    for (const LabelRefinement& one : refinement.labels) {
        if (one.label.parentId != parentId)
            continue;
        QJsonObject object{{QStringLiteral("id"), one.label.id}};
        visitLabel(one.label, Writer(object, &one.given));
        if (const QJsonArray children = refinedToJson(refinement, one.label.id); !children.isEmpty())
            object.insert(QStringLiteral("labels"), children);
        array.append(object);
    }
    return array;
}

QJsonObject refinementToJson(const LayerRefinement& refinement)
{
    QJsonObject object{{QStringLiteral("id"), refinement.layer.id}};
    Writer writer(object, &refinement.given);
    visitLayerRules(refinement.layer, writer);
    writer.value(refinement.layer);
    if (!refinement.labels.empty())
        object.insert(QStringLiteral("labels"), refinedToJson(refinement, {}));
    if (!refinement.withoutLabels.isEmpty())
        object.insert(QStringLiteral("withoutLabels"), QJsonArray::fromStringList(refinement.withoutLabels));
    return object;
}

template <class T, class ToJson> QJsonArray listOf(const std::vector<T>& all, ToJson toJson)
{
    QJsonArray array;
    for (const T& one : all)
        array.append(toJson(one));
    return array;
}

QJsonObject schemaObject(const GenreSchema& schema)
{
    QJsonObject object = headerToJson(schema);
    object.insert(QStringLiteral("format"), kSchemaFormat);
    object.insert(QStringLiteral("id"), schema.id);
    object.insert(QStringLiteral("layers"), listOf(schema.layers, layerToJson));
    if (!schema.genres.empty())
        object.insert(QStringLiteral("genres"), listOf(schema.genres, genreToJson));
    const QJsonArray retired = listOf(schema.retired, [](const Retired& one) {
        QJsonObject entry{{QStringLiteral("id"), one.id}};
        if (!one.layer.isEmpty())
            entry.insert(QStringLiteral("layer"), one.layer);
        if (!one.became.isEmpty())
            entry.insert(QStringLiteral("became"), QJsonArray::fromStringList(one.became));
        return entry;
    });
    if (!retired.isEmpty())
        object.insert(QStringLiteral("retired"), retired);
    return object;
}

} // namespace

QJsonObject headerToJson(const GenreSchema& schema)
{
    QJsonObject object;
    visitHeader(schema, Writer(object));
    return object;
}

QJsonObject genreToJson(const GenreDef& genre)
{
    QJsonObject object{{QStringLiteral("id"), genre.id}};
    visitGenre(genre, Writer(object));
    if (!genre.layers.empty())
        object.insert(QStringLiteral("layers"), listOf(genre.layers, layerToJson));
    if (!genre.refine.empty())
        object.insert(QStringLiteral("refine"), listOf(genre.refine, refinementToJson));
    return object;
}

QJsonObject layerToJson(const LayerDef& layer)
{
    QJsonObject object{{QStringLiteral("id"), layer.id}};
    Writer writer(object);
    visitLayerKind(layer, writer);
    visitLayerRules(layer, writer);
    writer.value(layer);
    if (!layer.labels.empty() && !layer.ofGenres)
        object.insert(QStringLiteral("labels"), labelsToJson(layer, {}));
    else if (layer.kind == LayerKind::Tag && layer.choice == TagChoice::Path && !layer.ofGenres)
        object.insert(QStringLiteral("labels"), QJsonArray());
    return object;
}

QByteArray schemaToJson(const GenreSchema& schema)
{
    QJsonObject object = schemaObject(schema);
    object.insert(QStringLiteral("version"), schema.version);
    if (!schema.parent.isEmpty())
        object.insert(QStringLiteral("parent"), schema.parent);
    return QJsonDocument(object).toJson();
}

QString schemaHash(const GenreSchema& schema)
{
    const QByteArray json = QJsonDocument(schemaObject(schema)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

} // namespace unisono
