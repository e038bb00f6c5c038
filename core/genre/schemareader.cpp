#include "core/genre/schemareader.h"

#include "core/genre/schemafields.h"

#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace unisono {

namespace {

constexpr int kDeepestLabel = 12;
constexpr int kMostLevels = 16;
constexpr int kMostPasses = 9;
constexpr int kLongestId = 120;

const QRegularExpression kId(QStringLiteral("^[a-z0-9][a-z0-9_-]*(\\.[a-z0-9][a-z0-9_-]*)*$"));
const QRegularExpression kColour(QStringLiteral("^#[0-9a-fA-F]{6}$"));
const QRegularExpression kHash(QStringLiteral("^[0-9a-f]{64}$"));
const QRegularExpression kExtraName(QStringLiteral("^[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$"));
const QRegularExpression kLanguage(QStringLiteral("^[a-z][a-z][a-z]?(-[A-Za-z0-9]+)*$"));

const QHash<QString, QRegularExpression>& linkPatterns()
{
    static const QHash<QString, QRegularExpression> patterns{
        {QStringLiteral("wikidata"), QRegularExpression(QStringLiteral("^Q[1-9][0-9]*$"))},
        {QStringLiteral("musicbrainz"),
         QRegularExpression(QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"))},
        {QStringLiteral("audioset"), QRegularExpression(QStringLiteral("^/[a-z]/[0-9a-z_]+$"))},
        {QStringLiteral("web"), QRegularExpression(QStringLiteral("^https?://"))}};
    return patterns;
}

bool isListOfIds(const char* name)
{
    for (const char* each : {"parents", "without", "withoutLabels", "inside", "became"})
        if (qstrcmp(name, each) == 0)
            return true;
    return false;
}

bool isOneStroke(const QString& key)
{
    return key.size() == 1 || (key.size() == 2 && key[0].isHighSurrogate() && key[1].isLowSurrogate());
}

} // namespace

QStringList memberWords(const char* name)
{
    const QLatin1String member(name);
    if (member == QLatin1String("pattern"))
        return {QStringLiteral("plain"), QStringLiteral("stripes"), QStringLiteral("dots"),
                QStringLiteral("crosshatch")};
    if (member == QLatin1String("snap"))
        return {QStringLiteral("downbeat"), QStringLiteral("beat"), QStringLiteral("onset"), QStringLiteral("zero"),
                QStringLiteral("grid")};
    if (member == QLatin1String("blind"))
        return {QStringLiteral("title"), QStringLiteral("artist"), QStringLiteral("album"),
                QStringLiteral("genre"), QStringLiteral("date"),   QStringLiteral("path")};
    if (member == QLatin1String("measure"))
        return QStringLiteral("alpha-nominal alpha-ordinal alpha-interval alpha-tree alpha-masi gamma alpha-frames "
                              "l-measure beat-f onset-f note-f alpha-tempo kappa-pitch alpha-chord icc none")
            .split(u' ');
    return {};
}

/// The members of one object: reads those that are asked for, then knows which are left over. Usable as a visitor.
class SchemaReader::Members {
public:
    Members(SchemaReader& reader, QJsonObject object, QString path)
        : m_reader(reader),
          m_object(std::move(object)),
          m_path(std::move(path))
    {
    }

    QString place(const char* name) const { return m_path + QLatin1Char('.') + QLatin1String(name); }
    const QString& path() const { return m_path; }
    bool has(const char* name) const { return m_object.contains(QLatin1String(name)); }
    QStringList given() const { return m_object.keys(); }

    QJsonValue take(const char* name) const
    {
        m_known.insert(QLatin1String(name));
        return m_object.value(QLatin1String(name));
    }
    void need(const char* name) const
    {
        if (!has(name))
            m_reader.fault("schema.missing", place(name), {QLatin1String(name)});
    }
    /// To be called when all members have been asked for.
    void noOthers() const
    {
        for (auto it = m_object.begin(); it != m_object.end(); ++it)
            if (!m_known.contains(it.key()))
                m_reader.fault("schema.unknown-member", m_path + QLatin1Char('.') + it.key(), {it.key()});
    }

    void operator()(const char* name, QString& text) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isString())
            return wrong(name, "string");
        text = value.toString();
        const QStringList words = memberWords(name);
        if (!words.isEmpty() && !words.contains(text))
            return m_reader.fault("schema.word", place(name), {text, words.join(QStringLiteral(", "))});
        if (text == QLatin1String("plain") && qstrcmp(name, "pattern") == 0)
            text.clear();
        if (qstrcmp(name, "name") == 0 && text.trimmed().isEmpty())
            m_reader.fault("schema.empty", place(name));
        if (qstrcmp(name, "key") == 0 && !isOneStroke(text))
            m_reader.fault("schema.key-length", place(name), {text});
        if (qstrcmp(name, "colour") == 0 && !kColour.match(text).hasMatch())
            m_reader.fault("schema.colour", place(name), {text});
        if (qstrcmp(name, "inside") == 0)
            checkId(place(name), text);
    }
    void operator()(const char* name, bool& flag) const
    {
        const QJsonValue value = take(name);
        if (value.isBool())
            flag = value.toBool();
        else if (!value.isUndefined())
            wrong(name, "true-false");
    }
    void operator()(const char* name, double& number) const
    {
        const QJsonValue value = take(name);
        if (value.isDouble() && std::isfinite(value.toDouble()))
            number = value.toDouble();
        else if (!value.isUndefined())
            wrong(name, "number");
    }
    void operator()(const char* name, int& number) const
    {
        if (qstrcmp(name, "levels") == 0)
            whole(name, number, 1, kMostLevels);
        else if (qstrcmp(name, "passes") == 0)
            whole(name, number, 1, kMostPasses);
        else
            whole(name, number, 1, 1'000'000);
    }
    void operator()(const char* name, std::optional<int>& number) const
    {
        int value = 1;
        if (has(name) && whole(name, value, 1, 1'000'000))
            number = value;
    }
    void operator()(const char* name, QStringList& texts) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        texts = readTexts(value, place(name), memberWords(name), isListOfIds(name));
        if ((isListOfIds(name) || !memberWords(name).isEmpty()) &&
            QSet<QString>(texts.begin(), texts.end()).size() != texts.size())
            m_reader.fault("schema.same-twice", place(name));
    }
    void operator()(const char* name, std::vector<QStringList>& lists) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isArray())
            return wrong(name, "list");
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString here = place(name) + QStringLiteral("[%1]").arg(i);
            lists.push_back(readTexts(array[i], here, {}, true));
            if (array[i].isArray() && lists.back().size() < 2)
                m_reader.fault("schema.too-few", here, {QStringLiteral("2")});
        }
    }
    void operator()(const char* name, Names& texts) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return wrong(name, "object");
        const bool isLinks = qstrcmp(name, "links") == 0;
        const bool isExtra = qstrcmp(name, "extra") == 0;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString here = place(name) + QLatin1Char('.') + it.key();
            const QString text = it.value().toString();
            if (!it.value().isString())
                m_reader.fault("schema.type", here, {QStringLiteral("string")});
            else if (isExtra ? !kExtraName.match(it.key()).hasMatch() : isLinks && !linkPatterns().contains(it.key()))
                m_reader.fault("schema.unknown-member", here, {it.key()});
            else if (isLinks && !linkPatterns().value(it.key()).match(text).hasMatch())
                m_reader.fault("schema.link", here, {text});
            else if (!isLinks && !isExtra && !kLanguage.match(it.key()).hasMatch())
                m_reader.fault("schema.language", here, {it.key()});
            else if (!isExtra && text.trimmed().isEmpty())
                m_reader.fault("schema.empty", here);
            texts.insert(it.key(), text);
        }
    }
    void operator()(const char* name, std::optional<Duration>& duration) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isString())
            return wrong(name, "string");
        duration = Duration::fromText(value.toString());
        if (!duration)
            m_reader.fault("schema.duration", place(name), {value.toString()});
    }
    void operator()(const char* name, AgreementRule& rule) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return wrong(name, "object");
        const Members in(m_reader, value.toObject(), place(name));
        in.need("measure");
        in("measure", rule.measure);
        if (in.has("gate")) {
            double gate = 0;
            in("gate", gate);
            if (!(gate >= -1 && gate <= 1))
                m_reader.fault("schema.range", in.place("gate"), {QStringLiteral("-1"), QStringLiteral("1")});
            rule.gate = gate;
        }
        in("window", rule.window);
        in.noOthers();
    }
    void operator()(const char* name, LayerKind& kind) const
    {
        const QJsonValue value = take(name);
        if (const auto known = layerKindFromId(value.toString()))
            kind = *known;
        else if (!value.isUndefined())
            m_reader.fault("schema.kind", place(name), {value.toString()});
    }
    void operator()(const char* name, TagChoice& choice) const
    {
        static const QHash<QString, TagChoice> choices{{QStringLiteral("one"), TagChoice::One},
                                                       {QStringLiteral("several"), TagChoice::Several},
                                                       {QStringLiteral("path"), TagChoice::Path},
                                                       {QStringLiteral("number"), TagChoice::Number}};
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return;
        if (choices.contains(value.toString()))
            choice = choices.value(value.toString());
        else
            m_reader.fault("schema.word", place(name),
                           {value.toString(), QStringLiteral("one, several, path, number")});
    }
    void operator()(const char* name, std::vector<Confusable>& all) const
    {
        all = m_reader.list<Confusable>(*this, name, [](const Members& in) {
            Confusable one;
            in.need("with");
            in.need("how");
            one.with = in.id("with");
            in("how", one.how);
            if (in.has("how") && one.how.trimmed().isEmpty())
                in.m_reader.fault("schema.empty", in.place("how"));
            return one;
        });
    }
    void operator()(const char* name, std::vector<Exemplar>& all) const
    {
        all = m_reader.list<Exemplar>(*this, name, [](const Members& in) {
            Exemplar one;
            for (const char* member : {"track", "start", "end", "fits", "why"})
                in.need(member);
            in("track", one.track);
            in("samples", one.samples);
            in("start", one.start);
            in("end", one.end);
            in("fits", one.fits);
            in("why", one.why);
            in("rights", one.rights);
            if (in.has("samples") && !kHash.match(one.samples).hasMatch())
                in.m_reader.fault("schema.hash", in.place("samples"));
            for (const auto& [member, text] : {std::pair{"track", &one.track}, std::pair{"why", &one.why}})
                if (in.has(member) && text->trimmed().isEmpty())
                    in.m_reader.fault("schema.empty", in.place(member));
            for (const auto& [member, seconds] : {std::pair{"start", one.start}, std::pair{"end", one.end}})
                if (seconds < 0)
                    in.m_reader.fault("schema.negative", in.place(member));
            return one;
        });
    }

    QString id(const char* name) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return {};
        if (!value.isString())
            wrong(name, "string");
        else
            checkId(place(name), value.toString());
        return value.toString();
    }
    bool whole(const char* name, int& number, int from, int to) const
    {
        const QJsonValue value = take(name);
        if (value.isUndefined())
            return false;
        const double read = value.toDouble(std::nan(""));
        if (std::isnan(read) || read != std::floor(read)) {
            wrong(name, "whole-number");
            return false;
        }
        if (read < from || read > to) {
            m_reader.fault("schema.range", place(name), {QString::number(from), QString::number(to)});
            return false;
        }
        number = int(read);
        return true;
    }
    void wrong(const char* name, const char* type) const
    {
        m_reader.fault("schema.type", place(name), {QLatin1String(type)});
    }
    /// Range and unit.
    void value(LayerDef& layer) const
    {
        const QJsonValue json = take(kValueMember);
        if (json.isUndefined())
            return;
        if (!json.isObject())
            return wrong(kValueMember, "object");
        const Members in(m_reader, json.toObject(), place(kValueMember));
        in("from", layer.valueFrom);
        in("to", layer.valueTo);
        in("unit", layer.valueUnit);
        in.noOthers();
    }

