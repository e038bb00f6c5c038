#include "core/workflow/commitment.h"

#include "core/annotation/rowjson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

namespace unisono {

namespace {

QJsonObject itemJson(const Item& item)
{
    QJsonObject json{{QStringLiteral("start"), qint64(item.span.start.value)},
                     {QStringLiteral("end"), qint64(item.span.end.value)}};
    if (item.level != 0)
        json.insert(QStringLiteral("level"), item.level);
    if (!item.label.isEmpty())
        json.insert(QStringLiteral("label"), item.label);
    if (!item.foreignText.isEmpty())
        json.insert(QStringLiteral("foreignText"), item.foreignText);
    if (const QJsonObject payload = payloadToJson(item.payload); !payload.isEmpty())
        json.insert(QStringLiteral("value"), payload);
    return json;
}

/// A list of objects, by their bytes.
template <class T, class ToJson> QByteArray sortedList(const std::vector<T>& list, ToJson toJson)
{
    std::vector<QByteArray> parts;
    for (const T& each : list)
        parts.push_back(toJson(each));
    std::sort(parts.begin(), parts.end());
    QByteArray text;
    for (const QByteArray& part : parts)
        text += (text.isEmpty() ? "" : ",") + part;
    return '[' + text + ']';
}

void addWithLength(QCryptographicHash& hash, const QByteArray& bytes)
{
    char length[8];
    qToBigEndian(quint64(bytes.size()), length);
    hash.addData({length, sizeof(length)});
    hash.addData(bytes);
}

} // namespace

QByteArray goldAnswerBytes(const GoldAnswer& gold)
{
    const auto item = [](const Item& each) { return QJsonDocument(itemJson(each)).toJson(QJsonDocument::Compact); };
    const QByteArray accepted = sortedList(gold.accepted, [&](const Items& items) { return sortedList(items, item); });
    return "{\"accepted\":" + accepted + ",\"frames\":" + QByteArray::number(qint64(gold.frames)) +
           ",\"rate\":" + QByteArray::number(gold.rate.hz) + '}';
}

QByteArray goldToleranceBytes(const GoldTolerance& tolerance)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("seconds"), tolerance.seconds},
                                     {QStringLiteral("value"), tolerance.value},
                                     {QStringLiteral("ratio"), tolerance.ratio}})
        .toJson(QJsonDocument::Compact);
}

Result<QByteArray> goldCommitment(const QByteArray& salt, const QByteArray& answer, const QByteArray& tolerance)
{
    if (salt.size() != kCommitmentSaltBytes)
        return Error{ErrorCode::Invalid, QStringLiteral("a salt of another length"), {}, QString::number(salt.size())};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addWithLength(hash, QByteArrayLiteral("unisono-gold-1"));
    hash.addData(salt);
    addWithLength(hash, answer);
    addWithLength(hash, tolerance);
    return hash.result();
}

bool isCommittedTo(const QByteArray& commitment, const QByteArray& salt, const QByteArray& answer,
                   const QByteArray& tolerance)
{
    const Result<QByteArray> hash = goldCommitment(salt, answer, tolerance);
    return hash && *hash == commitment;
}

} // namespace unisono
