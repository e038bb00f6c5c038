#pragma once

#include "core/jobs/job.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace unisono {

/// Where work runs: long analyses first come first served; tiles newest first, so that what is on the screen now wins.
enum class JobPool { Analysis, Tiles };

/// One row of the list of running work; `name` is a stable dotted id ("job.peaks") that ui/text turns into words.
struct JobInfo {
    std::uint64_t number = 0;
    QString name;
    QString subject;
    double fraction = -1; ///< 0..1, negative: unknown
};

/// Runs pure functions in two thread pools and hands their results back on the thread of a receiver.
/// Results are dropped where the receiver died or where cancelGroup() was called after the start (a generation
/// number per group). The destructor cancels all and waits.
/// Threads: made, called and destroyed on the GUI thread (any thread with an event loop); work runs in the pools.
class JobQueue {
public:
    explicit JobQueue(int threads = 0); ///< 0: as many as the machine has cores
    ~JobQueue();
    JobQueue(const JobQueue&) = delete;
    JobQueue& operator=(const JobQueue&) = delete;

    struct Request {
        JobPool pool = JobPool::Analysis;
        QString name;
        QString subject;
        QString group; ///< empty: none
    };

    /// Runs `work(context)` in the pool, then `done(Result<T>)` on `receiver`'s thread. Returns the job's number.
    template <class T> std::uint64_t run(const Request& request, QObject* receiver,
                                         std::function<Result<T>(JobContext&)> work,
                                         std::function<void(Result<T>)> done)
    {
        auto slot = std::make_shared<std::unique_ptr<Result<T>>>();
        return start(
            request, receiver,
            [slot, work = std::move(work)](JobContext& context) { *slot = std::make_unique<Result<T>>(work(context)); },
            [slot, done = std::move(done)] {
                if (done && *slot)
                    done(std::move(**slot));
            });
    }

    void cancel(std::uint64_t number);
    void cancelGroup(const QString& group);
    void cancelAll();
    /// Jobs that wait or run in the Analysis pool, oldest first.
    std::vector<JobInfo> running() const;
    /// Waits until nothing waits or runs; finished callbacks may still be posted. For tests and programs without a
    /// loop.
    void waitForIdle();

private:
    std::uint64_t start(const Request& request, QObject* receiver, std::function<void(JobContext&)> work,
                        std::function<void()> done);
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace unisono
