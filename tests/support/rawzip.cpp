#include "tests/support/rawzip.h"

#include <QtEndian>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>

namespace unisono::test {

namespace {

std::uint32_t crc32Of(const QByteArray& bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> all{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int k = 0; k < 8; ++k)
                c = (c & 1) ? 0xedb88320U ^ (c >> 1) : c >> 1;
            all[i] = c;
        }
        return all;
    }();
    std::uint32_t crc = ~0U;
    for (const char byte : bytes)
        crc = table[(crc ^ uchar(byte)) & 255] ^ (crc >> 8);
    return ~crc;
}

template <class... Values> void put(QByteArray& out, Values... values)
{
    const auto one = [&out](auto value) {
        value = qToLittleEndian(value);
        out.append(reinterpret_cast<const char*>(&value), qsizetype(sizeof value));
    };
    (one(values), ...);
}

using u16 = std::uint16_t;
using u32 = std::uint32_t;

/// What stands alike in front of an entry and in the list at the end.
QByteArray common(const RawEntry& entry, const QByteArray& packed)
{
    const u16 method = entry.method ? entry.method : entry.deflated ? 8 : 0;
    const std::int64_t bytes = entry.claimedBytes < 0 ? entry.content.size() : entry.claimedBytes;
    QByteArray out;
    put(out, u16((entry.system << 8) | 20), entry.flags, method, u16(0), u16(33), crc32Of(entry.content),
        u32(packed.size()), u32(bytes), u16(entry.name.size()), u16(0));
    return out;
}

} // namespace

QByteArray rawZip(const std::vector<RawEntry>& entries)
{
    QByteArray out;
    QByteArray list;
    for (const RawEntry& entry : entries) {
        QByteArray packed = entry.content;
        if (entry.deflated) { // without Qt's length, and zlib's head and sum
            packed = qCompress(entry.content, 9);
            packed = packed.mid(6, packed.size() - 10);
        }
        const QByteArray fields = common(entry, packed);
        list += "PK\1\2";
        put(list, u16((entry.system << 8) | 20));
        list += fields;
        put(list, u16(0), u16(0), u16(0), u32(entry.mode << 16), u32(out.size()));
        list += entry.name;
        out += "PK\3\4" + fields + entry.name + packed;
    }
    const qsizetype at = out.size();
    out += list;
    out += "PK\5\6";
    put(out, u16(0), u16(0), u16(entries.size()), u16(entries.size()), u32(list.size()), u32(at), u16(0));
    return out;
}

QByteArray bombZip(const QByteArray& name, std::int64_t bytes)
{
    const auto write = [](struct archive*, void* out, const void* data, std::size_t size) {
        static_cast<QByteArray*>(out)->append(static_cast<const char*>(data), qsizetype(size));
        return la_ssize_t(size);
    };
    QByteArray out;
    struct archive* const archive = archive_write_new();
    archive_write_set_format_zip(archive);
    archive_write_open(archive, &out, nullptr, write, nullptr);
    struct archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.constData());
    archive_entry_set_size(entry, bytes);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(archive, entry);
    archive_entry_free(entry);
    const QByteArray zeros(1 << 20, '\0');
    for (std::int64_t left = bytes; left > 0; left -= zeros.size())
        archive_write_data(archive, zeros.constData(), std::size_t(std::min<std::int64_t>(left, zeros.size())));
    archive_write_close(archive);
    archive_write_free(archive);
    return out;
}

} // namespace unisono::test
