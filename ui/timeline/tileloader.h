#pragma once

#include "core/jobs/jobqueue.h"
#include "ui/timeline/tilecache.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace unisono {

/// Has tiles painted in the job queue and puts them in the cache: what is on the screen first, then, once nothing was
/// asked for during a moment, what is likely to be asked for next. Only a few are handed to the queue at a time and
/// those no longer wanted are cancelled, so that a view that moves on never waits for where it was. Threads: GUI.
class TileLoader : public QObject {
    Q_OBJECT
public:
    /// A pure function that paints one tile; runs in a worker.
    using Paint = std::function<Result<QImage>(JobContext&)>;

    TileLoader(JobQueue& jobs, TileCache& cache, QObject* parent = nullptr);

    /// Replaces what `owner` wants. Tiles that are in the cache or could not be painted are passed over.
    struct Wish {
        std::vector<TileKey> now;
        std::vector<TileKey> later;
        std::function<Paint(const TileKey&)> paint;
    };
    void want(const QObject* owner, Wish wish);
    /// Tries again what failed (the file is back).
    void forgetFailures() { m_failed.clear(); }
    bool isIdle() const { return m_running.empty() && !m_quiet.isActive(); }

Q_SIGNALS:
    void arrived(const unisono::TileKey& key);

private:
    void pump();
    bool startFirst(const std::vector<TileKey>& keys, const Wish& wish);
    bool isWanted(const TileKey& key) const;
    void finished(const TileKey& key, Result<QImage> image);

    JobQueue& m_jobs;
    TileCache& m_cache;
    std::map<const QObject*, Wish> m_wishes;
    std::map<TileKey, std::uint64_t> m_running;
    std::set<TileKey> m_failed;
    QTimer m_soon;  ///< starts work after the picture that asked for it is on the screen
    QTimer m_quiet; ///< runs while there was a wish a moment ago
};

} // namespace unisono
