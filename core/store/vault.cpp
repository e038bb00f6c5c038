#include "core/store/vault.h"

#include "core/annotation/rowjson.h"
#include "core/crypto/sealing.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace unisono {

namespace {

const QByteArray kKeyContext = "unisono key";

QByteArray contextOf(RecordKind kind, const QString& key)
{
    return QByteArray::number(int(kind)) + ':' + key.toUtf8();
}

QByteArray bytesOf(const SecretKey& key)
{
    const auto bytes = key.bytes();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
}

Error corrupt(const char* what)
{
    return {ErrorCode::Corrupt, QLatin1String(what), {}, {}};
}

} // namespace

std::shared_ptr<const Vault> Vault::make()
{
    return std::shared_ptr<const Vault>(new Vault(SecretKey::random(), SigningKey(SecretKey::random())));
}

Result<std::shared_ptr<const Vault>> Vault::open(const QByteArray& keyRecord, const QString& passphrase)
{
    const QJsonObject json = QJsonDocument::fromJson(keyRecord).object();
    const auto bytes = [&](const char* name) {
        return QByteArray::fromBase64(json.value(QLatin1String(name)).toString().toLatin1());
    };
    if (json.value(QLatin1String("algorithm")).toString() != QLatin1String("argon2id"))
        return corrupt("no key record");
    const KeyParams params{bytes("salt"), std::uint64_t(json.value(QLatin1String("operations")).toInteger()),
                           std::uint64_t(json.value(QLatin1String("memoryBytes")).toInteger())};
    const Result<SecretKey> outer = deriveKey(passphrase, params);
    if (!outer)
        return outer.error();
    Result<QByteArray> inner = unsealed(*outer, bytes("keys"), kKeyContext);
    if (!inner)
        return inner.error();
    const bool isWhole = inner->size() == 2 * kSecretBytes;
    const auto key = SecretKey::fromBytes(QByteArrayView(*inner).first(isWhole ? kSecretBytes : 0));
    const auto seed = SecretKey::fromBytes(QByteArrayView(*inner).last(isWhole ? kSecretBytes : 0));
    inner->fill('\0');
    if (!key || !seed)
        return corrupt("keys of another length");
    return std::shared_ptr<const Vault>(new Vault(*key, SigningKey(*seed)));
}

Result<QByteArray> Vault::keyRecord(const QString& passphrase, KeyCost cost) const
{
    const KeyParams params = newKeyParams(cost);
    const Result<SecretKey> outer = deriveKey(passphrase, params);
    if (!outer)
        return outer.error();
    QByteArray inner = bytesOf(m_key) + bytesOf(m_signing.seed());
    const QByteArray keys = sealed(*outer, inner, kKeyContext);
    inner.fill('\0');
    const QJsonObject json{{QLatin1String("algorithm"), QLatin1String("argon2id")},
                           {QLatin1String("salt"), QString::fromLatin1(params.salt.toBase64())},
                           {QLatin1String("operations"), qint64(params.operations)},
                           {QLatin1String("memoryBytes"), qint64(params.memoryBytes)},
                           {QLatin1String("keys"), QString::fromLatin1(keys.toBase64())},
                           {QLatin1String("publicKey"), QString::fromLatin1(m_signing.publicKey().toBase64())}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray Vault::seal(RecordKind kind, const QString& key, const QByteArray& plain) const
{
    return sealed(m_key, plain, contextOf(kind, key));
}

Result<QByteArray> Vault::unseal(const Record& record) const
{
    return unsealed(m_key, record.body, contextOf(record.kind, record.key));
}

QByteArray itemsToJson(const Items& items)
{
    QJsonArray array;
    for (const Item& item : items)
        array.append(rowToJson(item));
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Result<Items> itemsFromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return corrupt("no list of items");
    Items items;
    const QJsonArray array = document.array();
    items.reserve(std::size_t(array.size()));
    for (const QJsonValue& entry : array)
        if (!rowFromJson(entry.toObject(), items.emplace_back()))
            return corrupt("not an item");
    return items;
}

} // namespace unisono
