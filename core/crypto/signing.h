#pragma once

#include "core/crypto/secret.h"

#include <QByteArray>

namespace unisono {

inline constexpr int kPublicKeyBytes = 32;
inline constexpr int kSignatureBytes = 64;

/// Signs; whoever has its public key can tell. The same seed gives the same keys, and the same bytes the same
/// signature. Threads: any. Source: Ed25519 of libsodium
class SigningKey {
public:
    explicit SigningKey(SecretKey seed);

    const SecretKey& seed() const { return m_seed; }
    QByteArray publicKey() const { return m_public; } ///< 32 bytes
    QByteArray sign(const QByteArray& bytes) const;   ///< 64 bytes

private:
    SecretKey m_seed;
    QByteArray m_public;
};

/// Whether `signature` was made of `bytes` by the key of `publicKey`; false where key or signature has a wrong length.
/// Threads: any
bool verifies(const QByteArray& publicKey, const QByteArray& bytes, const QByteArray& signature);

} // namespace unisono
