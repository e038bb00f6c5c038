#include "ui/timeline/tileloader.h"

#include <algorithm>

namespace unisono {

namespace {
// Two for each of the usual worker threads: one painting, one waiting, so that none idles until the loop comes round.
constexpr std::size_t kMostRunning = 4;
constexpr int kQuietMs = 60;
} // namespace

TileLoader::TileLoader(JobQueue& jobs, TileCache& cache, QObject* parent)
    : QObject(parent),
      m_jobs(jobs),
      m_cache(cache)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &TileLoader::pump);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMs);
    connect(&m_quiet, &QTimer::timeout, this, &TileLoader::pump);
}

bool TileLoader::isWanted(const TileKey& key) const
{
    return std::any_of(m_wishes.begin(), m_wishes.end(), [&](const auto& entry) {
        const Wish& wish = entry.second;
        return std::find(wish.now.begin(), wish.now.end(), key) != wish.now.end() ||
               std::find(wish.later.begin(), wish.later.end(), key) != wish.later.end();
    });
}

void TileLoader::want(const QObject* owner, Wish wish)
{
    m_wishes[owner] = std::move(wish);
    for (const auto& [key, number] : m_running)
        if (!isWanted(key))
            m_jobs.cancel(number);
    m_quiet.start();
    m_soon.start();
}

bool TileLoader::startFirst(const std::vector<TileKey>& keys, const Wish& wish)
{
    for (const TileKey& key : keys) {
        if (m_cache.contains(key) || m_running.contains(key) || m_failed.contains(key))
            continue;
        m_running[key] = m_jobs.run<QImage>(
            {JobPool::Tiles, QStringLiteral("job.tile"), {}, {}}, this,
            [paint = wish.paint(key)](JobContext& context) -> Result<QImage> {
                if (context.cancelled())
                    return cancelledError();
                return paint(context);
            },
            [this, key](Result<QImage> image) { finished(key, std::move(image)); });
        return true;
    }
    return false;
}

void TileLoader::pump()
{
    const auto startOne = [this](std::vector<TileKey> Wish::*list) {
        return std::any_of(m_wishes.begin(), m_wishes.end(),
                           [&](const auto& entry) { return startFirst(entry.second.*list, entry.second); });
    };
    while (m_running.size() < kMostRunning && startOne(&Wish::now)) {
    }
    // Guesses wait until the hand rests, and leave one worker free for what is really asked for.
    while (!m_quiet.isActive() && m_running.size() < kMostRunning / 2 && startOne(&Wish::later)) {
    }
}

void TileLoader::finished(const TileKey& key, Result<QImage> image)
{
    m_running.erase(key);
    if (image) {
        m_cache.insert(key, *image);
        Q_EMIT arrived(key);
    } else if (image.error().code != ErrorCode::Cancelled) {
        m_failed.insert(key);
    }
    pump();
}

} // namespace unisono
