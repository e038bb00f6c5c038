#include "core/crypto/signing.h"

#include "core/crypto/sodiumready.h"

#include <array>

#include <sodium.h>

namespace unisono {

static_assert(crypto_sign_SEEDBYTES == kSecretBytes && crypto_sign_PUBLICKEYBYTES == kPublicKeyBytes &&
              crypto_sign_BYTES == kSignatureBytes);

namespace {

using PairSecret = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;

const unsigned char* in(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

SigningKey::SigningKey(SecretKey seed)
    : m_seed(std::move(seed)),
      m_public(kPublicKeyBytes, Qt::Uninitialized)
{
    readySodium();
    PairSecret secret;
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(m_public.data()), secret.data(), m_seed.bytes().data());
    sodium_memzero(secret.data(), secret.size());
}

QByteArray SigningKey::sign(const QByteArray& bytes) const
{
    std::array<unsigned char, kPublicKeyBytes> publicKey;
    PairSecret secret;
    crypto_sign_seed_keypair(publicKey.data(), secret.data(), m_seed.bytes().data());
    QByteArray signature(kSignatureBytes, Qt::Uninitialized);
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, in(bytes),
                         std::size_t(bytes.size()), secret.data());
    sodium_memzero(secret.data(), secret.size());
    return signature;
}

bool verifies(const QByteArray& publicKey, const QByteArray& bytes, const QByteArray& signature)
{
    readySodium();
    return publicKey.size() == kPublicKeyBytes && signature.size() == kSignatureBytes &&
           crypto_sign_verify_detached(in(signature), in(bytes), std::size_t(bytes.size()), in(publicKey)) == 0;
}

} // namespace unisono
