#include "core/package/archivewriter.h"

#include <QCryptographicHash>
#include <QFileDevice>

#include <algorithm>
#include <cerrno>

#include <archive.h>
#include <archive_entry.h>

namespace unisono {

namespace {

constexpr qsizetype kBlockBytes = 1 << 18;
/// Far below what a reader refuses, for level 1 packs less than what is written.
constexpr qsizetype kMostExpansion = 50;

} // namespace

struct ArchiveWriter::Target {
    explicit Target(QIODevice& to)
        : device(to),
          archive(archive_write_new())
    {
    }
    ~Target() { archive_write_free(archive); }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    static la_ssize_t write(struct archive* archive, void* self, const void* data, std::size_t size)
    {
        const qint64 n = static_cast<Target*>(self)->device.write(static_cast<const char*>(data), qint64(size));
        if (n <= 0)
            archive_set_error(archive, EIO, "not written");
        return n > 0 ? la_ssize_t(n) : -1;
    }

    QIODevice& device;
    struct archive* archive;
    bool open = false;
};

ArchiveWriter::ArchiveWriter(QIODevice& device)
    : m_target(std::make_unique<Target>(device))
{
    struct archive* const archive = m_target->archive;
    m_target->open = archive && archive_write_set_format_zip(archive) == ARCHIVE_OK &&
                     archive_write_set_bytes_per_block(archive, int(kBlockBytes)) == ARCHIVE_OK &&
                     archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
                     archive_write_open(archive, m_target.get(), nullptr, Target::write, nullptr) == ARCHIVE_OK;
}

ArchiveWriter::~ArchiveWriter() = default;

Error ArchiveWriter::failure() const
{
    const auto* file = qobject_cast<const QFileDevice*>(&m_target->device);
    const bool full = file && file->error() == QFileDevice::ResourceError;
    return {full ? ErrorCode::DiskFull : ErrorCode::CannotWrite, m_target->device.errorString(), {}, {}};
}

Result<void> ArchiveWriter::begin(const QString& name, qint64 bytes, Packing packing)
{
    if (!m_target->open)
        return failure();
    struct archive* const archive = m_target->archive;
    if (packing == Packing::Stored)
        archive_write_zip_set_compression_store(archive);
    else
        archive_write_zip_set_compression_deflate(archive);
    struct archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.toUtf8().constData());
    archive_entry_set_size(entry, bytes);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    const int status = archive_write_header(archive, entry);
    archive_entry_free(entry);
    if (status != ARCHIVE_OK)
        return failure();
    return {};
}

Result<void> ArchiveWriter::add(const QString& name, const QByteArray& bytes)
{
    const bool small = bytes.size() <= kBlockBytes;
    const bool packs = small || qCompress(bytes, 1).size() > bytes.size() / kMostExpansion;
    if (const Result<void> begun = begin(name, bytes.size(), packs ? Packing::Deflated : Packing::Stored); !begun)
        return begun;
    if (!bytes.isEmpty() &&
        archive_write_data(m_target->archive, bytes.constData(), std::size_t(bytes.size())) != bytes.size())
        return failure();
    m_entries.push_back({name, bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
    return {};
}

Result<void> ArchiveWriter::addStored(const QString& name, QIODevice& source, qint64 bytes, JobContext& job)
{
    if (const Result<void> begun = begin(name, bytes, Packing::Stored); !begun)
        return begun;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(kBlockBytes, Qt::Uninitialized);
    for (qint64 left = bytes; left > 0;) {
        if (job.cancelled())
            return cancelledError();
        const qint64 n = source.read(block.data(), std::min<qint64>(left, block.size()));
        if (n <= 0)
            return Error{ErrorCode::CannotRead, QStringLiteral("the file breaks off"), {}, {}};
        if (archive_write_data(m_target->archive, block.constData(), std::size_t(n)) != n)
            return failure();
        hash.addData(QByteArrayView(block.constData(), qsizetype(n)));
        left -= n;
    }
    m_entries.push_back({name, bytes, hash.result()});
    return {};
}

Result<void> ArchiveWriter::finish()
{
    if (!m_target->open || archive_write_close(m_target->archive) != ARCHIVE_OK)
        return failure();
    return {};
}

} // namespace unisono
