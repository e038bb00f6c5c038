#include "core/exchange/goldrecord.h"
#include "core/annotation/rowjson.h"
#include "core/exchange/goldkeeping.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace unisono {

namespace {

QJsonValue optionalNumber(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> numberOf(const QJsonValue& value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

} // namespace

QByteArray goldRecordToJson(const GoldRecord& gold)
{
    QJsonArray accepted;
    for (const Items& items : gold.answer.accepted) {
        QJsonArray rows;
        for (const Item& item : items)
            rows.append(rowToJson(item));
        accepted.append(rows);
    }
    QJsonArray authors;
    for (const PersonId author : gold.authors)
        authors.append(author.toText());
    const QJsonObject object{
        {QLatin1String("track"), gold.track.toText()},
        {QLatin1String("layer"), gold.layer},
        {QLatin1String("state"), goldStateId(gold.state)},
        {QLatin1String("accepted"), accepted},
        {QLatin1String("frames"), qint64(gold.answer.frames)},
        {QLatin1String("rate"), gold.answer.rate.hz},
        {QLatin1String("toleranceSeconds"), gold.answer.tolerance.seconds},
        {QLatin1String("toleranceValue"), gold.answer.tolerance.value},
        {QLatin1String("toleranceRatio"), gold.answer.tolerance.ratio},
        {QLatin1String("difficulty"), optionalNumber(gold.answer.difficulty)},
        {QLatin1String("ambiguity"), optionalNumber(gold.answer.ambiguity)},
        {QLatin1String("salt"), QString::fromLatin1(gold.salt.toBase64())},
        {QLatin1String("proposer"), gold.proposer.toText()},
        {QLatin1String("confirmer"), gold.confirmer.isNull() ? QString() : gold.confirmer.toText()},
        {QLatin1String("authors"), authors},
        {QLatin1String("reason"), gold.reason},
        {QLatin1String("stateReason"), gold.stateReason},
        {QLatin1String("schema"), gold.schemaVersion},
        {QLatin1String("sinceMs"), gold.sinceMs}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<GoldRecord> goldRecordFromJson(const QString& key, const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto text = [&](const char* name) { return object.value(QLatin1String(name)).toString(); };
    const auto state = goldStateFromId(text("state"));
    if (!state)
        return Error{ErrorCode::Corrupt, QStringLiteral("gold without a state"), {}, {}};
    GoldRecord gold;
    gold.key = key;
    gold.track = TrackId::fromText(text("track"));
    gold.layer = text("layer");
    gold.state = *state;
    for (const QJsonValue& answer : object.value(QLatin1String("accepted")).toArray()) {
        Items& items = gold.answer.accepted.emplace_back();
        for (const QJsonValue& row : answer.toArray())
            if (!rowFromJson(row.toObject(), items.emplace_back()))
                return Error{ErrorCode::Corrupt, QStringLiteral("gold with what is no item"), {}, {}};
    }
    gold.answer.frames = object.value(QLatin1String("frames")).toInteger();
    gold.answer.rate = {object.value(QLatin1String("rate")).toInt()};
    gold.answer.tolerance = {object.value(QLatin1String("toleranceSeconds")).toDouble(),
                             object.value(QLatin1String("toleranceValue")).toDouble(),
                             object.value(QLatin1String("toleranceRatio")).toDouble()};
    gold.answer.difficulty = numberOf(object.value(QLatin1String("difficulty")));
    gold.answer.ambiguity = numberOf(object.value(QLatin1String("ambiguity")));
    gold.salt = QByteArray::fromBase64(text("salt").toLatin1());
    gold.proposer = PersonId::fromText(text("proposer"));
    gold.confirmer = PersonId::fromText(text("confirmer"));
    for (const QJsonValue& author : object.value(QLatin1String("authors")).toArray())
        gold.authors.push_back(PersonId::fromText(author.toString()));
    gold.reason = text("reason");
    gold.stateReason = text("stateReason");
    gold.schemaVersion = object.value(QLatin1String("schema")).toInt();
    gold.sinceMs = object.value(QLatin1String("sinceMs")).toInteger();
    return gold;
}

QByteArray judgementToJson(const GoldJudgement& judgement)
{
    QJsonArray findings;
    for (const GoldFinding& finding : judgement.findings)
        findings.append(QJsonObject{{QLatin1String("code"), finding.code},
                                    {QLatin1String("args"), QJsonArray::fromStringList(finding.args)}});
    const QJsonObject object{{QLatin1String("gold"), judgement.gold},
                             {QLatin1String("assignment"), judgement.assignment.toText()},
                             {QLatin1String("person"), judgement.person.toText()},
                             {QLatin1String("layer"), judgement.layer},
                             {QLatin1String("score"), judgement.score},
                             {QLatin1String("passed"), judgement.passed},
                             {QLatin1String("findings"), findings},
                             {QLatin1String("submittedMs"), judgement.submittedMs},
                             {QLatin1String("schema"), judgement.schemaVersion}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<GoldJudgement> judgementFromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return Error{ErrorCode::Corrupt, QStringLiteral("no judgement"), {}, {}};
    const QJsonObject object = document.object();
    GoldJudgement judgement;
    judgement.gold = object.value(QLatin1String("gold")).toString();
    judgement.assignment = AssignmentId::fromText(object.value(QLatin1String("assignment")).toString());
    judgement.person = PersonId::fromText(object.value(QLatin1String("person")).toString());
    judgement.layer = object.value(QLatin1String("layer")).toString();
    judgement.score = object.value(QLatin1String("score")).toDouble();
    judgement.passed = object.value(QLatin1String("passed")).toBool();
    for (const QJsonValue& value : object.value(QLatin1String("findings")).toArray()) {
        GoldFinding finding{value.toObject().value(QLatin1String("code")).toString(), {}};
        for (const QJsonValue& arg : value.toObject().value(QLatin1String("args")).toArray())
            finding.args << arg.toString();
        judgement.findings.push_back(std::move(finding));
    }
    judgement.submittedMs = object.value(QLatin1String("submittedMs")).toInteger();
    judgement.schemaVersion = object.value(QLatin1String("schema")).toInt();
    return judgement;
}

Result<std::vector<GoldRecord>> goldRecords(const Project& project)
{
    std::vector<GoldRecord> all;
    for (const Record& record : project.records(RecordKind::SealedGold)) {
        const Result<QByteArray> plain = project.unsealed(record);
        if (!plain)
            return plain.error();
        Result<GoldRecord> gold = goldRecordFromJson(record.key, *plain);
        if (!gold)
            return gold.error();
        all.push_back(std::move(*gold));
    }
    std::sort(all.begin(), all.end(), [](const GoldRecord& a, const GoldRecord& b) {
        return std::tie(a.track, a.layer, a.key) < std::tie(b.track, b.layer, b.key);
    });
    return all;
}

Result<std::vector<GoldJudgement>> goldJudgements(const Project& project)
{
    std::vector<GoldJudgement> all;
    for (const Record& record : project.records(RecordKind::SealedScore)) {
        const Result<QByteArray> plain = project.unsealed(record);
        if (!plain)
            return plain.error();
        Result<GoldJudgement> judgement = judgementFromJson(*plain);
        if (!judgement)
            return judgement.error();
        all.push_back(std::move(*judgement));
    }
    std::sort(all.begin(), all.end(), [](const GoldJudgement& a, const GoldJudgement& b) {
        return std::tie(a.submittedMs, a.assignment) < std::tie(b.submittedMs, b.assignment);
    });
    return all;
}

} // namespace unisono