private:
    void checkId(const QString& here, const QString& id) const
    {
        if (id.size() > kLongestId || !kId.match(id).hasMatch())
            m_reader.fault("schema.id", here, {id.left(kLongestId)});
    }
    QStringList readTexts(const QJsonValue& value, const QString& here, const QStringList& words, bool ids) const
    {
        QStringList texts;
        if (!value.isArray()) {
            m_reader.fault("schema.type", here, {QStringLiteral("list")});
            return texts;
        }
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString at = here + QStringLiteral("[%1]").arg(i);
            const QString text = array[i].toString();
            if (!array[i].isString())
                m_reader.fault("schema.type", at, {QStringLiteral("string")});
            else if (!words.isEmpty() && !words.contains(text))
                m_reader.fault("schema.word", at, {text, words.join(QStringLiteral(", "))});
            else if (ids)
                checkId(at, text);
            else if (text.trimmed().isEmpty())
                m_reader.fault("schema.empty", at);
            texts << text;
        }
        return texts;
    }

    SchemaReader& m_reader;
    QJsonObject m_object;
    QString m_path;
    mutable QSet<QString> m_known;
};

void SchemaReader::fault(const char* code, const QString& path, const QStringList& args)
{
    m_issues.push_back({Severity::Error, QLatin1String(code), path, args});
}

