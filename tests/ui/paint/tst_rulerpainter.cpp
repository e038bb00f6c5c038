#include "ui/paint/rulerpainter.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace unisono;

namespace {

PaintContext contextOf(double originFrame, double framesPerPx, double ratio = 1)
{
    PaintContext c;
    c.axis = TimeAxis(originFrame, framesPerPx);
    c.area = QRectF(0, 0, 1000, 26);
    c.rate = {48000};
    c.palette = paletteOf(ThemeId::Dark);
    c.devicePixelRatio = ratio;
    return c;
}

QStringList majors(const PaintContext& c)
{
    QStringList texts;
    for (const TimeTick& tick : timeTicks(c))
        if (tick.rank == TickRank::Major)
            texts.append(tick.text);
    return texts;
}

} // namespace

class TestRulerPainter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ticksAreRoundAndApart()
    {
        for (double framesPerPx = 1.0 / 32; framesPerPx < 48000.0 * 86400; framesPerPx *= 1.37) {
            const PaintContext c = contextOf(12345.678, framesPerPx);
            const std::vector<TimeTick> ticks = timeTicks(c);
            double before = -1e18;
            double beforeMajor = -1e18;
            int seen = 0;
            QVERIFY(ticks.size() < 400);
            for (const TimeTick& tick : ticks) {
                QVERIFY(std::abs(c.xOf(tick.frame) - tick.xPx) < 1e-6);
                QVERIFY(tick.xPx > before);
                before = tick.xPx;
                if (tick.rank != TickRank::Major) {
                    QVERIFY(tick.text.isEmpty());
                    continue;
                }
                QVERIFY(!tick.text.isEmpty());
                QVERIFY(tick.xPx - beforeMajor >= 84 - 1e-6);
                beforeMajor = tick.xPx;
                ++seen;
            }
            QVERIFY2(seen >= 1, qPrintable(QString::number(framesPerPx)));
        }
    }
    void textsSayTheTime()
    {
        QCOMPARE(majors(contextOf(0, 480)).mid(0, 3), (QStringList{"0:00", "0:01", "0:02"}));
        QCOMPARE(majors(contextOf(48000 * 3600, 48000)).mid(0, 3), (QStringList{"1:00:00", "1:02:00", "1:04:00"}));
        QCOMPARE(majors(contextOf(0, 4.8)).mid(0, 3), (QStringList{"0:00.00", "0:00.01", "0:00.02"}));
        QCOMPARE(majors(contextOf(0, 1.0 / 16)).mid(0, 3), (QStringList{"0", "10", "20"}));
        for (const QStringList& texts : {majors(contextOf(0, 480)), majors(contextOf(0, 5)), majors(contextOf(0, 0.1))})
            QCOMPARE(QSet<QString>(texts.begin(), texts.end()).size(), texts.size());
    }
    void scrollingMovesThem()
    {
        const std::vector<TimeTick> here = timeTicks(contextOf(48000 * 100, 333));
        const std::vector<TimeTick> there = timeTicks(contextOf(48000 * 100 + 333 * 40, 333));
        for (const TimeTick& tick : there) {
            const auto same = std::find_if(here.begin(), here.end(),
                                           [&](const TimeTick& t) { return std::abs(t.frame - tick.frame) < 1e-6; });
            if (same == here.end()) {
                QVERIFY(tick.xPx > 950 || tick.xPx < 0);
                continue;
            }
            QVERIFY(std::abs(same->xPx - 40 - tick.xPx) < 1e-6);
            QCOMPARE(same->text, tick.text);
        }
    }
    void noTickBeforeTheTrack()
    {
        for (const TimeTick& tick : timeTicks(contextOf(-480000, 480)))
            QVERIFY(tick.frame >= 0);
    }
    void paintsTicksAndBars_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%.1f", ratio) << ratio;
    }
    void paintsTicksAndBars()
    {
        QFETCH(double, ratio);
        const PaintContext c = contextOf(0, 480, ratio);
        const auto picture = [&](std::span<const BarMark> bars) {
            QImage image(int(1000 * ratio), int(26 * ratio), QImage::Format_RGB32);
            image.setDevicePixelRatio(ratio);
            image.fill(c.palette.base);
            QPainter painter(&image);
            paintRuler(painter, c, bars);
            return image;
        };
        const QImage plain = picture({});
        // A line at each second, as wide as one logical pixel, sharp.
        for (int second = 0; second < 9; ++second) {
            const int x = int(std::round(second * 100 * ratio));
            QVERIFY(plain.pixel(x, 1) != c.palette.base.rgb());
            QCOMPARE(plain.pixel(x + int(std::lround(ratio)), 1), c.palette.base.rgb());
        }
        std::vector<BarMark> bars;
        for (int i = 0; i < 20; ++i)
            bars.push_back({{i * 24000 + 12000}, i + 1});
        const QImage marked = picture(bars);
        for (int i = 0; i < 19; ++i) {
            const int x = int(std::round((i * 50 + 25) * ratio));
            QCOMPARE(marked.pixel(x, int(25 * ratio)), c.palette.gold.rgb());
            QVERIFY(plain.pixel(x, int(25 * ratio)) != c.palette.gold.rgb());
        }
    }
};

QTEST_MAIN(TestRulerPainter)
#include "tst_rulerpainter.moc"
