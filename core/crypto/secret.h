#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <optional>
#include <span>

namespace unisono {

inline constexpr int kSecretBytes = 32;

/// 32 secret bytes in memory that is kept out of swap where the system allows it, guarded on both sides, read-only,
/// and wiped when the last copy goes. Copies share the bytes. Always holds a secret, except after it was moved from.
/// Threads: any. Source: libsodium's sodium_malloc
class SecretKey {
public:
    static SecretKey random();
    /// nullopt: not 32 bytes. The caller's own copy is the caller's to wipe.
    static std::optional<SecretKey> fromBytes(QByteArrayView bytes);

    std::span<const unsigned char, kSecretBytes> bytes() const;
    /// In a time that does not depend on the bytes.
    bool operator==(const SecretKey& other) const;

private:
    using Bytes = std::shared_ptr<const unsigned char>;
    explicit SecretKey(Bytes bytes)
        : m_bytes(std::move(bytes))
    {
    }
    template <class Fill> static SecretKey filled(Fill fill);
    Bytes m_bytes;
};

/// From the system's generator, fit for keys, salts and ids. Threads: any
QByteArray randomBytes(int count);

} // namespace unisono
