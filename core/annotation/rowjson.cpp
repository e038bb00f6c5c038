#include "core/annotation/rowfields.h"

namespace unisono {

using namespace rows;

namespace {

QJsonArray curvePoints(const CurveValue& curve)
{
    QJsonArray points;
    for (const CurvePoint& point : curve.points)
        points.append(QJsonArray{qint64(point.at.value), point.value ? QJsonValue(*point.value) : QJsonValue()});
    return points;
}

void readCurve(Reader& reader, CurveValue& curve)
{
    const QJsonValue points = reader.value("points");
    if (!points.isArray())
        reader.fail();
    for (const QJsonValue& entry : points.toArray()) {
        const QJsonArray pair = entry.toArray();
        CurvePoint point;
        qint64 at = 0;
        if (pair.size() != 2 || !(pair[1].isDouble() || pair[1].isNull()) ||
            !reader.wholeIn(pair[0], std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max(), at))
            return reader.fail();
        point.at.value = at;
        if (pair[1].isDouble())
            point.value = pair[1].toDouble();
        curve.points.push_back(point);
    }
}

void readTag(Reader& reader, TagValue& tag)
{
    reader.optionalNumber("number", tag.number);
    int noFiner = 0;
    reader.whole("noFiner", noFiner);
    if (noFiner != 0 && noFiner != 1)
        reader.fail();
    tag.noFiner = noFiner == 1;
    const QJsonValue labels = reader.value("labels");
    if (!labels.isUndefined() && !labels.isArray())
        reader.fail();
    for (const QJsonValue& label : labels.toArray()) {
        if (!label.isString())
            reader.fail();
        tag.labels << label.toString();
    }
}

} // namespace

QJsonObject payloadToJson(const Payload& payload)
{
    Writer w;
    if (const auto* instant = std::get_if<InstantValue>(&payload)) {
        w.text("is", QStringLiteral("instant"));
        w.optional("bar", instant->bar);
        w.optional("beat", instant->beat);
    } else if (const auto* curve = std::get_if<CurveValue>(&payload)) {
        w.text("is", QStringLiteral("curve"));
        w.object().insert(QLatin1String("points"), curvePoints(*curve));
    } else if (const auto* note = std::get_if<NoteValue>(&payload)) {
        w.text("is", QStringLiteral("note"));
        w.object().insert(QLatin1String("pitchCents"), note->pitchCents);
        w.optional("velocity", note->velocity);
    } else if (const auto* chord = std::get_if<ChordValue>(&payload)) {
        w.text("is", QStringLiteral("chord"));
        w.text("harte", chord->harte);
    } else if (const auto* words = std::get_if<TextValue>(&payload)) {
        w.text("is", QStringLiteral("text"));
        w.text("text", words->text);
    } else if (const auto* tag = std::get_if<TagValue>(&payload)) {
        w.text("is", QStringLiteral("tag"));
        if (!tag->labels.isEmpty())
            w.object().insert(QLatin1String("labels"), QJsonArray::fromStringList(tag->labels));
        w.optional("number", tag->number);
        w.whole("noFiner", tag->noFiner ? 1 : 0);
    }
    return w.object();
}

bool payloadFromJson(const QJsonObject& json, Payload& payload)
{
    Reader reader(json);
    const QString is = json.value(QLatin1String("is")).toString();
    if (is == QLatin1String("instant")) {
        auto& instant = payload.emplace<InstantValue>();
        reader.optionalWhole("bar", instant.bar);
        reader.optionalWhole("beat", instant.beat);
    } else if (is == QLatin1String("curve")) {
        readCurve(reader, payload.emplace<CurveValue>());
    } else if (is == QLatin1String("note")) {
        auto& note = payload.emplace<NoteValue>();
        std::optional<double> pitch;
        reader.optionalNumber("pitchCents", pitch);
        if (!pitch)
            reader.fail();
        note.pitchCents = pitch.value_or(0);
        reader.optionalNumber("velocity", note.velocity);
    } else if (is == QLatin1String("chord")) {
        reader.text("harte", payload.emplace<ChordValue>().harte);
    } else if (is == QLatin1String("text")) {
        reader.text("text", payload.emplace<TextValue>().text);
    } else if (is == QLatin1String("tag")) {
        readTag(reader, payload.emplace<TagValue>());
    } else {
        return false;
    }
    return reader.ok();
}

QJsonObject rowToJson(const Person& row)
{
    Writer w;
    w.id("id", row.id);
    w.text("name", row.name);
    w.whole("roles", row.roles.bits);
    w.whole("away", row.isAway ? 1 : 0);
    w.text("model", row.model.name);
    w.text("modelVersion", row.model.version);
    w.text("modelWeights", row.model.weightsSha256);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Person& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.text("name", row.name);
    r.whole("roles", row.roles.bits);
    int away = 0;
    r.whole("away", away);
    row.isAway = away != 0;
    r.text("model", row.model.name);
    r.text("modelVersion", row.model.version);
    r.text("modelWeights", row.model.weightsSha256);
    return r.ok();
}

QJsonObject rowToJson(const MediaRoot& row)
{
    Writer w;
    w.id("id", row.id);
    w.text("path", row.path);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, MediaRoot& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.text("path", row.path);
    return r.ok();
}

QJsonObject rowToJson(const Track& row)
{
    Writer w;
    w.id("id", row.id);
    w.id("root", row.root);
    w.text("path", row.path);
    w.text("title", row.title);
    w.text("artist", row.artist);
    w.text("album", row.album);
    w.text("genre", row.genre);
    w.text("date", row.date);
    w.whole("frames", row.frames);
    w.whole("rate", row.rate.hz);
    w.whole("channels", row.channels);
    w.text("encoding", row.encoding);
    w.whole("fileBytes", row.fileBytes);
    w.bytes("fileSha256", row.fileSha256);
    w.bytes("samplesSha256", row.samplesSha256);
    w.text("rights", row.rights);
    w.whole("addedMs", row.addedMs);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Track& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.id("root", row.root);
    r.text("path", row.path);
    r.text("title", row.title);
    r.text("artist", row.artist);
    r.text("album", row.album);
    r.text("genre", row.genre);
    r.text("date", row.date);
    r.whole("frames", row.frames);
    r.whole("rate", row.rate.hz);
    r.whole("channels", row.channels);
    r.text("encoding", row.encoding);
    r.whole("fileBytes", row.fileBytes);
    r.bytes("fileSha256", row.fileSha256);
    r.bytes("samplesSha256", row.samplesSha256);
    r.text("rights", row.rights);
    r.whole("addedMs", row.addedMs);
    return r.ok();
}

QJsonObject rowToJson(const Assignment& row)
{
    Writer w;
    w.id("id", row.id);
    w.id("track", row.track);
    w.text("layer", row.layer);
    w.id("person", row.person);
    w.choice("pass", kPassKinds, row.pass);
    w.choice("state", kStates, row.state);
    w.text("reason", row.reason);
    w.whole("schemaVersion", row.schemaVersion);
    w.text("stale", row.stale);
    w.choice("suggestions", kSuggestionPolicies, row.suggestions);
    w.whole("sinceMs", row.sinceMs);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Assignment& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.id("track", row.track);
    r.text("layer", row.layer);
    r.id("person", row.person);
    r.choice("pass", kPassKinds, row.pass);
    r.choice("state", kStates, row.state);
    r.text("reason", row.reason);
    r.whole("schemaVersion", row.schemaVersion);
    r.text("stale", row.stale);
    r.choice("suggestions", kSuggestionPolicies, row.suggestions);
    r.whole("sinceMs", row.sinceMs);
    return r.ok();
}

QJsonObject rowToJson(const Item& row)
{
    Writer w;
    w.id("id", row.id);
    w.id("assignment", row.assignment);
    w.whole("start", row.span.start.value);
    w.whole("end", row.span.end.value);
    w.whole("level", row.level);
    w.text("label", row.label);
    w.text("foreignText", row.foreignText);
    if (!std::holds_alternative<std::monostate>(row.payload))
        w.object().insert(QLatin1String("payload"), payloadToJson(row.payload));
    w.choice("confidence", kConfidences, row.confidence);
    w.optional("startUncertainty", row.startUncertainty);
    w.optional("endUncertainty", row.endUncertainty);
    w.choice("origin", kOrigins, row.origin.kind);
    w.text("originDetail", row.origin.detail);
    if (row.origin.rawTapFrame)
        w.object().insert(QLatin1String("rawTapFrame"), qint64(row.origin.rawTapFrame->value));
    w.id("author", row.author);
    w.whole("version", row.version);
    w.whole("changedMs", row.changedMs);
    w.text("extra", row.extra);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, Item& row)
{
    Reader r(json);
    r.ownId("id", row.id);
    r.id("assignment", row.assignment);
    r.whole("start", row.span.start.value);
    r.whole("end", row.span.end.value);
    r.whole("level", row.level);
    r.text("label", row.label);
    r.text("foreignText", row.foreignText);
    const QJsonValue payload = r.value("payload");
    if (!payload.isUndefined() && !payloadFromJson(payload.toObject(), row.payload))
        r.fail();
    r.choice("confidence", kConfidences, row.confidence);
    r.optionalWhole("startUncertainty", row.startUncertainty);
    r.optionalWhole("endUncertainty", row.endUncertainty);
    r.choice("origin", kOrigins, row.origin.kind);
    r.text("originDetail", row.origin.detail);
    std::optional<std::int64_t> raw;
    r.optionalWhole("rawTapFrame", raw);
    if (raw)
        row.origin.rawTapFrame = Frame{*raw};
    r.id("author", row.author);
    row.version = 0; // left out where it is 0; rows made by the program start at 1
    r.whole("version", row.version);
    r.whole("changedMs", row.changedMs);
    r.text("extra", row.extra);
    return r.ok();
}

QJsonObject rowToJson(const SchemaVersion& row)
{
    Writer w;
    w.id("id", row.id);
    w.whole("version", row.version);
    w.text("hash", row.hash);
    w.text("parent", row.parent);
    w.text("json", QString::fromUtf8(row.json));
    w.whole("published", row.publishedMs);
    return w.object();
}

bool rowFromJson(const QJsonObject& json, SchemaVersion& row)
{
    Reader r(json);
    QString text;
    r.ownId("id", row.id);
    r.whole("version", row.version);
    r.text("hash", row.hash);
    r.text("parent", row.parent);
    r.text("json", text);
    r.whole("published", row.publishedMs);
    row.json = text.toUtf8();
    return r.ok();
}

QJsonObject rowToJson(const DraftPart& row)
{
    Writer w;
    w.id("id", row.id);
    w.choice("kind", kDraftKinds, row.kind);
    w.whole("place", row.place);
    w.text("json", QString::fromUtf8(row.json));
    return w.object();
}

bool rowFromJson(const QJsonObject& json, DraftPart& row)
{
    Reader r(json);
    QString text;
    r.ownId("id", row.id);
    r.choice("kind", kDraftKinds, row.kind);
    r.whole("place", row.place);
    r.text("json", text);
    row.json = text.toUtf8();
    return r.ok();
}

} // namespace unisono
