#pragma once

#include "core/base/result.h"
#include "core/package/packagelimits.h"

#include <QByteArrayView>
#include <QIODevice>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace unisono {

/// Walks the entries of a zip from elsewhere, in the order of the file. Every name, kind, count and length is judged
/// before it is used: names are relative, of plain files, without "..", once each. Refuses what a package never holds.
/// `device` is seekable, open for reading and outlives this. Threads: one. Source: libarchive
class ArchiveReader {
public:
    struct Entry {
        QString name;
        qint64 bytes = 0; ///< as it says of itself; read() gives as many or refuses
    };
    /// Gets the bytes as they come; an error ends the reading.
    using Sink = std::function<Result<void>(QByteArrayView)>;

    /// Errors: Refused -> package.unreadable
    static Result<std::unique_ptr<ArchiveReader>> open(QIODevice& device, const PackageLimits& limits);
    ~ArchiveReader();

    /// nullopt: at the end. Errors: Refused (package.*, of names, kinds, counts and lengths)
    Result<std::optional<Entry>> next();
    /// All of the entry that next() gave last, once. Errors: Refused -> package.bomb, package.entry-large,
    /// package.total-large, package.entry-damaged; what the sink says
    Result<void> read(const Sink& sink);
    Result<QByteArray> readAll();

private:
    struct Source;
    ArchiveReader();
    Error damaged() const;

    std::unique_ptr<Source> m_source;
    PackageLimits m_limits;
    Entry m_entry;
    QSet<QString> m_names;
    qint64 m_declared = 0; ///< bytes of all entries so far, as they say of themselves
};

} // namespace unisono
