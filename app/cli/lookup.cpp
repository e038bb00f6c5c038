#include "app/cli/lookup.h"

#include "core/annotation/rowjson.h"
#include "core/genre/resolve.h"
#include "core/interchange/formatfile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>

namespace unisono {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Lookup", text);
}

Error notFound(const QString& what)
{
    return {ErrorCode::NotFound, QStringLiteral("nothing of this id or name"), what, {}};
}

Error ambiguous(const QString& what, const QStringList& ids)
{
    return {ErrorCode::Invalid, QStringLiteral("the name is not unique"), what,
            tr("more than one has this name; use one of the ids %1").arg(ids.join(QLatin1String(", ")))};
}

QJsonValue orNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <class T> QJsonValue orNull(const std::optional<T>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QJsonValue secondsOrNull(const std::optional<FrameCount>& frames, SampleRate rate)
{
    return frames ? QJsonValue(secondsOf(*frames, rate)) : QJsonValue();
}

QJsonValue timeOrNull(qint64 ms)
{
    return ms == 0 ? QJsonValue() : QJsonValue(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
}

void insertPayload(QJsonObject& json, const Payload& payload, SampleRate rate)
{
    if (const auto* instant = std::get_if<InstantValue>(&payload)) {
        json[QLatin1String("bar")] = orNull(instant->bar);
        json[QLatin1String("beat")] = orNull(instant->beat);
    } else if (const auto* curve = std::get_if<CurveValue>(&payload)) {
        QJsonArray points;
        for (const CurvePoint& point : curve->points)
            points.append(QJsonObject{{QLatin1String("time"), secondsOf(point.at, rate)},
                                      {QLatin1String("value"), orNull(point.value)}});
        json[QLatin1String("points")] = points;
    } else if (const auto* note = std::get_if<NoteValue>(&payload)) {
        json[QLatin1String("pitchCents")] = note->pitchCents;
        json[QLatin1String("velocity")] = orNull(note->velocity);
    } else if (const auto* chord = std::get_if<ChordValue>(&payload)) {
        json[QLatin1String("chord")] = orNull(chord->harte);
    } else if (const auto* words = std::get_if<TextValue>(&payload)) {
        json[QLatin1String("text")] = orNull(words->text);
    } else if (const auto* tag = std::get_if<TagValue>(&payload)) {
        json[QLatin1String("labels")] = QJsonArray::fromStringList(tag->labels);
        json[QLatin1String("number")] = orNull(tag->number);
    }
}

/// The one row that `matches`; an id wins over names.
template <class Row, class Rows, class Matches>
Result<Row> findOne(const Rows& rows, const QString& idOrName, const Matches& matches)
{
    const Row* found = nullptr;
    QStringList ids;
    for (const Row& row : rows) {
        if (row.id.toText() == idOrName)
            return row;
        if (matches(row)) {
            found = &row;
            ids << row.id.toText();
        }
    }
    if (ids.size() > 1)
        return ambiguous(idOrName, ids);
    if (!found)
        return notFound(idOrName);
    return *found;
}

} // namespace

Result<Track> findTrack(const Project& project, const QString& idOrName)
{
    return findOne<Track>(project.tracks(), idOrName, [&](const Track& track) {
        const QString file = track.path.section(u'/', -1);
        return track.title == idOrName || track.path == idOrName || file == idOrName ||
               file.section(u'.', 0, -2) == idOrName;
    });
}

Result<Person> findPerson(const Project& project, const QString& idOrName)
{
    return findOne<Person>(project.people(), idOrName, [&](const Person& person) { return person.name == idOrName; });
}

Result<LayerDef> findLayer(const Project& project, const QString& idOrName)
{
    if (const std::optional<LayerDef> layer = wholeLayer(project.schema(), idOrName))
        return *layer;
    for (const LayerDef* layer : project.schema().everyLayer())
        if (layer->name.compare(idOrName, Qt::CaseInsensitive) == 0)
            return *wholeLayer(project.schema(), layer->id);
    return notFound(idOrName);
}

Result<GenreSchema> findSchema(const QString& idOrPath, Issues* issues)
{
    const bool isShipped = shippedSchemaIds().contains(idOrPath);
    if (!isShipped && !QFileInfo::exists(idOrPath))
        return shippedSchema(idOrPath);
    const Result<QByteArray> json =
        readSmallFile(isShipped ? QStringLiteral(":/schemas/%1.json").arg(idOrPath) : idOrPath, kMostSchemaBytes);
    if (!json)
        return json.error();
    Result<GenreSchema> schema = schemaFromJson(*json, issues);
    if (schema)
        return schema;
    Error error = schema.error();
    error.subject = idOrPath;
    return error;
}

Result<GenreDef> findGenre(const GenreSchema& schema, const QString& idOrName)
{
    if (const GenreDef* genre = schema.genre(idOrName))
        return *genre;
    QStringList ids;
    for (const GenreDef& genre : schema.genres)
        if (genre.name.compare(idOrName, Qt::CaseInsensitive) == 0 ||
            genre.aliases.contains(idOrName, Qt::CaseInsensitive))
            ids << genre.id;
    if (ids.size() > 1)
        return ambiguous(idOrName, ids);
    if (ids.isEmpty())
        return notFound(idOrName);
    return *schema.genre(ids.front());
}

QJsonObject itemToJson(const Item& item, const LayerDef& layer, const QString& person, SampleRate rate)
{
    QJsonObject json{
        {QLatin1String("id"), item.id.toText()},
        {QLatin1String("layer"), layer.id},
        {QLatin1String("person"), orNull(person)},
        {QLatin1String("start"), secondsOf(item.span.start, rate)},
        {QLatin1String("end"), secondsOf(item.span.end, rate)},
        {QLatin1String("level"), item.level},
        {QLatin1String("label"), orNull(item.label)},
        {QLatin1String("foreignText"), orNull(item.foreignText)},
        {QLatin1String("confidence"),
         item.confidence == Confidence::Unstated ? QJsonValue() : QJsonValue(confidenceId(item.confidence))},
        {QLatin1String("startUncertainty"), secondsOrNull(item.startUncertainty, rate)},
        {QLatin1String("endUncertainty"), secondsOrNull(item.endUncertainty, rate)},
        {QLatin1String("origin"), originKindId(item.origin.kind)},
        {QLatin1String("originDetail"), orNull(item.origin.detail)},
        {QLatin1String("version"), item.version},
        {QLatin1String("changed"), timeOrNull(item.changedMs)},
    };
    insertPayload(json, item.payload, rate);
    return json;
}

QJsonObject trackToJson(const Project& project, const Track& track)
{
    const bool known = track.rate.hz > 0;
    return {
        {QLatin1String("id"), track.id.toText()},
        {QLatin1String("title"), orNull(track.title)},
        {QLatin1String("artist"), orNull(track.artist)},
        {QLatin1String("album"), orNull(track.album)},
        {QLatin1String("genre"), orNull(track.genre)},
        {QLatin1String("date"), orNull(track.date)},
        {QLatin1String("path"), track.path},
        {QLatin1String("file"), project.audioPath(track)},
        {QLatin1String("duration"), known ? QJsonValue(secondsOf(track.frames, track.rate)) : QJsonValue()},
        {QLatin1String("frames"), qint64(track.frames)},
        {QLatin1String("rate"), known ? QJsonValue(track.rate.hz) : QJsonValue()},
        {QLatin1String("channels"), track.channels},
        {QLatin1String("encoding"), orNull(track.encoding)},
        {QLatin1String("bytes"), track.fileBytes},
        {QLatin1String("fileSha256"), orNull(QString::fromLatin1(track.fileSha256.toHex()))},
        {QLatin1String("samplesSha256"), orNull(QString::fromLatin1(track.samplesSha256.toHex()))},
        {QLatin1String("rights"), orNull(track.rights)},
        {QLatin1String("added"), timeOrNull(track.addedMs)},
        {QLatin1String("items"), qint64(project.itemCount(track.id))},
    };
}

} // namespace unisono
