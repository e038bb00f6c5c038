#include "core/exchange/packagerecord.h"

#include "core/annotation/rowjson.h"
#include "core/package/packagejson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <tuple>

namespace unisono {

namespace {

constexpr QLatin1String kAssignments("assignments");
constexpr QLatin1String kTracks("tracks");

QByteArray bytesOf(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, QLatin1String(what), {}, {}};
}

Result<QJsonObject> objectOf(const QByteArray& json, const char* what)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return corrupt(what);
    return document.object();
}

QString base64(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray fromBase64(const QJsonValue& value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

template <class Id> QJsonObject idsToJson(const QMap<QString, Id>& ids)
{
    QJsonObject object;
    for (auto it = ids.begin(); it != ids.end(); ++it)
        object.insert(it.key(), it.value().toText());
    return object;
}

template <class Id> QMap<QString, Id> idsFromJson(const QJsonObject& object)
{
    QMap<QString, Id> ids;
    for (auto it = object.begin(); it != object.end(); ++it)
        ids.insert(it.key(), Id::fromText(it.value().toString()));
    return ids;
}

} // namespace

QByteArray packageRecordToJson(const PackageRecord& record)
{
    return bytesOf({{QLatin1String("person"), record.person.toText()},
                    {QLatin1String("madeMs"), record.madeMs},
                    {kAssignments, record.assignments},
                    {QLatin1String("schema"), record.schemaVersion},
                    {QLatin1String("returnKey"), base64(record.returnKey)},
                    {QLatin1String("returns"), QJsonArray::fromStringList(record.returns)},
                    {QLatin1String("answered"), record.answered}});
}

Result<PackageRecord> packageRecordFromJson(const QString& id, const QByteArray& json)
{
    const Result<QJsonObject> object = objectOf(json, "no package");
    if (!object)
        return object.error();
    PackageRecord record;
    record.id = id;
    record.person = PersonId::fromText(object->value(QLatin1String("person")).toString());
    record.madeMs = object->value(QLatin1String("madeMs")).toInteger();
    record.assignments = object->value(kAssignments).toInt();
    record.schemaVersion = object->value(QLatin1String("schema")).toInt();
    record.returnKey = fromBase64(object->value(QLatin1String("returnKey")));
    for (const QJsonValue& hash : object->value(QLatin1String("returns")).toArray())
        record.returns << hash.toString();
    record.answered = object->value(QLatin1String("answered")).toInt();
    return record;
}

QByteArray packageMapToJson(const PackageMap& map)
{
    QJsonObject assignments;
    for (auto it = map.assignments.begin(); it != map.assignments.end(); ++it) {
        QJsonObject work{{QLatin1String("id"), it->assignment.toText()}};
        if (!it->gold.isEmpty())
            work.insert(QLatin1String("gold"), it->gold);
        assignments.insert(it.key(), work);
    }
    QJsonObject tracks;
    for (auto it = map.tracks.begin(); it != map.tracks.end(); ++it)
        tracks.insert(it.key(), QJsonObject{{QLatin1String("id"), it->track.toText()},
                                            {QLatin1String("start"), qint64(it->start.value)}});
    return bytesOf({{kAssignments, assignments}, {kTracks, tracks}});
}

Result<PackageMap> packageMapFromJson(const QByteArray& json)
{
    const Result<QJsonObject> object = objectOf(json, "no map of a package");
    if (!object)
        return object.error();
    PackageMap map;
    const QJsonObject assignments = object->value(kAssignments).toObject();
    for (auto it = assignments.begin(); it != assignments.end(); ++it) {
        const QJsonObject work = it->toObject();
        map.assignments.insert(it.key(), {AssignmentId::fromText(work.value(QLatin1String("id")).toString()),
                                          work.value(QLatin1String("gold")).toString()});
    }
    const QJsonObject tracks = object->value(kTracks).toObject();
    for (auto it = tracks.begin(); it != tracks.end(); ++it) {
        const QJsonObject excerpt = it->toObject();
        map.tracks.insert(it.key(), {TrackId::fromText(excerpt.value(QLatin1String("id")).toString()),
                                     Frame{excerpt.value(QLatin1String("start")).toInteger()}});
    }
    return map;
}

QByteArray workOrderToJson(const WorkOrder& order)
{
    const PackageOffer& offer = order.offer;
    QJsonArray work;
    for (const PackageAssignment& assignment : offer.assignments)
        work.append(QJsonObject{{QLatin1String("id"), assignment.id},
                                {QLatin1String("track"), assignment.track},
                                {QLatin1String("layer"), assignment.layer}});
    QJsonArray training;
    for (const PackageTraining& one : offer.training)
        training.append(trainingToJson(one));
    return bytesOf({{QLatin1String("package"), offer.id},
                    {QLatin1String("project"), offer.project},
                    {QLatin1String("person"), offer.person},
                    {QLatin1String("leadKey"), base64(offer.leadKey)},
                    {QLatin1String("returnSeed"), base64(offer.returnSeed)},
                    {QLatin1String("schema"), offer.schemaVersion},
                    {QLatin1String("instructions"), offer.instructions},
                    {QLatin1String("work"), work},
                    {QLatin1String("training"), training},
                    {kAssignments, idsToJson(order.assignments)},
                    {kTracks, idsToJson(order.tracks)},
                    {QLatin1String("openedMs"), order.openedMs}});
}

Result<WorkOrder> workOrderFromJson(const QByteArray& json)
{
    const Result<QJsonObject> object = objectOf(json, "no work order");
    if (!object)
        return object.error();
    WorkOrder order;
    order.offer.id = object->value(QLatin1String("package")).toString();
    order.offer.project = object->value(QLatin1String("project")).toString();
    order.offer.person = object->value(QLatin1String("person")).toString();
    order.offer.leadKey = fromBase64(object->value(QLatin1String("leadKey")));
    order.offer.returnSeed = fromBase64(object->value(QLatin1String("returnSeed")));
    order.offer.schemaVersion = object->value(QLatin1String("schema")).toInt();
    order.offer.instructions = object->value(QLatin1String("instructions")).toString();
    for (const QJsonValue& value : object->value(QLatin1String("work")).toArray()) {
        const QJsonObject work = value.toObject();
        PackageAssignment assignment;
        assignment.id = work.value(QLatin1String("id")).toString();
        assignment.track = work.value(QLatin1String("track")).toString();
        assignment.layer = work.value(QLatin1String("layer")).toString();
        order.offer.assignments.push_back(std::move(assignment));
    }
    for (const QJsonValue& value : object->value(QLatin1String("training")).toArray()) {
        Result<PackageTraining> training = trainingFromJson(value.toObject());
        if (!training)
            return training.error();
        order.offer.training.push_back(std::move(*training));
    }
    order.assignments = idsFromJson<AssignmentId>(object->value(kAssignments).toObject());
    order.tracks = idsFromJson<TrackId>(object->value(kTracks).toObject());
    order.openedMs = object->value(QLatin1String("openedMs")).toInteger();
    return order;
}

std::optional<WorkOrder> workOrderOf(const Project& project)
{
    const std::vector<Record> records = project.records(RecordKind::WorkOrder);
    if (records.empty())
        return std::nullopt;
    const Result<WorkOrder> order = workOrderFromJson(records.front().body);
    return order ? std::optional<WorkOrder>(*order) : std::nullopt;
}

QByteArray receivedToJson(const ReceivedAnswer& answer)
{
    QJsonArray items;
    for (const Item& item : answer.items)
        items.append(rowToJson(item));
    return bytesOf({{QLatin1String("state"), assignmentStateId(answer.state)},
                    {QLatin1String("reason"), answer.reason},
                    {QLatin1String("revision"), qint64(answer.revision)},
                    {QLatin1String("submittedMs"), answer.submittedMs},
                    {QLatin1String("workedMs"), answer.workedMs},
                    {QLatin1String("schema"), answer.schemaVersion},
                    {QLatin1String("items"), items}});
}

Result<ReceivedAnswer> receivedFromJson(const QByteArray& json)
{
    const Result<QJsonObject> object = objectOf(json, "no answer");
    if (!object)
        return object.error();
    ReceivedAnswer answer;
    const auto state = assignmentStateFromId(object->value(QLatin1String("state")).toString());
    if (!state)
        return corrupt("an answer without a state");
    answer.state = *state;
    answer.reason = object->value(QLatin1String("reason")).toString();
    answer.revision = object->value(QLatin1String("revision")).toInteger();
    answer.submittedMs = object->value(QLatin1String("submittedMs")).toInteger();
    answer.workedMs = object->value(QLatin1String("workedMs")).toInteger();
    answer.schemaVersion = object->value(QLatin1String("schema")).toInt();
    for (const QJsonValue& value : object->value(QLatin1String("items")).toArray())
        if (!rowFromJson(value.toObject(), answer.items.emplace_back()))
            return corrupt("an answer with what is no item");
    return answer;
}

namespace {

/// 0: handed in; 1: given back with a reason; 2: a draft.
int rankOf(AssignmentState state)
{
    switch (state) {
    case AssignmentState::Submitted:
    case AssignmentState::SubmittedEmpty:
    case AssignmentState::Frozen:
        return 0;
    case AssignmentState::Skipped:
    case AssignmentState::Declined:
        return 1;
    case AssignmentState::Assigned:
    case AssignmentState::InProgress:
    case AssignmentState::Expired:
        break;
    }
    return 2;
}

} // namespace

bool countsBefore(const ReceivedAnswer& a, const QByteArray& hashA, const ReceivedAnswer& b, const QByteArray& hashB)
{
    const int rank = rankOf(a.state);
    if (rank != rankOf(b.state))
        return rank < rankOf(b.state);
    constexpr int kDraft = 2;
    if (rank == kDraft)
        return std::tuple(-a.revision, hashA) < std::tuple(-b.revision, hashB);
    return std::tuple(a.submittedMs, a.revision, hashA) < std::tuple(b.submittedMs, b.revision, hashB);
}

} // namespace unisono
