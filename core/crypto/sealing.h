#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <QByteArray>

namespace unisono {

/// `plain` encrypted and authenticated: one byte of version, 24 bytes of random nonce, the cipher text with its tag.
/// `context` says what it is and where it belongs (a table and a row, say); it is not kept, but has to be the same
/// to unseal, so that sealed values cannot change places. The length tells `plain`'s only up to a multiple of 256.
/// Threads: any. Source: XChaCha20-Poly1305 (IETF) of libsodium
QByteArray sealed(const SecretKey& key, const QByteArray& plain, const QByteArray& context);

/// What was sealed. Errors: WrongKey -> key, context or a byte is another; Damaged -> too short to be sealed at all;
/// NewerVersion
Result<QByteArray> unsealed(const SecretKey& key, const QByteArray& sealedBytes, const QByteArray& context);

} // namespace unisono
