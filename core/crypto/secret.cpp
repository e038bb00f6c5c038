#include "core/crypto/secret.h"

#include "core/crypto/sodiumready.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <sodium.h>

namespace unisono {

void readySodium()
{
    static const int ready = sodium_init();
    if (ready < 0)
        std::abort(); // no source of randomness: every secret made from here on would be a guess
}

template <class Fill> SecretKey SecretKey::filled(Fill fill)
{
    readySodium();
    auto* memory = static_cast<unsigned char*>(sodium_malloc(kSecretBytes));
    Q_CHECK_PTR(memory);
    fill(memory);
    sodium_mprotect_readonly(memory);
    return SecretKey(Bytes(memory, [](unsigned char* old) { sodium_free(old); }));
}

SecretKey SecretKey::random()
{
    return filled([](unsigned char* memory) { randombytes_buf(memory, kSecretBytes); });
}

std::optional<SecretKey> SecretKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != kSecretBytes)
        return std::nullopt;
    return filled([bytes](unsigned char* memory) { std::memcpy(memory, bytes.data(), kSecretBytes); });
}

std::span<const unsigned char, kSecretBytes> SecretKey::bytes() const
{
    return std::span<const unsigned char, kSecretBytes>(m_bytes.get(), kSecretBytes);
}

bool SecretKey::operator==(const SecretKey& other) const
{
    return sodium_memcmp(m_bytes.get(), other.m_bytes.get(), kSecretBytes) == 0;
}

QByteArray randomBytes(int count)
{
    readySodium();
    QByteArray bytes(std::max(count, 0), Qt::Uninitialized);
    randombytes_buf(bytes.data(), std::size_t(bytes.size()));
    return bytes;
}

} // namespace unisono
