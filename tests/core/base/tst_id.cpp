#include "core/base/id.h"
#include "core/base/result.h"

#include <QTest>

#include <set>
#include <thread>

using namespace unisono;

class TestId : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void idsAreUniqueAndIncreasing();
    void textKeepsValueAndOrder();
    void brokenTextIsNoId();
    void resultHoldsValueOrError();
};

void TestId::idsAreUniqueAndIncreasing()
{
    constexpr int kEach = 100000;
    std::vector<std::int64_t> made[4];
    std::vector<std::thread> threads;
    for (auto& ids : made)
        threads.emplace_back([&ids] {
            for (int i = 0; i < kEach; ++i)
                ids.push_back(nextIdValue());
        });
    for (auto& thread : threads)
        thread.join();
    std::set<std::int64_t> all;
    for (const auto& ids : made) {
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        all.insert(ids.begin(), ids.end());
    }
    QCOMPARE(all.size(), std::size_t(4 * kEach));
    QVERIFY(*all.begin() > 0);
}

void TestId::textKeepsValueAndOrder()
{
    QString before;
    for (int i = 0; i < 1000; ++i) {
        const TrackId id = TrackId::next();
        QCOMPARE(TrackId::fromText(id.toText()), id);
        QVERIFY(before < id.toText());
        before = id.toText();
    }
    QCOMPARE(idToText(0), QStringLiteral("0000000000000"));
    QCOMPARE(idFromText(idToText(INT64_MAX)).value(), INT64_MAX);
}

void TestId::brokenTextIsNoId()
{
    for (const char* text : {"", "0", "00000000000000", "w000000000000", "8000000000000", "000000000000W",
                             "000000000000w", "-000000000001"})
        QVERIFY2(!idFromText(QString::fromLatin1(text)), text);
    QVERIFY(TrackId::fromText(QStringLiteral("nonsense")).isNull());
}

void TestId::resultHoldsValueOrError()
{
    const Result<int> good(7);
    QVERIFY(good);
    QCOMPARE(*good, 7);
    const Result<int> bad(Error{ErrorCode::DiskFull, {}, QStringLiteral("a"), {}});
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, ErrorCode::DiskFull);
    QCOMPARE(bad.value_or(3), 3);
    QVERIFY(Result<void>());
    QVERIFY(!Result<void>(Error{}));
}

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
