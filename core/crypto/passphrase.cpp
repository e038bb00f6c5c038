#include "core/crypto/passphrase.h"

#include "core/crypto/sodiumready.h"

#include <array>

#include <sodium.h>

namespace unisono {

static_assert(crypto_pwhash_SALTBYTES == 16);

KeyParams newKeyParams(KeyCost cost)
{
    const bool moderate = cost == KeyCost::Moderate;
    return {randomBytes(crypto_pwhash_SALTBYTES), moderate ? crypto_pwhash_OPSLIMIT_MODERATE : 1U,
            moderate ? crypto_pwhash_MEMLIMIT_MODERATE : 1U << 20};
}

Result<SecretKey> deriveKey(const QString& passphrase, const KeyParams& params)
{
    readySodium();
    if (passphrase.isEmpty())
        return Error{ErrorCode::Invalid, QStringLiteral("no passphrase"), {}, {}};
    if (params.operations > kMostKeyOperations || params.memoryBytes > kMostKeyMemoryBytes)
        return Error{ErrorCode::TooLarge, QStringLiteral("key parameters above the limits"), {}, {}};
    if (params.salt.size() != crypto_pwhash_SALTBYTES || params.operations < crypto_pwhash_OPSLIMIT_MIN ||
        params.memoryBytes < crypto_pwhash_MEMLIMIT_MIN)
        return Error{ErrorCode::Invalid, QStringLiteral("key parameters"), {}, {}};

    QString composed = passphrase.normalized(QString::NormalizationForm_C);
    QByteArray text = composed.toUtf8();
    std::array<unsigned char, kSecretBytes> key;
    const int failed = crypto_pwhash(key.data(), key.size(), text.constData(), std::size_t(text.size()),
                                     reinterpret_cast<const unsigned char*>(params.salt.constData()), params.operations,
                                     std::size_t(params.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(text.data(), std::size_t(text.size()));
    // Where it was composed already the text is the caller's own, and stays.
    if (composed.isDetached())
        sodium_memzero(composed.data(), std::size_t(composed.size()) * sizeof(QChar));
    if (failed)
        return Error{ErrorCode::TooLarge, QStringLiteral("no memory to derive the key"), {}, {}};
    std::optional<SecretKey> secret = SecretKey::fromBytes(QByteArrayView(key.data(), qsizetype(key.size())));
    sodium_memzero(key.data(), key.size());
    return *std::move(secret);
}

} // namespace unisono
