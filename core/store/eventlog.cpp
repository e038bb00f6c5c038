#include "core/store/eventlog.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace unisono {

namespace {

constexpr int kEventTypes = 4;

Event eventOf(const Query& q)
{
    Event event;
    event.seq = q.whole(0);
    // A number that is no type, however large, stays none: what chainHash() sees of it differs from every type.
    event.type = EventType(std::clamp<std::int64_t>(q.whole(1), -1, kEventTypes));
    event.atMs = q.whole(2);
    event.person.value = q.whole(3);
    event.kind = q.text(4);
    event.subject = q.text(5);
    event.mergeKey = q.text(6);
    event.firstSeq = q.whole(7);
    event.edit = q.bytes(8);
    event.hash = q.bytes(9);
    event.context = q.bytes(10);
    return event;
}

} // namespace

QByteArray contextToJson(const EventContext& context)
{
    QJsonObject object{{QLatin1String("program"), context.program}, {QLatin1String("schema"), context.schemaVersion}};
    if (context.policyVersion > 0)
        object.insert(QLatin1String("policy"), context.policyVersion);
    if (!context.onBehalf.isNull())
        object.insert(QLatin1String("onBehalf"), context.onBehalf.toText());
    if (context.model)
        object.insert(QLatin1String("model"),
                      QJsonObject{{QLatin1String("name"), context.model->name},
                                  {QLatin1String("version"), context.model->version},
                                  {QLatin1String("weightsSha256"), context.model->weightsSha256}});
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

EventContext contextFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    EventContext context;
    context.program = object.value(QLatin1String("program")).toString();
    context.schemaVersion = object.value(QLatin1String("schema")).toInt();
    context.policyVersion = object.value(QLatin1String("policy")).toInt();
    context.onBehalf = PersonId::fromText(object.value(QLatin1String("onBehalf")).toString());
    if (object.contains(QLatin1String("model"))) {
        const QJsonObject model = object.value(QLatin1String("model")).toObject();
        context.model = ModelIdentity{model.value(QLatin1String("name")).toString(),
                                      model.value(QLatin1String("version")).toString(),
                                      model.value(QLatin1String("weightsSha256")).toString()};
    }
    return context;
}

QByteArray chainHash(const QByteArray& before, const Event& event)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(before);
    for (const std::int64_t number :
         {event.seq, std::int64_t(event.type), std::int64_t(event.atMs), event.person.value, event.firstSeq})
        hash.addData(QByteArray::number(qint64(number)) + ' ');
    // Kind, subject and merge key stand in the edit too, but events of older programs hash no column of them.
    hash.addData(event.edit);
    if (!event.context.isEmpty())
        for (const QByteArray& text :
             {event.kind.toUtf8(), event.subject.toUtf8(), event.mergeKey.toUtf8(), event.context})
            hash.addData('\n' + QByteArray::number(text.size()) + ' ' + text);
    return hash.result();
}

UndoState advanced(const UndoState& state, const Event& event)
{
    UndoState next = state;
    next.lastSeq = event.seq;
    next.lastHash = event.hash;
    switch (event.type) {
    case EventType::Edit:
        if (event.firstSeq == event.seq)
            next.depth = ++next.position;
        break;
    case EventType::Undo:
        --next.position;
        break;
    case EventType::Redo:
        ++next.position;
        break;
    case EventType::Origin:
        break;
    }
    return next;
}

Result<UndoState> EventLog::state()
{
    Query query(m_database, "SELECT position, depth, last_seq, last_hash FROM undo WHERE only_row = 1");
    if (!query.next())
        return query.failed() ? query.error()
                              : Error{ErrorCode::Corrupt, QStringLiteral("the undo position is missing"), {}, {}};
    return UndoState{query.whole(0), query.whole(1), query.whole(2), query.bytes(3)};
}

Result<void> EventLog::append(const UndoState& before, const Event& event)
{
    const UndoState after = advanced(before, event);
    Result<void> done =
        Query(m_database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, CAST(? AS TEXT))",
              event.seq, int(event.type), event.atMs, event.person, event.kind, event.subject, event.mergeKey,
              event.firstSeq, event.edit, event.hash, event.context)
            .run();
    if (done && event.type == EventType::Edit) {
        if (event.firstSeq == event.seq) {
            done = Query(m_database, "DELETE FROM step WHERE position >= ?", after.position).run();
            if (done)
                done =
                    Query(m_database, "INSERT INTO step VALUES (?, ?, ?)", after.position, event.seq, event.seq).run();
        } else {
            done =
                Query(m_database, "UPDATE step SET last_seq = ?2 WHERE position = ?1", after.position, event.seq).run();
        }
    }
    if (!done)
        return done;
    return Query(m_database, "UPDATE undo SET position = ?, depth = ?, last_seq = ?, last_hash = ? WHERE only_row = 1",
                 after.position, after.depth, after.lastSeq, after.lastHash)
        .run();
}

Result<std::optional<Step>> EventLog::step(std::int64_t position)
{
    Query query(m_database, "SELECT first_seq, last_seq FROM step WHERE position = ?", position);
    std::optional<Step> step;
    if (query.next())
        step = Step{query.whole(0), query.whole(1)};
    if (query.failed())
        return query.error();
    return step;
}

Result<std::optional<Event>> EventLog::heading(std::int64_t seq)
{
    Query query(m_database,
                "SELECT seq, type, at_ms, person, kind, subject, merge_key, first_seq, '', hash, context FROM event "
                "WHERE seq = ?",
                seq);
    std::optional<Event> event;
    if (query.next())
        event = eventOf(query);
    if (query.failed())
        return query.error();
    return event;
}

Result<void> EventLog::read(std::int64_t seq, const std::function<bool(const Event&)>& sink)
{
    Query query(m_database,
                "SELECT seq, type, at_ms, person, kind, subject, merge_key, first_seq, edit, hash, context FROM event "
                "WHERE seq >= ? ORDER BY seq",
                seq);
    while (query.next())
        if (!sink(eventOf(query)))
            return {};
    if (query.failed())
        return query.error();
    return {};
}

} // namespace unisono
