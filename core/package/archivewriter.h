#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/package/manifest.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace unisono {

/// Writes a zip whose bytes depend on names and contents alone: no time, no owner, nothing of the machine.
/// `device` is open for writing and outlives this. Errors of all: DiskFull, CannotWrite. Threads: one.
/// Source: libarchive
class ArchiveWriter {
public:
    explicit ArchiveWriter(QIODevice& device);
    ~ArchiveWriter();

    /// Packed, unless that would make it so much smaller that a reader takes it for a bomb.
    Result<void> add(const QString& name, const QByteArray& bytes);
    /// Stored as it is; exactly `bytes` of the source. Errors: CannotRead -> there are fewer; Cancelled
    Result<void> addStored(const QString& name, QIODevice& source, qint64 bytes, JobContext& job);
    Result<void> finish();

    /// What was added so far.
    const std::vector<ManifestEntry>& entries() const { return m_entries; }

private:
    struct Target;
    enum class Packing { Deflated, Stored };
    Result<void> begin(const QString& name, qint64 bytes, Packing packing);
    Error failure() const;

    std::unique_ptr<Target> m_target;
    std::vector<ManifestEntry> m_entries;
};

} // namespace unisono
