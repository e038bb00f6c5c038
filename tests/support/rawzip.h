#pragma once

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace unisono::test {

/// An entry of a zip as its bytes say, however wrong.
struct RawEntry {
    QByteArray name;
    QByteArray content;
    std::uint32_t mode = 0100644; ///< as Unix keeps it: kind and rights
    bool deflated = false;
    std::uint16_t method = 0;       ///< 0: by `deflated`
    std::uint16_t flags = 0;        ///< 1: encrypted
    std::uint8_t system = 3;        ///< that made it: 3 Unix, 0 MS-DOS
    std::int64_t claimedBytes = -1; ///< unpacked length that is said; -1: the true one
};

/// The bytes of a zip with these entries, in this order, made by hand.
QByteArray rawZip(const std::vector<RawEntry>& entries);

/// A zip of one entry of that many zeros, packed as far as deflate goes: a bomb. Takes no more memory than it has
/// bytes.
QByteArray bombZip(const QByteArray& name, std::int64_t bytes);

} // namespace unisono::test
