#include "core/jobs/jobqueue.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace unisono {

namespace {

struct Entry {
    std::uint64_t number = 0;
    JobQueue::Request request;
    JobContext context;
    QPointer<QObject> receiver; // looked at on the thread of the queue's owner only
    std::function<void(JobContext&)> work;
    std::function<void()> done;
    std::uint64_t generation = 0;
};

using EntryPtr = std::shared_ptr<Entry>;

} // namespace

struct JobQueue::Private {
    mutable std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable idle;
    std::deque<EntryPtr> waiting[2];
    std::vector<EntryPtr> active;
    std::unordered_map<std::string, std::uint64_t> generations;
    std::vector<std::thread> threads;
    std::uint64_t lastNumber = 0;
    bool stopping = false;

    std::uint64_t generationOf(const QString& group) { return group.isEmpty() ? 0 : generations[group.toStdString()]; }
    bool isStale(const Entry& e) { return generationOf(e.request.group) != e.generation; }

    EntryPtr take(JobPool pool)
    {
        auto& queue = waiting[int(pool)];
        if (queue.empty())
            return nullptr;
        EntryPtr entry;
        if (pool == JobPool::Tiles) {
            entry = queue.back();
            queue.pop_back();
        } else {
            entry = queue.front();
            queue.pop_front();
        }
        return entry;
    }
};

namespace {

/// Posts the result to the application's thread; the queue may be gone by then, hence the weak pointer.
template <class State> void deliver(const std::shared_ptr<State>& state, const EntryPtr& entry)
{
    if (!QCoreApplication::instance())
        return;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [weak = std::weak_ptr<State>(state), entry] {
            const auto alive = weak.lock();
            if (!alive)
                return;
            {
                const std::lock_guard guard(alive->mutex);
                if (alive->stopping || alive->isStale(*entry))
                    return;
            }
            if (entry->receiver)
                entry->done();
        },
        Qt::QueuedConnection);
}

/// Work in the background gives way to the window and to tiles: with both cores decoding, the first picture would wait
/// for its time slice. Threads that such a thread starts inherit it.
void giveWay()
{
#ifdef Q_OS_LINUX
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, id_t(gettid()), kNice); // of this thread alone; where it is refused all stays as it is
#endif
}

template <class State> void serve(const std::shared_ptr<State>& state, JobPool pool)
{
    if (pool == JobPool::Analysis)
        giveWay();
    std::unique_lock lock(state->mutex);
    while (!state->stopping) {
        const EntryPtr entry = state->take(pool);
        if (!entry) {
            state->wake.wait(lock);
            continue;
        }
        if (!state->isStale(*entry)) {
            state->active.push_back(entry);
            lock.unlock();
            entry->work(entry->context);
            entry->work = nullptr; // what the work holds is freed here, not on the GUI thread
            lock.lock();
            std::erase(state->active, entry);
            if (!state->stopping)
                deliver(state, entry);
        }
        if (state->active.empty() && state->waiting[0].empty() && state->waiting[1].empty())
            state->idle.notify_all();
    }
}

} // namespace

JobQueue::JobQueue(int threads)
    : d(std::make_shared<Private>())
{
    // Each pool has threads of its own: a picture never waits for a long analysis.
    const int count = threads > 0 ? threads : std::max(2, int(std::thread::hardware_concurrency()));
    for (int i = 0; i < count; ++i)
        for (const JobPool pool : {JobPool::Analysis, JobPool::Tiles})
            d->threads.emplace_back([state = d, pool] { serve(state, pool); });
}

JobQueue::~JobQueue()
{
    cancelAll();
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->wake.notify_all();
    for (std::thread& thread : d->threads)
        thread.join();
}

std::uint64_t JobQueue::start(const Request& request, QObject* receiver, std::function<void(JobContext&)> work,
                              std::function<void()> done)
{
    auto entry = std::make_shared<Entry>();
    entry->request = request;
    entry->receiver = receiver;
    entry->work = std::move(work);
    entry->done = std::move(done);
    {
        const std::lock_guard lock(d->mutex);
        entry->number = ++d->lastNumber;
        entry->generation = d->generationOf(request.group);
        d->waiting[int(request.pool)].push_back(entry);
    }
    d->wake.notify_all();
    return entry->number;
}

void JobQueue::cancel(std::uint64_t number)
{
    const std::lock_guard lock(d->mutex);
    for (const auto& queue : d->waiting)
        for (const EntryPtr& e : queue)
            if (e->number == number)
                e->context.cancel();
    for (const EntryPtr& e : d->active)
        if (e->number == number)
            e->context.cancel();
}

void JobQueue::cancelGroup(const QString& group)
{
    const std::lock_guard lock(d->mutex);
    ++d->generations[group.toStdString()];
    for (auto& queue : d->waiting)
        std::erase_if(queue, [&](const EntryPtr& e) { return e->request.group == group; });
    for (const EntryPtr& e : d->active)
        if (e->request.group == group)
            e->context.cancel();
}

void JobQueue::cancelAll()
{
    const std::lock_guard lock(d->mutex);
    for (auto& queue : d->waiting)
        queue.clear();
    for (const EntryPtr& e : d->active)
        e->context.cancel();
}

std::vector<JobInfo> JobQueue::running() const
{
    const std::lock_guard lock(d->mutex);
    std::vector<JobInfo> rows;
    const auto add = [&](const EntryPtr& e) {
        if (e->request.pool == JobPool::Analysis)
            rows.push_back({e->number, e->request.name, e->request.subject, e->context.fraction()});
    };
    std::for_each(d->active.begin(), d->active.end(), add);
    std::for_each(d->waiting[int(JobPool::Analysis)].begin(), d->waiting[int(JobPool::Analysis)].end(), add);
    std::sort(rows.begin(), rows.end(), [](const JobInfo& a, const JobInfo& b) { return a.number < b.number; });
    return rows;
}

void JobQueue::waitForIdle()
{
    std::unique_lock lock(d->mutex);
    d->idle.wait(lock, [this] { return d->active.empty() && d->waiting[0].empty() && d->waiting[1].empty(); });
}

} // namespace unisono
