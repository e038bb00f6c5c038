#include "core/time/timeaxis.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace unisono;

namespace {

constexpr FrameCount kFourHours = FrameCount(4) * 3600 * 192000;

/// Axes from one frame on 32 pixels to four hours on a postage stamp.
struct Draw {
    QRandomGenerator random{20240229};
    double between(double a, double b) { return a + random.generateDouble() * (b - a); }
    double width() { return std::floor(between(1, 4000)); }
    FrameCount length() { return FrameCount(std::exp(between(0, std::log(double(kFourHours))))); }
    TimeAxis axis() { return {between(-1e6, double(kFourHours)), std::exp2(between(-5, 20))}; }
};

} // namespace

class tst_TimeAxis : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pixelsAndFramesAreInverse();
    void zoomKeepsTheAnchor();
    void zoomStopsAtTheFinest();
    void scrollMovesByPixels();
    void clampedStaysInside();
    void clampedIsIdempotent();
    void fittingFills();
    void visibleHoldsBothEdges();
    void degenerateInput();
};

void tst_TimeAxis::pixelsAndFramesAreInverse()
{
    Draw draw;
    for (int i = 0; i < 2000; ++i) {
        const TimeAxis axis = draw.axis();
        const double x = draw.between(-100, 4000);
        QVERIFY(std::abs(double(axis.nearestFrame(x).value) - axis.frameAtX(x)) <= 0.5);
        const Frame f = axis.nearestFrame(x);
        QCOMPARE(axis.nearestFrame(axis.xOf(f)), f);
    }
}

void tst_TimeAxis::zoomKeepsTheAnchor()
{
    Draw draw;
    for (int i = 0; i < 2000; ++i) {
        const TimeAxis axis = draw.axis();
        const double anchor = draw.between(0, 4000);
        const TimeAxis zoomed = axis.zoomedBy(std::exp2(draw.between(-3, 3)), anchor);
        const double drift = std::abs(zoomed.frameAtX(anchor) - axis.frameAtX(anchor));
        QVERIFY(drift <= 1e-5 * std::max(1.0, axis.framesPerPx()));
    }
}

void tst_TimeAxis::zoomStopsAtTheFinest()
{
    const TimeAxis axis = TimeAxis(1000, 1).zoomedBy(1e9, 50);
    QCOMPARE(axis.framesPerPx(), 1.0 / 32);
    QCOMPARE(axis.frameAtX(50), 1050.0);
    QCOMPARE(axis.zoomedBy(2, 10).framesPerPx(), axis.framesPerPx());
}

void tst_TimeAxis::scrollMovesByPixels()
{
    Draw draw;
    for (int i = 0; i < 500; ++i) {
        const TimeAxis axis = draw.axis();
        const double dx = draw.between(-500, 500);
        const TimeAxis moved = axis.scrolledBy(dx);
        QCOMPARE(moved.framesPerPx(), axis.framesPerPx());
        QVERIFY(std::abs(moved.xOf(Frame{0}) - (axis.xOf(Frame{0}) - dx)) < 1e-3);
    }
}

void tst_TimeAxis::clampedStaysInside()
{
    Draw draw;
    for (int i = 0; i < 2000; ++i) {
        const FrameCount length = draw.length();
        const double width = draw.width();
        const TimeAxis axis = draw.axis().clamped(length, width);
        QVERIFY(axis.originFrame() >= 0);
        QVERIFY(axis.framesPerPx() >= 1.0 / 32);
        const double end = axis.frameAtX(width);
        const bool isShort = double(length) < width / 32;
        QVERIFY(isShort ? axis.originFrame() == 0 : end <= double(length) * (1 + 1e-12) + 1e-6);
    }
}

void tst_TimeAxis::clampedIsIdempotent()
{
    Draw draw;
    for (int i = 0; i < 2000; ++i) {
        const FrameCount length = draw.length();
        const double width = draw.width();
        const TimeAxis once = draw.axis().clamped(length, width);
        QCOMPARE(once.clamped(length, width), once);
    }
}

void tst_TimeAxis::fittingFills()
{
    Draw draw;
    for (int i = 0; i < 500; ++i) {
        const Frame start{FrameCount(draw.between(0, 1e9))};
        const FrameSpan span{start, start + (4000 + draw.length())};
        const double width = draw.width();
        const TimeAxis axis = TimeAxis::fitting(span, width);
        QVERIFY(std::abs(axis.xOf(span.start)) < 1e-6);
        QVERIFY(std::abs(axis.xOf(span.end) - width) < 1e-6 * width);
    }
}

void tst_TimeAxis::visibleHoldsBothEdges()
{
    Draw draw;
    for (int i = 0; i < 500; ++i) {
        const TimeAxis axis = draw.axis();
        const double width = draw.width();
        const FrameSpan span = axis.visible(width);
        QVERIFY(double(span.start.value) <= axis.originFrame());
        QVERIFY(double(span.end.value) >= axis.frameAtX(width));
        QVERIFY(span.length() <= FrameCount(width * axis.framesPerPx()) + 3);
    }
}

void tst_TimeAxis::degenerateInput()
{
    const TimeAxis axis(5, 3);
    QCOMPARE(axis.clamped(0, 100), axis);
    QCOMPARE(axis.clamped(100, 0), axis);
    QCOMPARE(TimeAxis(0, -4).framesPerPx(), 1.0 / 32);
    QVERIFY(std::isfinite(TimeAxis::fitting({{10}, {10}}, 0).framesPerPx()));
}

QTEST_GUILESS_MAIN(tst_TimeAxis)
#include "tst_timeaxis.moc"
