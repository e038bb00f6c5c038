#include "core/crypto/sealing.h"

#include "core/crypto/sodiumready.h"

#include <cstring>

#include <sodium.h>

namespace unisono {

namespace {

constexpr char kVersion = 1;
constexpr qsizetype kBucketBytes = 256;
constexpr qsizetype kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype kHeadBytes = 1 + kNonceBytes;
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == kSecretBytes);

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

unsigned char* out(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

QByteArray sealed(const SecretKey& key, const QByteArray& plain, const QByteArray& context)
{
    readySodium();
    const qsizetype padded = (plain.size() / kBucketBytes + 1) * kBucketBytes;
    QByteArray result(kHeadBytes + padded + kTagBytes, Qt::Uninitialized);
    unsigned char* const head = out(result);
    unsigned char* const body = head + kHeadBytes;
    head[0] = kVersion;
    randombytes_buf(head + 1, std::size_t(kNonceBytes));
    if (!plain.isEmpty())
        std::memcpy(body, plain.constData(), std::size_t(plain.size()));
    std::size_t length = 0;
    sodium_pad(&length, body, std::size_t(plain.size()), std::size_t(kBucketBytes), std::size_t(padded));
    const QByteArray bound = kVersion + context;
    crypto_aead_xchacha20poly1305_ietf_encrypt(body, nullptr, body, length, in(bound), std::size_t(bound.size()),
                                               nullptr, head + 1, key.bytes().data());
    return result;
}

Result<QByteArray> unsealed(const SecretKey& key, const QByteArray& sealedBytes, const QByteArray& context)
{
    readySodium();
    if (sealedBytes.size() < kHeadBytes + kBucketBytes + kTagBytes)
        return Error{ErrorCode::Damaged, QStringLiteral("too short to be sealed"), {}, {}};
    if (uchar(sealedBytes[0]) > uchar(kVersion))
        return Error{ErrorCode::NewerVersion,
                     QStringLiteral("sealed by a newer program"),
                     {},
                     QString::number(uchar(sealedBytes[0]))};
    const QByteArray bound = sealedBytes[0] + context;
    QByteArray plain(sealedBytes.size() - kHeadBytes - kTagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out(plain), nullptr, nullptr, in(sealedBytes) + kHeadBytes,
                                                   static_cast<unsigned long long>(sealedBytes.size() - kHeadBytes),
                                                   in(bound), std::size_t(bound.size()), in(sealedBytes) + 1,
                                                   key.bytes().data()) != 0)
        return Error{ErrorCode::WrongKey, QStringLiteral("the tag does not fit"), {}, {}};
    std::size_t length = 0;
    if (sodium_unpad(&length, in(plain), std::size_t(plain.size()), std::size_t(kBucketBytes)) != 0)
        return Error{ErrorCode::Damaged, QStringLiteral("the padding does not fit"), {}, {}};
    sodium_memzero(out(plain) + length, std::size_t(plain.size()) - length);
    plain.truncate(qsizetype(length));
    return plain;
}

} // namespace unisono
