#include "core/jobs/jobqueue.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace unisono;
using namespace std::chrono_literals;

class TestJobQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resultArrivesOnTheReceiversThread();
    void cancelEndsTheWorkAndTells();
    void cancelledGroupIsSilent();
    void deadReceiverIsNotCalled();
    void tilesRunNewestFirst();
    void tilesDoNotWaitForAnalyses();
    void runningShowsProgress();
    void destructorCancelsAndWaits();
};

namespace {
Result<int> untilCancelled(JobContext& context)
{
    while (!context.cancelled())
        std::this_thread::sleep_for(1ms);
    return cancelledError();
}
} // namespace

void TestJobQueue::resultArrivesOnTheReceiversThread()
{
    JobQueue queue;
    QObject receiver;
    int sum = 0;
    bool here = true;
    for (int i = 1; i <= 100; ++i)
        queue.run<int>(
            {}, &receiver, [i](JobContext&) -> Result<int> { return i; },
            [&](Result<int> r) {
                sum += *r;
                here = here && QThread::currentThread() == receiver.thread();
            });
    QTRY_COMPARE(sum, 5050);
    QVERIFY(here);
}

void TestJobQueue::cancelEndsTheWorkAndTells()
{
    JobQueue queue;
    QObject receiver;
    std::optional<ErrorCode> code;
    const auto number = queue.run<int>({}, &receiver, untilCancelled, [&](Result<int> r) { code = r.error().code; });
    std::this_thread::sleep_for(20ms);
    QVERIFY(!code);
    queue.cancel(number);
    QTRY_VERIFY(code.has_value());
    QCOMPARE(*code, ErrorCode::Cancelled);
}

void TestJobQueue::cancelledGroupIsSilent()
{
    JobQueue queue(1);
    QObject receiver;
    int called = 0;
    JobQueue::Request request;
    request.group = QStringLiteral("track");
    for (int i = 0; i < 10; ++i)
        queue.run<int>(request, &receiver, untilCancelled, [&](Result<int>) { ++called; });
    // A result that is finished but not delivered yet is stale too.
    queue.cancelGroup(request.group);
    queue.waitForIdle();
    QCoreApplication::processEvents();
    QCOMPARE(called, 0);
    queue.run<int>(
        request, &receiver, [](JobContext&) -> Result<int> { return 1; }, [&](Result<int>) { ++called; });
    QTRY_COMPARE(called, 1);
}

void TestJobQueue::deadReceiverIsNotCalled()
{
    JobQueue queue;
    auto receiver = std::make_unique<QObject>();
    bool called = false;
    queue.run<int>(
        {}, receiver.get(), [](JobContext&) -> Result<int> { return 1; }, [&](Result<int>) { called = true; });
    queue.waitForIdle();
    receiver.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void TestJobQueue::tilesRunNewestFirst()
{
    JobQueue queue(1);
    QObject receiver;
    std::mutex mutex;
    std::vector<int> order;
    std::atomic<bool> gate{false};
    JobQueue::Request request;
    request.pool = JobPool::Tiles;
    queue.run<int>(request, &receiver,
                   [&](JobContext&) -> Result<int> {
                       while (!gate)
                           std::this_thread::sleep_for(1ms);
                       return 0;
                   },
                   {});
    std::this_thread::sleep_for(20ms);
    for (int i = 0; i < 5; ++i)
        queue.run<int>(request, &receiver,
                       [&, i](JobContext&) -> Result<int> {
                           const std::lock_guard lock(mutex);
                           order.push_back(i);
                           return i;
                       },
                       {});
    gate = true;
    queue.waitForIdle();
    QCOMPARE(order, (std::vector<int>{4, 3, 2, 1, 0}));
}

void TestJobQueue::tilesDoNotWaitForAnalyses()
{
    JobQueue queue(1);
    QObject receiver;
    bool done = false;
    queue.run<int>({}, &receiver, untilCancelled, {});
    JobQueue::Request request;
    request.pool = JobPool::Tiles;
    queue.run<int>(
        request, &receiver, [](JobContext&) -> Result<int> { return 1; }, [&](Result<int>) { done = true; });
    QTRY_VERIFY(done);
    queue.cancelAll();
}

void TestJobQueue::runningShowsProgress()
{
    JobQueue queue(1);
    QObject receiver;
    JobQueue::Request request;
    request.name = QStringLiteral("job.peaks");
    request.subject = QStringLiteral("a.flac");
    queue.run<int>(request, &receiver,
                   [](JobContext& context) -> Result<int> {
                       context.progress(0.5);
                       return untilCancelled(context);
                   },
                   {});
    QTRY_VERIFY(!queue.running().empty() && queue.running().front().fraction == 0.5);
    QCOMPARE(queue.running().front().name, request.name);
    QCOMPARE(queue.running().front().subject, request.subject);
    queue.cancelAll();
    queue.waitForIdle();
    QVERIFY(queue.running().empty());
}

void TestJobQueue::destructorCancelsAndWaits()
{
    std::atomic<bool> ended{false};
    QObject receiver;
    {
        JobQueue queue;
        queue.run<int>({}, &receiver,
                       [&](JobContext& context) -> Result<int> {
                           auto r = untilCancelled(context);
                           std::this_thread::sleep_for(30ms);
                           ended = true;
                           return r;
                       },
                       {});
        std::this_thread::sleep_for(20ms);
    }
    QVERIFY(ended);
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
