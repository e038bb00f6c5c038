#include "ui/paint/overviewpainter.h"
#include "ui/paint/waveformpainter.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

#include <cmath>

using namespace unisono;

namespace {

constexpr QRgb kGround = 0xff102030;

PaintContext contextOf(double ratio, double framesPerPx = 256, double width = 200, double height = 101)
{
    PaintContext c;
    c.axis = TimeAxis(0, framesPerPx);
    c.area = QRectF(10, 10, width, height);
    c.rate = {48000};
    c.palette = paletteOf(ThemeId::Dark);
    c.devicePixelRatio = ratio;
    return c;
}

template <class Paint> QImage pictureOf(const PaintContext& c, Paint paint)
{
    QImage image(int(std::lround((c.area.width() + 20) * c.devicePixelRatio)),
                 int(std::lround((c.area.height() + 20) * c.devicePixelRatio)), QImage::Format_RGB32);
    image.setDevicePixelRatio(c.devicePixelRatio);
    image.fill(kGround);
    QPainter painter(&image);
    paint(painter);
    return image;
}

// Rows of a device column that are not the ground: first, last and how many.
struct Extent {
    int top = -1, bottom = -1, count = 0;
};
Extent extentAt(const QImage& image, int x)
{
    Extent e;
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixel(x, y) == kGround)
            continue;
        if (e.top < 0)
            e.top = y;
        e.bottom = y;
        ++e.count;
    }
    return e;
}

std::vector<PeakColumn> columns(int n, PeakColumn value)
{
    return std::vector<PeakColumn>(std::size_t(n), value);
}

} // namespace

class TestWaveformPainter : public QObject {
    Q_OBJECT
    void addRatios()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%.1f", ratio) << ratio;
    }
