#include "ui/timeline/tilecache.h"
#include "ui/timeline/tileloader.h"
#include "ui/timeline/tilestrip.h"
#include "ui/timeline/viewport.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <cmath>

using namespace unisono;

namespace {

QImage tile(QRgb colour = 0xffffffff, int height = 10)
{
    QImage image(kTileWidth, height, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

TileStrip stripAt(double origin, double framesPerPx, double ratio = 1)
{
    TileStrip strip;
    strip.source = 1;
    strip.axis = onDevicePixels({origin, framesPerPx}, ratio);
    strip.devicePixelRatio = ratio;
    strip.area = QRectF(100, 0, 1000, 10);
    strip.frames = 100'000'000;
    return strip;
}

} // namespace

class tst_Tiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cacheKeepsItsBound();
    void cacheForgetsTheLeastUsed();
    void describesSources();
    void zoomsNearestFirst();
    void tilesCoverTheView();
    void tilesEndWithTheTrack();
    void paintsWithoutSeams();
    void stretchesWhatIsThere();
    void zoomComesBackToTheSameTiles();
    void loadsNowBeforeLater();
    void cancelsWhatIsNoLongerWanted();
    void doesNotRepeatFailures();
};

void tst_Tiles::cacheKeepsItsBound()
{
    TileCache cache(100 * tile().sizeInBytes());
    for (int i = 0; i < 1000; ++i) {
        cache.insert({1, 1, i}, tile(0xffffffff, 1 + i % 13));
        QVERIFY(cache.bytes() <= cache.maxBytes());
    }
    cache.insert({1, 1, 999}, tile()); // replaced, not added
    qint64 sum = 0;
    for (int i = 0; i < 1000; ++i)
        sum += cache.find({1, 1, i}).sizeInBytes();
    QCOMPARE(cache.bytes(), sum);
    cache.insert({1, 1, 5000}, tile(0xffffffff, 2000)); // larger than all of it
    QVERIFY(!cache.contains({1, 1, 5000}));
    cache.removeSource(1);
    QCOMPARE(cache.bytes(), 0);
    QCOMPARE(cache.count(), std::size_t(0));
}

void tst_Tiles::cacheForgetsTheLeastUsed()
{
    TileCache cache(3 * tile().sizeInBytes());
    for (int i = 0; i < 3; ++i)
        cache.insert({1, 1, i}, tile());
    QVERIFY(!cache.find({1, 1, 0}).isNull());
    cache.insert({1, 1, 3}, tile());
    QVERIFY(cache.contains({1, 1, 0}));
    QVERIFY(!cache.contains({1, 1, 1}));
}

void tst_Tiles::describesSources()
{
    TileCache cache;
    const std::uint64_t first = cache.source("a");
    QVERIFY(cache.source("b") != first);
    QCOMPARE(cache.source("a"), first);
    for (int i = 0; i < 2000; ++i)
        cache.source(QByteArray::number(i));
    QVERIFY(cache.source("a") != cache.source("b"));
}

void tst_Tiles::zoomsNearestFirst()
{
    TileCache cache;
    for (const double zoom : {1.0, 8.0, 64.0, 4.0})
        for (int i = 0; i < 3; ++i)
            cache.insert({2, zoom, i}, tile());
    cache.insert({3, 5.0, 0}, tile());
    QCOMPARE(cache.zoomsNear(2, 5), (std::vector<double>{4, 8, 1, 64}));
    QVERIFY(cache.zoomsNear(9, 5).empty());
}

void tst_Tiles::tilesCoverTheView()
{
    for (const double ratio : {1.0, 1.5, 2.0}) {
        for (const double origin : {0.0, 12345.6, 9e6}) {
            const TileStrip strip = stripAt(origin, 37.3, ratio);
            const std::vector<TileKey> keys = strip.visibleTiles();
            QVERIFY(!keys.empty());
            QVERIFY(strip.rectOf(keys.front()).left() <= strip.area.left() + 1e-9);
            QVERIFY(strip.rectOf(keys.back()).right() >= strip.area.right() - 1e-9);
            for (std::size_t i = 1; i < keys.size(); ++i)
                QVERIFY(std::abs(strip.rectOf(keys[i]).left() - strip.rectOf(keys[i - 1]).right()) < 1e-6);
            // The picture and the axis agree on where a tile begins.
            QVERIFY(std::abs(strip.area.left() +
                             (firstFrameOf(keys[0]) - strip.axis.originFrame()) / strip.axis.framesPerPx() -
                             strip.rectOf(keys[0]).left()) < 0.01);
        }
    }
}

void tst_Tiles::tilesEndWithTheTrack()
{
    TileStrip strip = stripAt(0, 10);
    strip.frames = 256 * 10 + 1;
    QCOMPARE(strip.visibleTiles().size(), std::size_t(2));
    strip.frames = 256 * 10;
    QCOMPARE(strip.visibleTiles().size(), std::size_t(1));
    strip.frames = 0;
    QVERIFY(strip.visibleTiles().empty());
    QVERIFY(strip.neighbours().empty());
}

void tst_Tiles::paintsWithoutSeams()
{
    TileCache cache;
    const TileStrip strip = stripAt(54321, 20);
    QImage canvas(1100, 10, QImage::Format_RGB32);
    canvas.fill(0xff000000);
    QPainter painter(&canvas);
    int made = 0;
    paintStrip(painter, QRectF(0, 0, 1100, 10), strip, cache, [&](const TileKey&) {
        ++made;
        return tile();
    });
    painter.end();
    QCOMPARE(made, int(strip.visibleTiles().size()));
    for (int x = 0; x < 1100; ++x)
        QCOMPARE(canvas.pixel(x, 5), x < 100 ? 0xff000000 : 0xffffffff);
}

void tst_Tiles::stretchesWhatIsThere()
{
    TileCache cache;
    TileStrip strip = stripAt(0, 40);
    for (const TileKey& key : strip.visibleTiles())
        cache.insert(key, tile(key.index % 2 ? 0xffff0000 : 0xff00ff00));
    strip.axis = {0, 20}; // zoomed in by two: tile 0 now fills 512 px
    QImage canvas(1100, 10, QImage::Format_RGB32);
    canvas.fill(0xff000000);
    QPainter painter(&canvas);
    paintStrip(painter, QRectF(0, 0, 1100, 10), strip, cache);
    painter.end();
    QCOMPARE(canvas.pixel(100 + 500, 5), 0xff00ff00);
    QCOMPARE(canvas.pixel(100 + 520, 5), 0xffff0000);
    strip.axis = {0, 40.0 * 32}; // too far away to be of help
    canvas.fill(0xff000000);
    painter.begin(&canvas);
    paintStrip(painter, QRectF(0, 0, 1100, 10), strip, cache);
    painter.end();
    QCOMPARE(canvas.pixel(100 + 10, 5), 0xff000000);
}

void tst_Tiles::zoomComesBackToTheSameTiles()
{
    const FrameCount frames = 100'000'000;
    const double factor = std::sqrt(2.0);
    TimeAxis axis = zoomedInSteps({5e6, 1764}, factor, 300, frames, 1000);
    const double scale = axis.framesPerPx();
    for (int i = 0; i < 5; ++i)
        axis = zoomedInSteps(axis, factor, 300, frames, 1000);
    for (int i = 0; i < 5; ++i)
        axis = zoomedInSteps(axis, 1 / factor, 700, frames, 1000);
    QCOMPARE(axis.framesPerPx(), scale); // to the bit: QCOMPARE of doubles is fuzzy, so:
    QVERIFY(!(axis.framesPerPx() < scale) && !(axis.framesPerPx() > scale));
    // Small steps go on in their direction, too.
    QVERIFY(zoomedInSteps(axis, 1.01, 0, frames, 1000).framesPerPx() < scale);
    QVERIFY(zoomedInSteps(axis, 0.99, 0, frames, 1000).framesPerPx() > scale);
}

void tst_Tiles::loadsNowBeforeLater()
{
    JobQueue jobs(1);
    TileCache cache;
    TileLoader loader(jobs, cache);
    std::vector<std::int64_t> order;
    connect(&loader, &TileLoader::arrived, this, [&](const TileKey& key) { order.push_back(key.index); });
    TileLoader::Wish wish;
    for (int i = 0; i < 8; ++i)
        wish.now.push_back({1, 1, i});
    wish.later = {{1, 1, 100}, {1, 1, 101}};
    wish.paint = [](const TileKey&) { return [](JobContext&) -> Result<QImage> { return tile(); }; };
    loader.want(this, wish);
    QTRY_COMPARE(order.size(), std::size_t(10));
    QVERIFY(*std::max_element(order.begin(), order.begin() + 8) < 8);
    for (int i = 0; i < 8; ++i)
        QVERIFY(cache.contains({1, 1, i}));
    QTRY_VERIFY(loader.isIdle());
}

void tst_Tiles::cancelsWhatIsNoLongerWanted()
{
    JobQueue jobs(1);
    TileCache cache;
    TileLoader loader(jobs, cache);
    std::atomic<int> cancelled{0};
    TileLoader::Wish slow;
    slow.now = {{1, 1, 0}};
    slow.paint = [&](const TileKey&) {
        return [&](JobContext& context) -> Result<QImage> {
            while (!context.cancelled())
                QThread::msleep(1);
            ++cancelled;
            return cancelledError();
        };
    };
    loader.want(this, slow);
    QTest::qWait(20);
    TileLoader::Wish quick;
    quick.now = {{1, 2, 0}};
    quick.paint = [](const TileKey&) { return [](JobContext&) -> Result<QImage> { return tile(); }; };
    loader.want(this, quick);
    QTRY_VERIFY(cache.contains({1, 2, 0}));
    QCOMPARE(cancelled.load(), 1);
    QVERIFY(!cache.contains({1, 1, 0}));
}

void tst_Tiles::doesNotRepeatFailures()
{
    JobQueue jobs(1);
    TileCache cache;
    TileLoader loader(jobs, cache);
    std::atomic<int> tries{0};
    TileLoader::Wish wish;
    wish.now = {{1, 1, 0}};
    wish.paint = [&](const TileKey&) {
        return [&](JobContext&) -> Result<QImage> {
            ++tries;
            return Error{ErrorCode::Damaged, {}, {}, {}};
        };
    };
    for (int i = 0; i < 5; ++i) {
        loader.want(this, wish);
        QTest::qWait(10);
    }
    QCOMPARE(tries.load(), 1);
    loader.forgetFailures();
    loader.want(this, wish);
    QTRY_COMPARE(tries.load(), 2);
}

QTEST_GUILESS_MAIN(tst_Tiles)
#include "tst_tiles.moc"