template <class Each> void SchemaReader::eachObject(const Members& in, const char* name, Each each)
{
    const QJsonValue value = in.take(name);
    if (value.isUndefined())
        return;
    if (!value.isArray())
        return in.wrong(name, "list");
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString here = in.place(name) + QStringLiteral("[%1]").arg(i);
        if (array[i].isObject())
            each(array[i].toObject(), here);
        else
            fault("schema.type", here, {QStringLiteral("object")});
    }
}

/// Reads a list of objects; each gets its members, and may have no others.
template <class T, class Read> std::vector<T> SchemaReader::list(const Members& in, const char* name, Read read)
{
    std::vector<T> all;
    eachObject(in, name, [&](const QJsonObject& object, const QString& path) {
        const Members members(*this, object, path);
        all.push_back(read(members));
        members.noOthers();
    });
    return all;
}

void SchemaReader::readHeader(const QJsonObject& object, GenreSchema& schema)
{
    const Members in(*this, object, QStringLiteral("$"));
    visitHeader(schema, in);
}

GenreSchema SchemaReader::read(const QJsonObject& object)
{
    const Members in(*this, object, QStringLiteral("$"));
    GenreSchema schema;
    in.take("$schema");
    int format = kSchemaFormat;
    in.whole("format", format, 1, kSchemaFormat);
    in.need("id");
    in.need("name");
    in.need("layers");
    schema.id = in.id("id");
    in.whole("version", schema.version, 1, 1'000'000);
    in("parent", schema.parent);
    if (in.has("parent") && !kHash.match(schema.parent).hasMatch())
        fault("schema.hash", in.place("parent"));
    visitHeader(schema, in);
    eachObject(in, "genres", [&](const QJsonObject& o, const QString& p) { schema.genres.push_back(readGenre(o, p)); });
    eachObject(in, "layers", [&](const QJsonObject& o, const QString& p) { schema.layers.push_back(readLayer(o, p)); });
    if (in.has("layers") && in.take("layers").isArray() && in.take("layers").toArray().isEmpty())
        fault("schema.too-few", in.place("layers"), {QStringLiteral("1")});
    schema.retired = list<Retired>(in, "retired", [](const Members& members) {
        Retired one;
        members.need("id");
        one.layer = members.id("layer");
        one.id = members.id("id");
        members("became", one.became);
        return one;
    });
    in.noOthers();
    return schema;
}

