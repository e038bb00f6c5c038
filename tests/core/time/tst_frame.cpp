#include "core/time/frame.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace unisono;

class TestFrame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondsAndBackAreExact_data();
    void secondsAndBackAreExact();
    void brokenTimesStayInRange();
    void spansAreHalfOpen();
};

void TestFrame::secondsAndBackAreExact_data()
{
    QTest::addColumn<int>("hz");
    for (const int hz : {1, 7, 8000, 11025, 22050, 44100, 48000, 96000, 192000, 384000})
        QTest::addRow("%d Hz", hz) << hz;
}

void TestFrame::secondsAndBackAreExact()
{
    QFETCH(int, hz);
    const SampleRate rate{hz};
    for (FrameCount n = 0; n < FrameCount(hz) * 3600 * 24; n += 1 + n / 3)
        QCOMPARE(framesOf(secondsOf(n, rate), rate), n);
    QCOMPARE(framesOf(-0.6 / hz, rate), FrameCount(-1));
}

void TestFrame::brokenTimesStayInRange()
{
    const SampleRate rate{48000};
    QCOMPARE(framesOf(std::numeric_limits<double>::quiet_NaN(), rate), FrameCount(0));
    QCOMPARE(framesOf(1e308, rate), FrameCount(1) << 53);
    QCOMPARE(framesOf(-std::numeric_limits<double>::infinity(), rate), -(FrameCount(1) << 53));
}

void TestFrame::spansAreHalfOpen()
{
    const FrameSpan a{{10}, {20}};
    QVERIFY(a.contains({10}));
    QVERIFY(!a.contains({20}));
    QVERIFY(!a.overlaps({{20}, {30}}));
    QVERIFY(a.overlaps({{19}, {30}}));
    QCOMPARE(intersected(a, {{15}, {30}}).length(), FrameCount(5));
    QVERIFY(intersected(a, {{20}, {30}}).isEmpty());
    QCOMPARE(FrameSpan({{5}, {3}}).length(), FrameCount(0));
}

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