private Q_SLOTS:
    void detailFollowsZoom()
    {
        QCOMPARE(waveformDetail(TimeAxis(0, 1000)), WaveformDetail::Columns);
        QCOMPARE(waveformDetail(TimeAxis(0, 64)), WaveformDetail::Columns);
        QCOMPARE(waveformDetail(TimeAxis(0, 63)), WaveformDetail::Lines);
        QCOMPARE(waveformDetail(TimeAxis(0, 1)), WaveformDetail::Lines);
        QCOMPARE(waveformDetail(TimeAxis(0, 0.5)), WaveformDetail::Dots);
    }
    void heightsAreTheValues_data() { addRatios(); }
    void heightsAreTheValues()
    {
        QFETCH(double, ratio);
        const PaintContext c = contextOf(ratio);
        const int n = waveformColumns(c);
        QCOMPARE(n, int(std::lround(200 * ratio)));
        const QImage image = pictureOf(c, [&](QPainter& p) {
            paintWaveform(p, columns(n, {-0.5f, 0.8f, 0.2f, true}), c);
        });
        const double half = (c.area.height() / 2 - 2) * ratio;
        const double middle = c.area.center().y() * ratio;
        for (int x = int(10 * ratio); x < int(10 * ratio) + n; ++x) {
            const Extent e = extentAt(image, x);
            QVERIFY(std::abs(e.top - (middle - 0.8 * half)) <= 1);
            QVERIFY(std::abs(e.bottom + 1 - (middle + 0.5 * half)) <= 1);
            QCOMPARE(e.count, e.bottom - e.top + 1);
            // The lighter core is +-RMS.
            const QRgb core = image.pixel(x, int(middle));
            const QRgb range = image.pixel(x, int(middle - 0.5 * half));
            QVERIFY(core != range);
            QVERIFY(qGray(core) > qGray(range));
            QVERIFY(image.pixel(x, int(middle - 0.2 * half) + 2) == core);
            QVERIFY(image.pixel(x, int(middle - 0.2 * half) - 2) == range);
        }
    }
    void staysInside_data() { addRatios(); }
    void staysInside()
    {
        QFETCH(double, ratio);
        const PaintContext c = contextOf(ratio);
        const QImage image = pictureOf(c, [&](QPainter& p) {
            paintWaveform(p, columns(waveformColumns(c) + 50, {-7, 9, 3, true}), c); // beyond full scale, too many
        });
        for (int x = 0; x < image.width(); ++x) {
            const Extent e = extentAt(image, x);
            const bool in = x >= int(10 * ratio) && x < int(std::lround(210 * ratio));
            QCOMPARE(e.count > 0, in);
            if (in)
                QVERIFY(e.top >= int(10 * ratio) && e.bottom < int(std::lround(111 * ratio)));
        }
    }
    void unknownIsNoSilence()
    {
        const PaintContext c = contextOf(1);
        std::vector<PeakColumn> half = columns(200, {0, 0, 0, true});
        std::fill(half.begin() + 100, half.end(), PeakColumn{});
        const QImage image = pictureOf(c, [&](QPainter& p) { paintWaveform(p, half, c); });
        QCOMPARE(extentAt(image, 50).count, 1);
        QCOMPARE(extentAt(image, 160).count, 1);
        const QRgb silence = image.pixel(50, extentAt(image, 50).top);
        const QRgb unknown = image.pixel(160, extentAt(image, 160).top);
        QVERIFY(silence != unknown);
        QVERIFY(qGray(unknown) < qGray(silence)); // faint
    }
    void steepFlanksAreJoined()
    {
        const PaintContext c = contextOf(1);
        std::vector<PeakColumn> jump = columns(200, {0.6f, 0.7f, 0.65f, true});
        std::fill(jump.begin() + 100, jump.end(), PeakColumn{-0.7f, -0.6f, 0.65f, true});
        const QImage image = pictureOf(c, [&](QPainter& p) { paintWaveform(p, jump, c); });
        QVERIFY(extentAt(image, 109).bottom >= extentAt(image, 110).top - 1);
    }
    void samplesAreWhereTheyAre()
    {
        // Dots of 16 px a frame: sample 4 is the only one that is not zero.
        const PaintContext c = contextOf(1, 1.0 / 16);
        std::vector<float> samples(14, 0.0f);
        samples[4 + 1] = 1; // the first is frame -1
        const QImage image = pictureOf(c, [&](QPainter& p) { paintSamples(p, samples, Frame{-1}, c); });
        const Extent at = extentAt(image, 10 + 4 * 16);
        QVERIFY(at.top <= 13);
        QVERIFY(at.bottom >= 60);
        QVERIFY(extentAt(image, 10 + 8 * 16).top > 50);
        const PaintContext lines = contextOf(1, 8);
        const QImage line =
            pictureOf(lines, [&](QPainter& p) { paintSamples(p, std::vector<float>(1602, 0.5f), Frame{-1}, lines); });
        for (int x = 11; x < 209; ++x)
            QVERIFY(std::abs(extentAt(line, x).top - (60.5 - 0.5 * 48.5)) <= 2);
        // From further away least and greatest of each pixel stand for the samples: the same two levels.
        const PaintContext far = contextOf(1, 40);
        std::vector<float> alternating(200 * 40 + 2);
        for (std::size_t i = 0; i < alternating.size(); ++i)
            alternating[i] = i % 2 ? -0.25f : 0.5f;
        const QImage bars = pictureOf(far, [&](QPainter& p) { paintSamples(p, alternating, Frame{-1}, far); });
        for (int x = 10; x < 210; ++x) {
            QVERIFY(std::abs(extentAt(bars, x).top - (60.5 - 0.5 * 48.5)) <= 1);
            QVERIFY(std::abs(extentAt(bars, x).bottom + 1 - (60.5 + 0.25 * 48.5)) <= 1);
        }
        const QImage none = pictureOf(c, [&](QPainter& p) { paintSamples(p, {}, Frame{0}, c); });
        QCOMPARE(extentAt(none, 60).count, 0);
    }
    void rowsShareTheArea()
    {
        const PaintContext c = contextOf(1);
        const QRectF left = waveformRow(c, 0, 2).area;
        const QRectF right = waveformRow(c, 1, 2).area;
        QCOMPARE(left.top(), c.area.top());
        QVERIFY(left.bottom() < right.top());
        QCOMPARE(right.bottom(), c.area.bottom());
        QCOMPARE(waveformRow(c, 0, 1).area, c.area);
    }
    void overviewMarksTheWindow()
    {
        PaintContext c = contextOf(1, 1000);
        const QRectF rect = [&] {
            QRectF r;
            pictureOf(c, [&](QPainter& p) { r = paintOverviewWindow(p, {{20000}, {60000}}, c); });
            return r;
        }();
        QCOMPARE(rect, QRectF(30, 10, 40, 101));
        QRectF narrow;
        const QImage image = pictureOf(c, [&](QPainter& p) {
            narrow = paintOverviewWindow(p, {{199990}, {200000}}, c);
        });
        QCOMPARE(narrow.width(), 3.0);
        QVERIFY(c.area.contains(narrow));
        QVERIFY(extentAt(image, 208).count > 90);
        const QImage strip = pictureOf(c, [&](QPainter& p) {
            paintOverview(p, columns(200, {-0.5f, 0.5f, 0.2f, true}), c);
        });
        QVERIFY(extentAt(strip, 100).count > 40);
        QVERIFY(QColor::fromRgb(strip.pixel(100, 60)).hsvSaturation() < 60); // quiet: no teal
    }
    void linesStandAtTheirFrame_data() { addRatios(); }
    void linesStandAtTheirFrame()
    {
        QFETCH(double, ratio);
        const PaintContext c = contextOf(ratio, 100);
        const QImage image = pictureOf(c, [&](QPainter& p) { paintPlayhead(p, Frame{5000}, c); });
        const double x = c.xOf(Frame{5000}) * ratio;
        int white = 0;
        double sum = 0;
        for (int i = 0; i < image.width(); ++i) {
            if (image.pixel(i, image.height() / 2) == 0xffffffff) {
                ++white;
                sum += i + 0.5;
            }
        }
        QCOMPARE(white, int(std::lround(ratio))); // sharp: whole device pixels
        QVERIFY(std::abs(sum / white - x) <= 0.75);
        // Outside the view nothing is drawn; the guide is gold; a selection lightens what is in it.
        QVERIFY(pictureOf(c, [&](QPainter& p) { paintPlayhead(p, Frame{-5000}, c); }) ==
                pictureOf(c, [](QPainter&) {}));
        const QImage guide = pictureOf(c, [&](QPainter& p) { paintGuide(p, Frame{5000}, c); });
        QCOMPARE(guide.pixel(int(x), image.height() / 2), c.palette.gold.rgb());
        const QImage wash = pictureOf(c, [&](QPainter& p) { paintSelection(p, {{5000}, {9000}}, c); });
        QVERIFY(wash.pixel(int(x + 20 * ratio), image.height() / 2) != kGround);
        QCOMPARE(wash.pixel(int(x - 3 * ratio), image.height() / 2), kGround);
        QCOMPARE(wash.pixel(int(x + 43 * ratio), image.height() / 2), kGround);
    }
};

QTEST_MAIN(TestWaveformPainter)
#include "tst_waveformpainter.moc"