GenreDef SchemaReader::readGenre(const QJsonObject& object, const QString& path)
{
    const Members in(*this, object, path);
    GenreDef genre;
    in.need("id");
    in.need("name");
    genre.id = in.id("id");
    visitGenre(genre, in);
    eachObject(in, "layers", [&](const QJsonObject& o, const QString& p) { genre.layers.push_back(readLayer(o, p)); });
    eachObject(in, "refine",
               [&](const QJsonObject& o, const QString& p) { genre.refine.push_back(readRefinement(o, p)); });
    in.noOthers();
    return genre;
}

LayerDef SchemaReader::readLayer(const QJsonObject& object, const QString& path)
{
    const Members in(*this, object, path);
    LayerDef layer;
    for (const char* member : {"id", "name", "kind"})
        in.need(member);
    layer.id = in.id("id");
    visitLayerKind(layer, in);
    visitLayerRules(layer, in);
    in.value(layer);
    const bool isInterval = layer.kind == LayerKind::Interval;
    const bool hasSpans = isInterval || layer.kind == LayerKind::Chord;
    const auto only = [&](const char* member, bool fits) {
        if (in.has(member) && !fits)
            fault("schema.not-of-kind", in.place(member), {QLatin1String(member), layerKindId(layer.kind)});
    };
    only("tiling", hasSpans);
    only("levels", isInterval);
    only("choice", layer.kind == LayerKind::Tag);
    only(kValueMember, layer.kind == LayerKind::Curve || layer.kind == LayerKind::Tag || layer.kind == LayerKind::Note);
    only("overlaps", hasSpans || layer.kind == LayerKind::Note || layer.kind == LayerKind::Text);
    layer.ofGenres = layer.kind == LayerKind::Tag && layer.choice == TagChoice::Path && !in.has("labels");
    readLabels(in, {}, 1, layer);
    in.noOthers();
    return layer;
}

