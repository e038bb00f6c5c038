#pragma once

#include "core/base/result.h"
#include "core/crypto/secret.h"

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace unisono {

/// What a key is derived with beside the passphrase. Not secret: it lies beside what the key seals.
struct KeyParams {
    QByteArray salt; ///< 16 bytes
    std::uint64_t operations = 0;
    std::uint64_t memoryBytes = 0;
    bool operator==(const KeyParams&) const = default;
};

inline constexpr std::uint64_t kMostKeyOperations = 16;
inline constexpr std::uint64_t kMostKeyMemoryBytes = std::uint64_t(1) << 30;

/// How much work it is to derive a key, and so to guess a passphrase.
enum class KeyCost {
    Moderate, ///< 256 MB and about a second
    Cheap     ///< 1 MB and a few milliseconds: for tests, protects nothing
};

/// Fresh parameters with a random salt.
KeyParams newKeyParams(KeyCost cost = KeyCost::Moderate);

/// The key of a passphrase, the same for the same text however it was typed (Unicode NFC, then UTF-8). Takes the time
/// and the memory that the parameters say, so that it belongs into a job. Errors: Invalid -> no passphrase, or
/// parameters that no key is made with; TooLarge -> parameters above the limits, or more memory than there is.
/// Threads: any. Source: Argon2id of libsodium (crypto_pwhash)
Result<SecretKey> deriveKey(const QString& passphrase, const KeyParams& params);

} // namespace unisono
