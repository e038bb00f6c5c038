#include "core/package/archivereader.h"

#include "core/package/refusal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include <archive.h>
#include <archive_entry.h>

namespace unisono {

namespace {

/// The list of entries at the end of the file is read whole before the first of them is given.
constexpr qint64 kMostListBytesEach = 512;
constexpr qint64 kListBytesSpare = 1 << 20;

bool isJson(const QString& name)
{
    return name.endsWith(QLatin1String(".json"));
}

/// Where something else than a plain relative name inside the package stands, the rule that it breaks.
const char* brokenNameRule(const QByteArray& name, int mostBytes)
{
    if (name.isEmpty())
        return "package.name";
    if (name.size() > mostBytes)
        return "package.name-long";
    const auto isControl = [](char c) { return uchar(c) < 0x20 || c == 0x7f; };
    if (std::any_of(name.begin(), name.end(), isControl))
        return "package.name-control";
    if (name.contains('\\'))
        return "package.name-backslash";
    if (name.startsWith('/'))
        return "package.name-absolute";
    if (name.size() > 1 && name[1] == ':')
        return "package.name-drive";
    for (const QByteArray& part : name.split('/'))
        if (part == ".." || part == ".")
            return "package.name-outside";
    return nullptr;
}

} // namespace

struct ArchiveReader::Source {
    explicit Source(QIODevice& from)
        : device(from),
          archive(archive_read_new())
    {
    }
    ~Source() { archive_read_free(archive); }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    static la_ssize_t read(struct archive*, void* self, const void** out)
    {
        auto* source = static_cast<Source*>(self);
        const qint64 n = source->device.read(source->block.data(), qint64(source->block.size()));
        *out = source->block.data();
        source->allowance -= std::max<qint64>(n, 0);
        if (n < 0 || source->allowance < 0) {
            archive_set_error(source->archive, EIO, "refused");
            return ARCHIVE_FATAL;
        }
        return n;
    }
    static la_int64_t skip(struct archive*, void* self, la_int64_t request)
    {
        auto* source = static_cast<Source*>(self);
        const qint64 from = source->device.pos();
        const qint64 step = std::min<qint64>(request, source->device.size() - from);
        return step > 0 && source->device.seek(from + step) ? step : 0;
    }
    static la_int64_t seek(struct archive*, void* self, la_int64_t offset, int whence)
    {
        auto* source = static_cast<Source*>(self);
        const qint64 size = source->device.size();
        const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source->device.pos() : size;
        if (offset < -base || offset > size - base || !source->device.seek(base + offset))
            return ARCHIVE_FATAL;
        return base + offset;
    }

    QIODevice& device;
    struct archive* archive;
    std::array<char, 1 << 16> block;
    qint64 allowance = 0; ///< bytes that may still be taken from the device until it is given anew
};

ArchiveReader::ArchiveReader() = default;
ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(QIODevice& device, const PackageLimits& limits)
{
    std::unique_ptr<ArchiveReader> reader(new ArchiveReader);
    reader->m_limits = limits;
    reader->m_source = std::make_unique<Source>(device);
    reader->m_source->allowance = limits.entries * kMostListBytesEach + kListBytesSpare;
    struct archive* const archive = reader->m_source->archive;
    if (!archive || !device.seek(0) || archive_read_support_format_zip_seekable(archive) != ARCHIVE_OK ||
        archive_read_set_seek_callback(archive, Source::seek) != ARCHIVE_OK ||
        archive_read_set_read_callback(archive, Source::read) != ARCHIVE_OK ||
        archive_read_set_skip_callback(archive, Source::skip) != ARCHIVE_OK ||
        archive_read_set_callback_data(archive, reader->m_source.get()) != ARCHIVE_OK ||
        archive_read_open1(archive) != ARCHIVE_OK)
        return refused("package.unreadable");
    return reader;
}

Error ArchiveReader::damaged() const
{
    return refused("package.entry-damaged", m_entry.name);
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next()
{
    struct archive_entry* found = nullptr;
    const int status = archive_read_next_header(m_source->archive, &found);
    if (status == ARCHIVE_EOF)
        return std::optional<Entry>();
    if (m_source->allowance < 0)
        return refused("package.too-many-entries", QString::number(m_limits.entries));
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return refused("package.unreadable");
    const char* const raw = archive_entry_pathname(found);
    const QByteArray name(raw ? raw : "");
    m_entry = {QString::fromUtf8(name.left(4096)), 0};
    if (const char* rule = brokenNameRule(name, m_limits.nameBytes))
        return refused(rule, m_entry.name);
    const auto type = archive_entry_filetype(found);
    if (type == AE_IFLNK || archive_entry_symlink(found) || archive_entry_hardlink(found))
        return refused("package.link", m_entry.name);
    if (type != AE_IFREG)
        return refused("package.not-a-file", m_entry.name);
    if (m_names.contains(m_entry.name))
        return refused("package.duplicate-entry", m_entry.name);
    m_names.insert(m_entry.name);
    if (m_names.size() > m_limits.entries)
        return refused("package.too-many-entries", QString::number(m_limits.entries));
    if (archive_entry_is_encrypted(found))
        return refused("package.encrypted", m_entry.name);
    // Other methods take memory of their own accord, and no package is written with them.
    const QByteArray method(archive_format_name(m_source->archive));
    if (!method.endsWith("(uncompressed)") && !method.endsWith("(deflation)"))
        return refused("package.compression", m_entry.name);
    if (status != ARCHIVE_OK || !archive_entry_size_is_set(found) || archive_entry_size(found) < 0)
        return damaged();
    m_entry.bytes = archive_entry_size(found);
    if (m_entry.bytes > (isJson(m_entry.name) ? m_limits.jsonBytes : m_limits.audioBytes))
        return refused("package.entry-large", m_entry.name);
    if (m_entry.bytes > m_limits.totalBytes - m_declared)
        return refused("package.total-large", m_entry.name);
    m_declared += m_entry.bytes;
    // From here on the entry's own length is what bounds the reading.
    m_source->allowance = std::numeric_limits<qint64>::max();
    return std::optional<Entry>(m_entry);
}

Result<void> ArchiveReader::read(const Sink& sink)
{
    struct archive* const archive = m_source->archive;
    const qint64 from = archive_filter_bytes(archive, -1);
    qint64 produced = 0;
    for (;;) {
        const void* data = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(archive, &data, &size, &offset);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK || offset != produced || qint64(size) > m_entry.bytes - produced)
            return damaged();
        produced += qint64(size);
        const qint64 consumed = std::max<qint64>(archive_filter_bytes(archive, -1) - from, 1);
        if (produced > m_limits.freeExpansionBytes && produced / m_limits.expansion > consumed)
            return refused("package.bomb", m_entry.name);
        if (const Result<void> taken = sink(QByteArrayView(static_cast<const char*>(data), qsizetype(size))); !taken)
            return taken.error();
    }
    if (produced != m_entry.bytes)
        return damaged();
    return {};
}

Result<QByteArray> ArchiveReader::readAll()
{
    QByteArray all(""); // empty is not missing
    const Result<void> done = read([&all](QByteArrayView block) -> Result<void> {
        all.append(block);
        return {};
    });
    if (!done)
        return done.error();
    return all;
}

} // namespace unisono