void SchemaReader::readLabels(const Members& in, const QString& parentId, int depth, LayerDef& layer)
{
    if (in.has("labels") && depth > kDeepestLabel) {
        in.take("labels");
        return fault("schema.too-deep", in.place("labels"), {QString::number(kDeepestLabel)});
    }
    list<int>(in, "labels", [&](const Members& members) {
        LabelDef label;
        label.parentId = parentId;
        members.need("id");
        members.need("name");
        label.id = members.id("id");
        visitLabel(label, members);
        const QString id = label.id;
        layer.labels.push_back(std::move(label));
        readLabels(members, id, depth + 1, layer);
        return 0;
    });
}

LayerRefinement SchemaReader::readRefinement(const QJsonObject& object, const QString& path)
{
    const Members in(*this, object, path);
    LayerRefinement refinement;
    in.need("id");
    refinement.layer.id = in.id("id");
    visitLayerRules(refinement.layer, in);
    in.value(refinement.layer);
    readRefinedLabels(in, {}, 1, refinement);
    in("withoutLabels", refinement.withoutLabels);
    for (const QString& member : in.given())
        if (member != QLatin1String("id") && member != QLatin1String("labels") &&
            member != QLatin1String("withoutLabels"))
            refinement.given << member;
    in.noOthers();
    return refinement;
}

void SchemaReader::readRefinedLabels(const Members& in, const QString& parentId, int depth, LayerRefinement& refinement)
{
    if (in.has("labels") && depth > kDeepestLabel) {
        in.take("labels");
        return fault("schema.too-deep", in.place("labels"), {QString::number(kDeepestLabel)});
    }
    list<int>(in, "labels", [&](const Members& members) {
        LabelRefinement one;
        one.label.parentId = parentId;
        members.need("id");
        one.label.id = members.id("id");
        visitLabel(one.label, members);
        for (const QString& member : members.given())
            if (member != QLatin1String("id") && member != QLatin1String("labels"))
                one.given << member;
        const QString id = one.label.id;
        refinement.labels.push_back(std::move(one));
        readRefinedLabels(members, id, depth + 1, refinement);
        return 0;
    });
}

} // namespace unisono
