#pragma once

#include "core/store/eventlog.h"

#include <QFile>

namespace unisono {

/// The edits since the backup was made, one line each, beside the project: what a damaged file is rebuilt from.
/// A line that was cut short (a kill, a full disk) ends what is read. Threads: that of the project.
class BackupLog {
public:
    /// How far a log reaches; seq and hash of its start where it holds no event.
    struct Reach {
        QByteArray uuid;
        std::int64_t seq = 0;
        QByteArray hash;
    };
    /// nullopt: none there, or not one of ours.
    static std::optional<Reach> reach(const QString& path);
    /// Events after `seq`, in order, until `sink` returns false.
    static void read(const QString& path, std::int64_t seq, const std::function<bool(const Event&)>& sink);

    /// Starts an empty log. False where it cannot be written.
    bool start(const QString& path, const Reach& from);
    /// Goes on with one; a line cut short is taken off.
    bool goOn(const QString& path);
    bool append(const std::vector<Event>& events);
    bool isOpen() const { return m_file.isOpen(); }
    qint64 bytes() const { return m_file.size(); }
    void close() { m_file.close(); }

private:
    QFile m_file;
};

} // namespace unisono
