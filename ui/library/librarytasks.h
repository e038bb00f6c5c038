#pragma once

#include "core/library/relink.h"
#include "ui/common/context.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace unisono {

/// Work on the tracks of the open project that takes a while: adding, fingerprinting, looking for files. Runs in the
/// job queue, shows in the status line; results become edits here. Threads: GUI.
class LibraryTasks : public QObject {
    Q_OBJECT
public:
    LibraryTasks(Document& document, JobQueue& jobs, QObject* parent = nullptr);

    /// Files and folders; the rest of the program goes on meanwhile.
    void add(const QStringList& paths);
    /// Adds and shows at once: for files that are opened. The ids of their tracks, in order; empty: none was audio.
    std::vector<TrackId> addNow(const QStringList& paths);
    /// Tracks that nobody has annotated; the others stay, and it is said why.
    void removeTracks(const std::vector<TrackId>& ids);
    /// Which files are not there; answers with filesChecked(). Asked often, it looks once.
    void checkFiles();
    /// Looks for missing files below a folder and links them again.
    void relink(const QString& folder);
    /// Reads tracks that have no fingerprint yet, one after the other.
    void fingerprint();

Q_SIGNALS:
    void filesChecked(const QSet<qint64>& missing);
    void tracksAdded(const std::vector<unisono::TrackId>& ids);
    void said(const QString& sentence);
    void failed(const unisono::Error& error);

private:
    std::vector<TrackId> apply(const MediaScan& scan);
    void lookForFiles();
    void writeWaitingHashes();
    Document& m_document;
    JobQueue& m_jobs;
    QSet<qint64> m_unreadable; ///< not tried again in this session
    std::vector<std::pair<TrackId, MediaHashes>> m_waiting;
    QTimer m_writeLater; ///< many short tracks: one edit a second, not one each
    QTimer m_checkLater;
    bool m_isFingerprinting = false;
    bool m_isChecking = false;
    bool m_checkAgain = false;
};

} // namespace unisono
